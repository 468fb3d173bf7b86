### Слова очереди: фильтр, виды, столбцы, отметки

action-views = Очереди и виды
action-columns = Столбцы
action-save-view = Сохранить фильтр, порядок и столбцы как вид
action-mark = Отметить; показать или скрыть; вернуть убранное
action-mark-all = Отметить все показанные дела
action-invert-marks = Обратить отметки показанных дел
action-clear-marks = Снять все отметки
action-restore-marks = Вернуть отметки
action-my-drafts = Мои черновики
action-take-next = Взять следующее дело, которым никто не занят
action-take-next-here = Взять следующее дело очереди, которым никто не занят
action-rename-view = Переименовать вид
action-remove = Убрать вид; столбцы как в очереди
action-move-earlier = Выше
action-move-later = Ниже
action-narrower = Уже
action-wider = Шире
hint-views = Виды
hint-mark = Отметить
hint-take-next = Следующее
hint-rename-view = Имя
hint-remove = Убрать
hint-move-earlier = Выше
hint-move-later = Ниже
hint-narrower = Уже
hint-wider = Шире

queue-views-saved = сохранены мной
queue-marked = отмечено { $count }
queue-marks-now = { $count ->
    [one] Отмечено { $count } дело.
    [few] Отмечено { $count } дела.
   *[other] Отмечено { $count } дел.
}
queue-marks-aside = { $count ->
    [one] Снята { $count } отметка. { $key } вернёт её.
    [few] Сняты { $count } отметки. { $key } вернёт их.
   *[other] Снято { $count } отметок. { $key } вернёт их.
}
queue-marks-none-aside = Отметок, которые можно вернуть, нет.
queue-marks-dropped = { $count ->
    [one] Снята { $count } отметка: дело изменилось или ушло из очереди.
    [few] Сняты { $count } отметки: дела изменились или ушли из очереди.
   *[other] Снято { $count } отметок: дела изменились или ушли из очереди.
}
queue-next-none = Взять нечего: с каждым делом этой очереди уже работают, или дел нет.
queue-next-failed = Следующее дело не взято.

views-title = Очереди и виды
views-save-title = Сохранить как вид
views-rename-title = Переименовать вид
views-name = Название
views-name-empty = Введите название от 1 до 40 знаков.
views-name-taken = Так называется другой вид.
views-too-many = Видов уже { $count }; сначала уберите какой-нибудь.
views-no-filter = нет
views-kept = Вид «{ $name }» сохранён на этом компьютере.
views-removed = Вид «{ $name }» убран. Ins вернёт его.
views-office = Эта очередь общая. Менять здесь можно только сохранённые виды.
views-not-kept = Виды не удалось сохранить на этом компьютере.
views-not-read = Сохранённые на этом компьютере виды не удалось прочитать.
views-unreadable = Файл сохранённых видов неверен в строке { $line }, знак { $column }: { $why } Он будет отложен, а не перезаписан.
views-fault-too-large = он больше 64 КБ.
views-fault-too-many = видов больше 50.
views-fault-shape = так вид не записывается.
views-fault-name = в названии должно быть от 1 до 40 знаков.
views-fault-twice = так называются два вида.
views-fault-queue = это не имя очереди.
views-fault-filter = этот фильтр непонятен.
views-fault-sort = так строки не сортируются.
views-fault-columns = столбец неизвестен или указан дважды.

columns-title = Столбцы этого вида
columns-width-auto = сколько есть

filter-fault-hint = Может быть, { $hint }.
filter-fault-too-long = Фильтр длиннее 2000 знаков.
filter-fault-too-many = В фильтре больше 50 условий.
filter-fault-unknown-field = Поля «{ $name }» нет.
filter-fault-unknown-value = «{ $value }» — не значение поля { $field }.
filter-fault-value-missing = Здесь не хватает значения.
filter-fault-quote-open = Эта кавычка не закрыта.
filter-fault-bad-amount = «{ $text }» — не дни (2wd, 10d) и не дата (2026-09-28).
filter-fault-comparison-missing = Напишите { $field }<, { $field }> или { $field }= и значение.
filter-fault-not-comparable = Напишите { $field }: и значение.

filter-field-name = имя заявителя
filter-field-service = услуга
filter-field-request = вид заявления
filter-field-stage = этап маршрута
filter-field-stage-kind = вид этапа
filter-field-status = статус
filter-field-channel = канал
filter-field-unit = подразделение
filter-field-lang = язык ответа
filter-field-outcome = что подготовлено или решено
filter-field-flag = метка строки
filter-field-assigned = исполнитель
filter-field-voted = кто проголосовал
filter-field-due = срок: overdue, today, none
filter-field-due-compared = срок: 2wd рабочих дня, 10d дней, дата
filter-field-registered-compared = день регистрации: 2026-09-28
filter-field-not = всё, кроме
filter-value-me = вы
filter-value-nobody = никто
filter-value-no-outcome = ещё ничего
filter-flag-failed = проверка не пройдена
filter-flag-hearing = назначено заслушивание
filter-flag-note = есть заметка
filter-flag-returned = возвращено на доработку
filter-due-none = срок не идёт
filter-due-overdue = срок прошёл
filter-due-today = срок сегодня

action-assign-marked = Назначить исполнителя отмеченным делам
preview-events = Последние события
bulk-none = Среди отмеченных нет дел для этого. Ins отмечает дело.
bulk-refusal-alone = Отказы открываются и подписываются по одному.
bulk-assign-title = { $count ->
    [one] Назначить { $count } дело
    [few] Назначить { $count } дела
   *[other] Назначить { $count } дел
}
bulk-sign-title = { $count ->
    [one] Подписать { $count } одобрение
    [few] Подписать { $count } одобрения
   *[other] Подписать { $count } одобрений
}
bulk-assign-about = Каждое дело назначается отдельно, в той версии, которую вы отметили. Изменившееся с тех пор не назначается и называется.
bulk-sign-about = Каждое одобрение подписывается отдельно, в той версии, которую вы отметили: подписей столько, сколько дел. Изменившееся с тех пор не подписывается и называется.
bulk-sign-share = Случайную долю, { $percent } %, сначала открывают и читают: её выбирают при отправке, и выбранные, но не открытые дела называются и не подписываются.
bulk-who = Кому
bulk-word = Введите { $word }
bulk-nobody = никто не подходит
bulk-other-unit = не работает в подразделении этого дела
bulk-not-ready = Список людей ещё загружается.
bulk-word-open = Слово не введено.
bulk-assign-commit = Назначить { $count }
bulk-sign-commit = Подписать { $count }
bulk-result = Записано: { $done }, не записано: { $left }.
bulk-result-unknown = Записано: { $done }, не записано: { $left }, неизвестно: { $unknown }.
bulk-not-sent = не отправлено; отметка осталась
bulk-not-opened = Не удалось подготовить дела.
bulk-list = Строки { $from }–{ $to } из { $count } · PgUp, PgDn
bulk-group = { $service }, { $request }: { $count }
bulk-offline = Сервер не отвечает, поэтому сейчас ничего не отправить. Отметки остаются.
bulk-over-limit = { $count ->
    [one] Отмечено ещё { $count } дело, его здесь нет: за раз не больше { $most }. Отметка остаётся.
    [few] Отмечено ещё { $count } дела, их здесь нет: за раз не больше { $most }. Отметки остаются.
   *[other] Отмечено ещё { $count } дел, их здесь нет: за раз не больше { $most }. Отметки остаются.
}
bulk-refusals-left-out = { $count ->
    [one] Здесь нет { $count } отмеченного отказа: его открывают и подписывают отдельно.
   *[other] Здесь нет { $count } отмеченных отказов: каждый открывают и подписывают отдельно.
}
bulk-unknown = ответа не было; посмотрите дело, прежде чем повторять
