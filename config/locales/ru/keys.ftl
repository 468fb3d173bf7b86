### Клавиши, цвета, блокировка: слова рабочего места не о делах

## Ошибки keys.toml: где, что и что делать

keys-fault-unreadable = не понято: { $why }. Пишите [keys] и под ним строки вида sort = ["F9", "z"].
keys-fault-too-large = файл слишком велик для файла клавиш.
keys-fault-no-such-action = нет действия «{ $name }». Все действия показывает F1 на рабочем месте и руководство.
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
