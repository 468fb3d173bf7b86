### Пернелер, түстер, бұғаттау: жұмыс орнының іске қатысы жоқ сөздері

## keys.toml қателері: қайда, не және не істеу керек

keys-fault-unreadable = түсініксіз: { $why }. [keys] деп жазып, астына sort = ["F9", "z"] сияқты жолдар қосыңыз.
keys-fault-too-large = файл пернелер файлы үшін тым үлкен.
keys-fault-no-such-action = «{ $name }» деген әрекет жоқ. Барлық әрекеттерді жұмыс орнындағы F1 және нұсқаулық көрсетеді.
keys-fault-no-such-action-perhaps = «{ $name }» деген әрекет жоқ; мүмкін, «{ $nearest }» болар.
keys-fault-no-such-key = «{ $key }» деген перне жоқ. Мысалы, былай жазыңыз: "F8", "Ctrl+Q", "Shift+Tab", "Ins" немесе "r".
keys-fault-sent-as = терминалдар { $key } пернесін { $other } деп жібереді, оларды ажырату мүмкін емес. Басқа перне таңдаңыз.
keys-fault-twice = { $key } бір экранда әрі «{ $first }», әрі «{ $second }» дегенді білдірер еді. Біреуіне басқа перне беріңіз.
keys-fault-out-of-reach = «{ $name }» әр пернетақтада бола бермейді. Оған F1–F9, F12, Enter, Esc, Tab, Space, Ins, Del, Home, End, PgUp, PgDn немесе бағыт пернелерінің бірін беріңіз.

## Түстер жиынының қателері

theme-fault-unreadable = түсініксіз: { $why }. Түстер жиыны қалай жазылатынын config/themes/dark.toml көрсетеді.
theme-fault-too-large = файл түстер жиыны үшін тым үлкен.
theme-fault-not-a-colour = «{ $found }» — түс емес. #rrggbb деп жазыңыз.
theme-fault-not-named = «{ $found }» — он алты түстің бірі емес. Олар мыналар: { $names }.
theme-fault-no-such-role = «{ $found }» деген рөл жоқ. Рөлдер мыналар: { $roles }.
theme-fault-missing-role = «{ $role }» рөлі жетіспейді. [roles] астына ол туралы жол қосыңыз; { $role } = {"{}"} терминалдың түсін қалдырады.
theme-fault-faint = «{ $role }» рөлінің { $against } үстіндегі контрасты { $contrast }; мәтін оқылуы үшін 4.5 керек. Ашығырақ не қоюырақ түс таңдаңыз.
theme-fault-hidden = «{ $role }» рөлі тек әріптерінің түсімен ғана ерекшеленер еді. Оған reverse = true немесе фон (ground) беріңіз.
theme-unknown = «{ $name }» деген түстер жиыны жоқ. Мыналардың бірін таңдаңыз: { $names }.
desk-theme = Түстер: { $name }.
