### Слова команд, которые запускают или проверяют сервер: serve, user, audit,
### migrate, copy, backup, restore.

server-listens = Kezek работает на { $url }, база данных { $database }. Ctrl+C завершает работу.
server-exercise = Это учения: часы переведены и показывают { $now }. Принятые здесь решения не имеют силы, а число запросов не ограничено: учётным записям настоящих людей здесь не место.
server-behind-proxy = Этот адрес доступен другим машинам, и соединение здесь не шифруется: это делает прокси.
server-certificate-read = Сертификат прочитан заново.
server-certificate-bad = Сертификат не читается, остаётся прежний: { $reason }
server-not-started = Сервер не запустился: { $reason }
server-stops = Новые запросы не принимаются; сервер завершится, когда закончатся текущие. Ещё раз — завершить сразу.
server-stops-at-once = Завершено сразу. Всё, на что был дан ответ, записано на диск.
server-unknown-database = Такой адрес базы данных не подходит: пишите --database sqlite:ПУТЬ или --database postgres://ПОЛЬЗОВАТЕЛЬ@СЕРВЕР/ИМЯ.

## Учётные записи

user-added = Учётная запись { $login } добавлена ({ $database }).
user-disabled = Учётная запись { $login } отключена, её сеансы завершены ({ $database }).
user-enabled = Учётная запись { $login } включена ({ $database }).
user-password-set = У учётной записи { $login } новый пароль, её сеансы завершены ({ $database }).
user-list-enabled = включена
user-list-disabled = отключена
user-bad-login = Имя для входа — от 1 до 64 знаков: a–z, 0–9, «.», «-» и «_».
user-login-taken = Имя { $login } занято. Выберите другое или задайте новый пароль: kezek user password.
user-unknown = Имени { $login } нет ни у кого. Все учётные записи: kezek user list.
user-unknown-unit = В kezek.toml нет подразделения { $unit }.
user-ask-password = Новый пароль для { $login } (не отображается):
user-ask-password-again = Ещё раз то же самое:
user-passwords-differ = Пароли не совпали; ничего не изменено.
user-password-too-short = В пароле должно быть не менее 15 знаков. Хорошо подходит фраза.
user-password-too-long = В пароле должно быть не более 1024 байт.
user-password-common = Такой пароль есть в списках распространённых. Возьмите слова, которые обычно не стоят рядом.
user-password-has-login = Пароль почти повторяет имя для входа. Выберите другой.

## Проверка журнала

audit-looked-at = Дел: { $cases }. Событий: { $events }. Контрольных точек: { $checkpoints }.
audit-head = Конец цепочки контрольных точек: { $head }. Запишите его в другом месте: с --head он докажет, что ничего не отрезано.
audit-quarantine-lifted = Карантин снят: серверы снова могут писать.
audit-sound = Всё так, как было записано.
audit-faults = { $count ->
    [one] { $count } место не таково, каким было записано. Остановите принятие решений, сохраните копию базы и разберитесь.
    [few] { $count } места не таковы, какими были записаны. Остановите принятие решений, сохраните копию базы и разберитесь.
    [many] { $count } мест не таковы, какими были записаны. Остановите принятие решений, сохраните копию базы и разберитесь.
   *[other] { $count } места не таковы, какими были записаны. Остановите принятие решений, сохраните копию базы и разберитесь.
}
audit-bad-head = Конец цепочки не распознан: пишите НОМЕР:ХЕШ, как печатает kezek audit verify.
audit-no-database = Базы данных { $database } нет.
audit-at-event = дело { $case }, событие { $seq }
audit-at-case = дело { $case }
audit-at-checkpoint = контрольная точка { $number }
audit-at-law = редакция { $hash }
audit-kind-altered = изменено
audit-kind-deleted = удалено
audit-kind-reordered = в другом порядке
audit-kind-state-differs = сохранённое состояние расходится с историей
audit-kind-missing-case = дела нет
audit-kind-not-checkpointed = ни одна контрольная точка не называет его конец
audit-kind-law-missing = нет редакции, по которой оно рассмотрено

## Настройки

check-settings-hint = Исправьте значение или уберите ключ: тогда действует значение по умолчанию.

migrate-nothing = { $database }: таблицы уже последней версии, { $after }.
migrate-made = { $database }: таблицы созданы, версия { $after }.
migrate-done = { $database }: таблицы переведены с версии { $before } на версию { $after }.
copy-done = Скопировано из { $from } в { $to }, строк: { $rows }. До и после всё проверено.
copy-papers = Документов: { $count }, папка { $folder }.
copy-papers-missing = Документов, которых нет в папке или которые повреждены: { $count }.
restore-accounts = Теперь никто не вошёл в систему. Учётные записи, пароли и должности — на момент резервной копии: отключите снова тех, кого отключили позже, и снова снимите снятые должности (kezek user list).
copy-not-empty = В { $database } уже есть данные, таблица { $table }: укажите пустую базу данных.
copy-not-sound = Ничего не скопировано. { $database } не такая, как была записана: { $fault }. Смотрите kezek audit verify.
copy-outdated = Ничего не скопировано. Таблицы { $database } версии { $found }, нужна версия { $needed }: сначала выполните для неё kezek migrate.
copy-failed = Ничего не скопировано: { $reason }
