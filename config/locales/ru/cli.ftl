### Слова команд, которые говорят с сервером.

cli-no-server = Сервер не указан. Укажите --server URL, задайте KEZEK_SERVER или войдите: kezek login --server URL.
cli-not-signed-in = Сеанса на { $server } нет. Войдите командой kezek login или задайте KEZEK_TOKEN.
cli-sign-in-again = Войдите снова командой kezek login.

## Вход

cli-ask-login = Имя на { $server }:
cli-ask-password = Пароль на { $server } (не отображается):
cli-login-needed = Укажите учётную запись: --user LOGIN.
cli-password-needed = Нет терминала, чтобы спросить пароль: используйте --password-stdin.
cli-signed-in = Вы вошли как { $name } ({ $login }) на { $server }. Сеанс завершится не позднее { $until }, а без работы — через { $minutes } мин.
cli-signed-out = Сеанс на { $server } завершён.

## Загрузка заявлений

cli-import-taken = Строка { $line }: { $number }, регистрация { $date }
cli-import-refused = Строка { $line }: не принята
cli-import-line-too-long = Строка длиннее 1 МБ.
cli-import-bad-json = Это не заявление. В { $at }: { $detail }
cli-import-paper-outside = Документ «{ $file }» лежит не в каталоге списка.
cli-import-paper-unreadable = Документ «{ $file }» не прочитать: { $detail }
cli-import-paper-too-large = Документ «{ $file }» — не файл или больше 64 МБ.
cli-import-paper-changed = У документа «{ $file }» не тот хеш, что указан в списке.
cli-import-stopped = Остановлено на строке { $line }: следующие строки не поданы.
cli-import-done = Принято: { $taken }. Не принято: { $refused }.

## Очереди

cli-no-such-queue = Очереди «{ $slug }» для вас нет. Список очередей: kezek queue.
cli-bad-sort = По «{ $name }» строки не упорядочить.
cli-queue-count = { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[many] { $count } дел
}
cli-queues-slug = Очередь
cli-queues-title = Название
cli-queues-count = Дел
cli-queues-overdue = Просрочено
cli-queues-due-soon = Скоро срок

## Дело

cli-show-unit = Подразделение
cli-show-edition = Редакция
cli-show-lease = С этим делом работает { $name }, до { $until }.
cli-show-limits = Сроки (* заявителя)
cli-show-blocked = не вычислен: ключ политики { $key } не задан
cli-show-not-started = не начался
cli-show-papers = Документы
cli-show-pages = { $count ->
    [one] { $count } страница
    [few] { $count } страницы
   *[many] { $count } страниц
}
cli-show-checks = Проверки
cli-show-stated = Указано в заявлении
cli-show-requirements = Требования
cli-show-assessments = Тесты, анкеты, собеседования
cli-show-notice = Уведомление о соответствии
cli-show-complaints = Жалобы
cli-show-commission = Комиссия
cli-show-decision = Решение
cli-show-offers = Что можно сделать сейчас

## Команды

cli-do-bad-body = Это не JSON команды { $command }: { $detail }
cli-do-allowed = { $command }: правила допускают. Ничего не записано. Версия { $version }.
cli-do-recorded = { $command }: записано. Версия дела теперь { $version } ({ $events }).
cli-do-was-recorded = Сервер сообщает, что команда записана.
cli-do-not-recorded = Сервер сообщает, что под этим ключом ничего не записано. Если отправите снова, возьмите тот же ключ: --key { $key }
cli-do-unknown = Неизвестно, записана ли команда. Посмотрите историю дела; если отправите снова, возьмите тот же ключ: --key { $key }

## Соответствие договору

conformance-who = Назовите логин через --login и подайте его пароль на стандартный ввод или задайте KEZEK_TOKEN.
conformance-met = соблюдено
conformance-broken = НАРУШЕНО
conformance-not-tried = не проверено
conformance-no-password = нужен пароль
conformance-no-case-to-write-on = назовите дело через --write-on
conformance-no-feed = у сервера нет ленты изменений
conformance-no-rows = ни в одной очереди этого сотрудника нет двух дел
conformance-no-case = нет дела, которое можно прочитать
conformance-summary = Соблюдено: { $met }. Нарушено: { $broken }. Не проверено: { $untried }.
