### Words of the workstation

## Actions of the workstation: palette and help

action-help = Клавиши этого экрана
action-palette = Все команды: найти по названию
action-messages = Сообщения
action-switch-language = Язык: следующий (kk, ru, en)
action-switch-theme = Цвета: следующие
action-redraw = Перерисовать экран
action-next-working-day = Демо: перейти к следующему рабочему дню
action-switch-user = Войти под другим пользователем
action-quit = Выйти: черновики сохраняются
action-up = Вверх
action-down = Вниз
action-page-up = На страницу вверх
action-page-down = На страницу вниз
action-first = В начало
action-last = В конец
action-open = Открыть
action-back = Назад; остановить запрос
action-next-pane = Следующая панель
action-previous-pane = Предыдущая панель
action-account-1 = Войти как роль 1
action-account-2 = Войти как роль 2
action-account-3 = Войти как роль 3
action-account-4 = Войти как роль 4
action-account-5 = Войти как роль 5
action-account-6 = Войти как роль 6
action-account-7 = Войти как роль 7
action-next-field = Следующее поле
action-previous-field = Предыдущее поле
action-accept = Дальше
action-previous-view = Предыдущая очередь
action-next-view = Следующая очередь
action-filter = Фильтр
action-complete = Дополнить фильтр
action-sort = Порядок сортировки
action-decide = Команды по делу и почему недоступны
action-refresh = Обновить: применить накопленные изменения
action-papers = Документы и их текст
action-note = Добавить заметку
action-answer-check = Ответить на проверку под курсором
action-beside = Положить страницу рядом, чтобы сравнить с другой
action-deadline = Объяснить сроки по дням
action-previous-page = Предыдущая страница документа
action-next-page = Следующая страница документа
action-next-case = Следующее дело очереди
action-previous-case = Предыдущее дело очереди
action-begin-revocation = Начать отзыв выданного

## Actions in the footer

hint-help = Справка
hint-palette = Команды
hint-messages = Сообщения
hint-switch-language = Язык
hint-quit = Выход
hint-open = Открыть
hint-back = Назад
hint-next-pane = Панель
hint-next-field = Поле
hint-accept = Дальше
hint-next-view = Очередь
hint-filter = Фильтр
hint-complete = Дополнить
hint-decide = Решение
hint-refresh = Обновить
hint-papers = Документы
hint-note = Заметка
hint-answer-check = Ответ
hint-beside = Рядом
hint-deadline = Сроки
hint-find = Поиск
hint-look = Вид
hint-page-after = След. стр.
hint-closer = Ближе
hint-further = Дальше
hint-turn = Повернуть
hint-ink = Цвет/точки
hint-open-outside = Вне
hint-next-page = Страница

## Header and message line

sign-production = РАБОЧАЯ
sign-demo = ДЕМО
sign-exercise = УЧЕБНАЯ
age-live = актуально
age-seconds = { $seconds } с назад
age-minutes = { $minutes } мин назад
age-offline = НЕТ СВЯЗИ с { $since }
desk-demonstration-values = демонстрационные значения
desk-loading = Загрузка… Esc останавливает
desk-stopped = Запрос остановлен.
desk-how-to-quit = Выход: Ctrl+Q или F2, «Выйти».
desk-interrupt = { $key } ещё раз завершит программу; набранное сохранится в черновике.
desk-broke = Сбой Kezek; набранное сохранено, насколько удалось. Отчёт, в котором никто не назван, лежит в { $path }: передайте его администратору.
desk-broke-unreported = Сбой Kezek; набранное сохранено, насколько удалось. Отчёт записать не удалось: { $why }.
desk-paste-refused = Сюда текст не вставляется: сначала откройте текстовое поле.
desk-still-sending = Команда отправляется. Дождитесь ответа.
desk-online-again = Связь с сервером восстановлена.
desk-offline-no-decisions = Сервер не отвечает, поэтому решения сейчас не отправляются. Черновик сохранён; отправьте, когда связь восстановится.
desk-too-small = Окно слишком мало: нужно { $width }×{ $height }, сейчас { $has_width }×{ $has_height }. Увеличьте окно. F1 — клавиши, которые здесь работают; Ctrl+Q — выход.

desk-no-server = Сервер не настроен. Посмотреть демонстрацию: kezek demo. Подключиться к серверу: kezek --server URL или [workstation] server в kezek.toml.
desk-no-terminal = Рабочему месту нужен терминал: и ввод, и вывод.
desk-dumb-terminal = Этот терминал (TERM={ $term }) не умеет размещать текст на экране. Запустите в другом терминале или исправьте TERM.

## Faults that the workstation finds out by itself

workstation-unreachable = Не удалось связаться с сервером; ничего не отправлено. На экране прежние данные.
workstation-unreachable-do = Проверьте сеть и адрес сервера.
workstation-timed-out = Сервер не ответил вовремя. На экране прежние данные.
workstation-timed-out-do = Подождите и нажмите F5. Если не проходит, сообщите администратору.
workstation-not-kezek = По этому адресу ответил не сервер Kezek, а другая программа (например, веб-страница).
workstation-not-kezek-do = Проверьте адрес сервера и вход в сеть.
workstation-unreadable = Ответ сервера не удалось прочитать. На экране прежние данные.
workstation-unreadable-do = Возможно, у программы и сервера разные версии: сообщите администратору.
workstation-draft-not-saved = Черновик не сохранён ни на этом компьютере, ни на сервере.
workstation-draft-not-saved-do = Не закрывайте окно; проверьте место на диске и связь.

## Start and sign-in

start-title = Демонстрация Kezek
start-about = Люди, дела и значения вымышлены. Часы идут свои; через F2 можно перейти к следующему рабочему дню. После выхода ничего не остаётся.
start-pick = Под кем войти?
start-by-hand = Ввести логин и пароль
sign-in-title = Вход в Kezek
sign-in-again = Сеанс завершён. Войдите снова: набранный текст и ваше место сохранены.
sign-in-server = Сервер
sign-in-login = Логин
sign-in-password = Пароль
sign-in-button = Войти
sign-in-by = Войти через «{ $provider }»
sign-in-device-begins = Запрашивается код… Esc — прервать
sign-in-device-address = Откройте этот адрес в браузере на любом устройстве:
sign-in-device-code = и введите код
sign-in-device-left = Код действует { $minutes } мин. Esc — отказаться.
sign-in-layout = Раскладка:
sign-in-waiting = Ждём ответа от { $server }… Esc останавливает
sign-in-back = Вы снова вошли.
sign-in-not-done = Войти не удалось.

## Queues

queue-views = Очереди
queue-views-all = всего
queue-views-overdue = срок
queue-filter = Фильтр
queue-count = { $shown } из { $all }
queue-position = { $at } из { $count }
queue-filter-empty = Под фильтр не подходит ни одно дело. Esc очищает фильтр.
queue-filter-gap = Нет календаря на { $year } год, рабочие дни не посчитать.
queue-waiting = Есть новое: { $what }. До F5 ничего не сдвинется.
queue-waiting-changed = изменилось { $count }
queue-waiting-left = ушло { $count }
queue-waiting-arrived = пришло { $count }
queue-groups = По решениям: { $groups }
queue-group = { $outcome } { $count }
views-group = Сгруппировать по решениям
views-ungroup = Не группировать
queue-not-fresh = Список не обновлён; показан прежний.
queue-not-loaded = Очередь не загружена.
queue-case-left = Дело под курсором ушло из этой очереди.
flag-returned = В
flag-hearing = З
flag-failed = ✗
flag-note = Н
service-qualification-certificate = справка о соответствии квалификации
service-labour-permit = разрешение трудовому иммигранту
service-permanent-residence = разрешение на ПМЖ
service-kandas-status = статус кандаса
service-identity-card = удостоверение личности
service-column-qualification-certificate = справка
service-column-labour-permit = труд. иммигр.
service-column-permanent-residence = ПМЖ
service-column-kandas-status = кандас
service-column-identity-card = уд. личности
sort-title = Порядок сортировки
sort-due = срок
sort-registered = дата регистрации
sort-received = время поступления
sort-number = номер
sort-applicant = заявитель
sort-service = услуга
sort-request = вид заявления
sort-stage = этап
sort-status = статус
sort-outcome = решение
sort-channel = канал
sort-unit = подразделение
sort-assigned = исполнитель
sort-like = похожие дела вместе
preview-now = Что можно сейчас
preview-returned = Возвращено на доработку
preview-hearing-set = Заслушивание назначено
preview-hearing-held = Заслушивание состоялось
preview-failed-checks = Непройденных проверок: { $count }
preview-notes = Заметок: { $count }

## Facts of a case

fact-iin = ИИН
fact-person = Дата рождения, гражданство
fact-representative = Представитель
fact-filed = Подано
fact-registered = Зарегистрировано
fact-language = Язык ответа
fact-stage = Этап
fact-status = Статус
fact-outcome = Решение
fact-due = Срок
fact-assigned = Исполнитель
fact-nobody = никто
fact-profession = Профессия
fact-employer = Работодатель
fact-contract = Трудовой договор
fact-original = Прежний документ
fact-original-value = { $number }, до { $until }
fact-change = Изменение
fact-abroad = Заявитель за рубежом
fact-treaty = По договору признание образования не требуется
fact-not-stated = не указано
fact-failure = Сбой другого канала
fact-failure-value = { $what } · { $at } · { $minutes } мин

## A case

case-pane-facts = Дело
case-pane-papers = Документы
case-pane-history = История
case-not-loaded = Дело не загружено.
case-moved = Дело изменил кто-то другой: на сервере версия { $version }. F5 обновит.
case-moved-short = на сервере v{ $version } — F5
case-no-neighbour = В эту сторону дел в очереди больше нет.
case-moved-by = Дело изменил(а) { $name }: на сервере версия { $version }. F5 обновляет.
case-moved-by-short = изменено до v{ $version }: { $name } — F5
lease-with = С делом { $number } теперь работает { $name }. Ваш черновик сохранён.
lease-taken-over = Черновик сохранён. Дело { $number } перенял(а) { $name }: { $reason }
lease-is-with = С этим делом теперь работает { $name }. Ваш черновик сохранён.
case-lease = { $name } работает с этим делом с { $since }. Договоритесь.
case-looker = Дело открыл коллега: { $name }, { $at }
case-draft = Есть ваш черновик: { $command }, { $at }
my-draft = { $command }, { $at }
my-drafts-title = Мои черновики
my-drafts-none = Начатого и не отправленного нет.
case-draft-other = { $name } уже готовит: { $command }, { $at }
case-changes = Новое с вашего прошлого просмотра ({ $at }, v{ $version }): { $count }
case-changes-earlier = и ещё { $count } раньше, смотрите историю
case-no-paper-behind = За этим не стоит ни одного документа дела.
case-cited = «{ $quote }»: { $by }
case-cited-finding = мотивировка отказа
case-application = Заявление
case-papers-complete = Пакет документов полный
case-papers-lacking = Недостаёт документов: { $count }
case-checklist = Проверки: { $done } из { $all }
case-requirements-acceptance = Требуется для приёма: { $met } из { $all }
case-requirements-decision = Требуется для одобрения: { $met } из { $all }
case-assessments = Тесты, анкеты, собеседования
case-attempt = { $number }. { $at } · { $result }
case-notice = Уведомление о соответствии
case-paper-unknown = неизвестный документ
case-page = , стр. { $page }
case-not-accepted = В приёме отказано
case-prepared = Подготовлено к подписи: { $outcome }
case-decided = Решение: { $outcome }
case-prepared-by = Подготовлено
case-late-reason = Причина задержки
case-delivered = Выдано
case-output-number = Номер
case-validity = Действует
case-takes-effect = Вступает в силу
case-told = Заявителю сообщено
case-complaint-to = Адресована
case-complaints = Решённые жалобы
case-reversed = Отменено по жалобе: { $outcome }
case-against = Вопреки рекомендации, потому что
case-commission = Комиссия
case-recommendation = Рекомендация: { $outcome }. За { $for }, против { $against }, воздержались { $abstained }; балл { $score } при пороге { $threshold }
case-recommendation-unscored = Рекомендация: { $outcome }. За { $for }, против { $against }, воздержались { $abstained }
case-recused = { $name } не участвует: { $reason }
case-hearing = Заслушивание
case-notified = Уведомлено
case-returns = Возвраты на доработку
case-notes = Заметки
case-letter = Письмо
case-no-papers = Документов нет.
case-pages = { $count } стр.
case-pages-some = { $read } из { $count } стр.
case-pages-all = ✓ { $count } стр.
case-papers-unread = не прочитано: { $count }
case-page-of = стр. { $page } из { $pages }
case-paper-size = { $kilobytes } КБ
case-paper-issued = Выдан
case-paper-expires = Действителен до
case-paper-image = Это изображение, текста в нём нет. { $key } — посмотреть. Как доказательство укажите страницу и что на ней видно.
case-paper-no-text = На этой странице нет текста.
case-paper-truncated = Часть текста документа не взята из-за длины; цитату оттуда проверить нельзя.

## Начало отзыва

revoke-title = Начать отзыв
revoke-about = Начнётся новое дело, в котором отзыв готовят, проводят заслушивание и подписывают. До вступления отзыва в силу выданное действует.
revoke-told = Владельцу пока не сообщается: это делает уведомление о заслушивании.
revoke-by = По действующим правилам
revoke-begin = Начать
revoke-sending = Передаётся…
revoke-fact-open = «{ $fact }»: не указано или не читается.
revoke-begun = Производство об отзыве начато: дело { $number }.
revoke-not-begun = Начать отзыв не удалось.
revoke-not-here = Здесь отзывать нечего: отзывают только выданное и вручённое, по действующим правилам, которые знают отзыв, и делает это исполнитель или руководитель.

## Limits explained

deadlines-title = Как посчитаны сроки
deadlines-zone = Всё время указано по Казахстану, UTC+05:00.
deadlines-gap = Нет календаря на { $year } год, срок не посчитать. Сообщите администратору.
deadlines-waits = Начнётся с события: { $event }
deadlines-starts = Первый день
deadlines-blocked = Не задано значение «{ $key }», без него не посчитать.
deadlines-ends = Сам истекает
deadlines-bound = Раньше ограничивает срок: { $limit }
deadlines-due = Крайний срок
deadlines-met = выполнено

## Menus, palette, help, messages

menu-title = Команды
menu-blocked = «{ $command }» сейчас недоступно, причин: { $count }. Они указаны ниже.
menu-blocked-way = «{ $command }» сейчас невозможно. Сначала: { $first }.
menu-unblocked-by = снимет: { $command } (Enter ведёт туда)
menu-unblocked-later = снимет: { $command }, но и это пока невозможно
menu-draft = черновик { $at }
menu-reasons = причин: { $count }
menu-begin-revocation-about = Открывает новое производство самого органа: владелец и номер выданного переносятся из этого дела.
palette-title = Что сделать?
palette-none = Такой команды нет.
help-title = Клавиши этого экрана
help-layouts = Где указаны две буквы, это одна клавиша: в латинской и русской раскладке.
help-letters = Буквы только ускоряют работу и никогда не принимают решений.
help-dialog = В окне стрелки двигают внутри поля, Space отмечает, Enter открывает или нажимает то, на чём курсор. Буквы ничего не решают. Esc закрывает, черновик остаётся.
messages-title = Сообщения
messages-none = Сообщений пока нет.

## Commands

command-recorded = { $command }: записано, дело { $number }, v{ $before } → v{ $after }.
command-failed = { $command }: не записано, дело { $number }.
command-answer-lost = { $command }: ответа не было, дело { $number }; сервер спрашивают.
command-recorded-signed = { $command }: записано, дело { $number }, v{ $before } → v{ $after }. Подписано в системе, без электронной подписи.
dialog-not-opened = Не удалось открыть «{ $command }».
draft-kept-nowhere = Черновик не сохранён.
lease-lost = Дело { $number } взял кто-то другой. Черновик сохранён; договоритесь с коллегой.
demo-day = Часы демонстрации: { $at }.
demo-day-failed = Перейти к следующему рабочему дню не удалось.

## По причине, которая записывается в журнал

reason-why = Причина
reason-logged = Кто, когда и эта причина записываются в журнал доступа.
reveal-title = ИИН по делу { $number }
reveal-about = Номер виден целиком, пока вы не выйдете из дела или экран не заблокируется.
reveal-commit = Показать
reveal-done = ИИН показан. Это и ваша причина записаны в журнал доступа.
reveal-failed = ИИН не показан.
reveal-none = В этом деле ИИН не указан.
take-over-title = Перенять дело { $number }
take-over-about = С ним работает { $name } с { $since }. Коллега сразу узнает об этом и вашу причину; набранный коллегой текст сохранится.
take-over-commit = Перенять
take-over-done = Дело за вами до { $until } и дольше, пока вы в нём работаете. Коллеге сообщена причина.
take-over-failed = Перенять дело не удалось.
take-over-none = Сейчас с этим делом никто другой не работает.
menu-take-over-about = С делом работает кто-то другой. Дело перенимают с причиной, которую коллега узнает; набранное им сохранится.
revoke-why-numbers = Для заявления, которым начинается отзыв

# a page as it was handed in
look-zoom = { $percent } %
look-not-drawn = Эту страницу здесь показать нельзя: она повреждена, защищена или слишком сложна. { $key } — открыть вне терминала.
look-outside = Передано программе вне терминала. Файл будет удалён, когда рабочее место закроется.
look-no-program = Программа вне терминала здесь неизвестна. Администратор указывает её в kezek.toml: viewer.
look-outside-failed = Не удалось запустить программу вне терминала: { $why }

# words in the papers
find-title = Поиск в документах
find-how = Слова всех документов, как бы их ни набрали.
find-count = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[other] { $count } строк
}
find-place = стр. { $page } · { $title }
