### Клавиши, цвета, блокировка: слова рабочего места не о делах

## Ошибки keys.toml: где, что и что делать

keys-fault-unreadable = не понято: { $why }. Пишите [keys] и под ним строки вида sort = ["F9", "z"].
keys-fault-too-large = файл слишком велик для файла клавиш.
keys-fault-no-such-action = нет действия «{ $name }». Все действия перечисляет команда kezek keys.
keys-fault-no-such-action-perhaps = нет действия «{ $name }»; возможно, имелось в виду «{ $nearest }».
keys-fault-no-such-key = «{ $key }» — не клавиша. Пишите, например, "F8", "Ctrl+Q", "Shift+Tab", "Ins" или "r".
keys-fault-sent-as = терминалы передают { $key } как { $other }, и различить их нельзя. Выберите другую клавишу.
keys-fault-twice = { $key } означала бы на одном экране и «{ $first }», и «{ $second }». Дайте одному из них другую клавишу.
keys-fault-out-of-reach = «{ $name }» было бы не на каждой клавиатуре. Дайте одну из клавиш F1–F9, F12, Enter, Esc, Tab, Space, Ins, Del, Home, End, PgUp, PgDn или стрелку.

## Ошибки набора цветов

theme-fault-unreadable = не понято: { $why }. Как пишется набор цветов, показывает config/themes/dark.toml.
theme-fault-too-large = файл слишком велик для набора цветов.
theme-fault-not-a-colour = «{ $found }» — не цвет. Пишите #rrggbb.
theme-fault-not-named = «{ $found }» — не один из шестнадцати цветов. Они таковы: { $names }.
theme-fault-no-such-role = нет роли «{ $found }». Роли таковы: { $roles }.
theme-fault-missing-role = недостаёт роли «{ $role }». Добавьте строку о ней под [roles]; { $role } = {"{}"} оставляет цвет терминала.
theme-fault-faint = роль «{ $role }» имеет контраст { $contrast } на { $against }; чтобы текст читался, нужно 4.5. Выберите цвет светлее или темнее.
theme-fault-hidden = роль «{ $role }» отличалась бы только цветом букв. Дайте ей reverse = true или цвет фона (ground).
theme-unknown = Нет набора цветов «{ $name }». Выберите один из: { $names }.
desk-theme = Цвета: { $name }.

## Блокировка, копирование, мышь

action-lock = Заблокировать экран
action-leave-lock = Выйти, чтобы вошёл другой
action-mouse = Мышь: включить или выключить
action-suspend = На время вернуться в оболочку (обратно — fg)
action-copy-code = Скопировать код
action-copy-fault = Скопировать код последней ошибки
action-copy-message = Сообщения: скопировать, что случилось, что это значит, что делать и код
action-reveal = Показать ИИН (записывается в журнал)
action-take-over = Перенять дело у того, кто с ним работает
action-press = Нажать кнопку; открыть; новая строка
action-take-option = Выбрать вариант или снять выбор
action-line-up = На строку выше
action-line-down = На строку ниже
action-choice-before = Предыдущий вариант, кнопка, день или знак
action-choice-after = Следующий вариант, кнопка, день или знак
action-to-beginning = В начало; в месяце — к сегодняшнему дню
action-to-end = В конец; на кнопках — к главной
action-text-up = На страницу текста или месяц назад
action-text-down = На страницу текста или месяц вперёд
action-take-away = Удалить знак или доказательство
hint-take-option = Выбрать
action-find = Найти слова в документах
action-look = Посмотреть страницу, как она подана
action-page-before = Предыдущая страница
action-page-after = Следующая страница
action-look-left = Сдвинуть влево
action-look-right = Сдвинуть вправо
action-closer = Ближе
action-further = Дальше
action-turn = Повернуть страницу на четверть
action-ink = Цвета, точки или блоки
action-open-outside = Открыть документ вне терминала
action-copy-number = Скопировать номер дела
action-next-section = Следующий раздел
action-previous-section = Предыдущий раздел
action-field-after = Следующее поле окна
action-field-before = Предыдущее поле окна
action-all-checks = Все проверки с ответом сервера
action-text-pair = Текст рядом с парой на другом языке
action-calendar = Календарь к дате
action-mend-letters = Исправить буквы другого алфавита
action-save-draft = Сохранить черновик
hint-next-section = Раздел
hint-field-after = Поле
hint-all-checks = Проверки
hint-save-draft = Черновик
hint-leave-lock = Другой
hint-copy-code = Код в буфер
hint-copy-message = Всё в буфер
lock-title = Экран заблокирован
lock-about = Открытое и набранное сохранено. Пароль снова откроет экран.
lock-about-provider = Всё, что было открыто и набрано, сохранено. Откроет вход вашего учреждения: Enter запрашивает код.
lock-demo = Это показ: достаточно Enter.
desk-copied = Передано терминалу для буфера обмена. Принял ли он, терминал не сообщает: если вставить нечего, выделите текст мышью.
desk-copy-too-long = Это слишком длинно для буфера обмена за терминалом. Ничего не скопировано.
desk-mouse-on = Мышь включена. Чтобы выделить текст, держите Shift.
desk-mouse-off = Мышь выключена.
desk-no-shell = Здесь нет оболочки, которая могла бы продолжить Kezek, поэтому он не остановлен.
desk-too-small-help = Здесь работают: F1 — эта страница и обратно, Ctrl+L — язык, Ctrl+Q — выход. Остальное ждёт, пока окно не станет { $width }×{ $height }; набранное сохранено.

## Что ошибка значит для текущей работы

workstation-means-stale = На экране последнее, что сообщил сервер. Черновики сохраняются; решения отправить нельзя, пока сервер не ответит.
workstation-means-at-risk = Набранное есть только в этом окне.
workstation-means-kept = Ничего не потеряно: место и набранный текст сохранены до нового входа.
workstation-means-outside = Никто не вошёл, и ничего не изменено.
workstation-means-under-way = Эта же команда сейчас выполняется. Дважды она не выполнится.
workstation-means-held = Ничего не записано. С этим делом сейчас работает коллега.
workstation-means-moved = Ваше не записано: дело успели изменить раньше. Ваш текст сохранён.
workstation-means-nothing = Ничего не записано, дело осталось прежним. Ваш текст сохранён.

## Сообщения и палитра

messages-what = Что случилось:
messages-means = Что это значит:
messages-do = Что делать:
messages-code = Код:
messages-nothing-to-copy = Здесь нет кода. Копируются только ошибки: в других сообщениях могут быть имена.
messages-no-fault = Ошибок не было.
palette-command = команда
palette-queue = очередь · { $count }
palette-view = ваш вид
palette-case = дело
palette-open-number = Открыть дело с номером { $number }
palette-not-here = Не на этом экране.
palette-sign-in-first = Сначала нужно войти.
palette-more-reasons = И ещё { $count }: их показывает F8.
palette-blocked = «{ $what }» сейчас невозможно. Причина — под списком.
palette-not-found = Дело не открыто.

## Проверка клавиатуры

action-test-layout = Проверка клавиатуры
layout-test-title = Проверка клавиатуры
layout-test-about = Нажмите каждую клавишу один раз — по её месту. Ничего не произойдёт.
layout-test-skip = Enter пропускает клавишу, Esc — выход.
layout-test-is = Раскладка:
layout-test-unknown = Такой раскладки здесь не знают. Функциональные клавиши и стрелки достают до всего; буквы — не обязательно.
layout-test-functions = Функциональные клавиши доходят.
layout-test-no-functions = F8 не дошла. Терминал или рабочий стол забирает функциональные клавиши: посмотрите его настройки. F2 и стрелки тоже достают до всего.
layout-test-again = Enter — сначала, Esc — выход.
layout-place-right-of-tab = клавиша справа от Tab
layout-place-second-of-tab = вторая клавиша справа от Tab
layout-place-right-of-caps = клавиша справа от Caps Lock
layout-place-two = третья клавиша верхнего ряда, где напечатано 2
layout-place-left-of-shift = клавиша слева от правого Shift
layout-us = латинская (США)
layout-ru = русская
layout-ru-legacy = русская (машинопись)
layout-kz = казахская
layout-kz-ruskaz = русская с казахскими буквами
layout-kz-kazrus = казахская с русскими буквами
