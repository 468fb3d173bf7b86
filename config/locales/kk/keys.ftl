### Пернелер, түстер, бұғаттау: жұмыс орнының іске қатысы жоқ сөздері

## keys.toml қателері: қайда, не және не істеу керек

keys-fault-unreadable = түсініксіз: { $why }. [keys] деп жазып, астына sort = ["F9", "z"] сияқты жолдар қосыңыз.
keys-fault-too-large = файл пернелер файлы үшін тым үлкен.
keys-fault-no-such-action = «{ $name }» деген әрекет жоқ. Барлық әрекеттерді kezek keys командасы көрсетеді.
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

## Бұғаттау, көшіру, тінтуір

action-lock = Экранды бұғаттау
action-leave-lock = Басқа адам кіруі үшін шығу
action-mouse = Тінтуір: қосу не өшіру
action-suspend = Қабықшаға уақытша қайту (кері — fg)
action-copy-code = Кодты көшіру
action-copy-fault = Соңғы қатенің кодын көшіру
action-copy-message = Хабарламалар: не болғанын, мәнін, не істеу керегін және кодты көшіру
action-reveal = ЖСН көрсету (журналға жазылады)
action-take-over = Іспен жұмыс істеп отырғаннан істі өзіне алу
action-press = Батырманы басу; ашу; жаңа жол
action-take-option = Нұсқаны таңдау немесе босату
action-line-up = Бір жол жоғары
action-line-down = Бір жол төмен
action-choice-before = Алдыңғы нұсқа, батырма, күн немесе таңба
action-choice-after = Келесі нұсқа, батырма, күн немесе таңба
action-to-beginning = Басына; айда — бүгінгі күнге
action-to-end = Соңына; батырмаларда — негізгісіне
action-text-up = Мәтіннің беті не ай кері
action-text-down = Мәтіннің беті не ай алға
action-take-away = Таңбаны немесе дәлелдемені өшіру
hint-take-option = Таңдау
action-find = Құжаттардан сөз іздеу
action-look = Бетті тапсырылған күйінде көру
action-page-before = Алдыңғы бет
action-page-after = Келесі бет
action-look-left = Солға жылжыту
action-look-right = Оңға жылжыту
action-closer = Жақындату
action-further = Алыстату
action-turn = Бетті ширекке бұру
action-ink = Түс, нүкте немесе блок
action-open-outside = Құжатты терминалдан тыс ашу
action-copy-number = Іс нөмірін көшіру
action-next-section = Келесі бөлім
action-previous-section = Алдыңғы бөлім
action-field-after = Терезенің келесі өрісі
action-field-before = Терезенің алдыңғы өрісі
action-all-checks = Барлық тексеру сервер жауабымен
action-text-pair = Мәтін басқа тілдегі жұбымен қатар
action-calendar = Күн үшін күнтізбе
action-mend-letters = Басқа әліпби әріптерін түзету
action-save-draft = Жобаны сақтау
hint-next-section = Бөлім
hint-field-after = Өріс
hint-all-checks = Тексерулер
hint-save-draft = Жоба
hint-leave-lock = Басқа адам
hint-copy-code = Кодты көшіру
hint-copy-message = Бәрін көшіру
lock-title = Экран бұғатталған
lock-about = Ашылғаны мен терілгені сақталды. Құпиясөз экранды қайта ашады.
lock-about-provider = Ашылған және терілген нәрсенің бәрі сақталды. Мекемеңіздің кіруі қайта ашады: Enter код сұрайды.
lock-demo = Бұл — көрсетілім: Enter жеткілікті.
desk-copied = Алмасу буфері үшін терминалға берілді. Терминал оны алған-алмағанын айтпайды: қоятын ештеңе болмаса, мәтінді тінтуірмен белгілеңіз.
desk-copy-too-long = Бұл терминал арқылы алмасу буферіне тым ұзын. Ештеңе көшірілген жоқ.
desk-mouse-on = Тінтуір қосылды. Мәтінді белгілеу үшін Shift басып тұрыңыз.
desk-mouse-off = Тінтуір өшірілді.
desk-no-shell = Мұнда Kezek-ті жалғастыра алатын қабықша жоқ, сондықтан ол тоқтатылмады.
desk-too-small-help = Мұнда мыналар жұмыс істейді: F1 — осы бет және кері, Ctrl+L — тіл, Ctrl+Q — шығу. Қалғаны терезе { $width }×{ $height } болғанша күтеді; терілгені сақталды.

## Қате қазіргі жұмыс үшін нені білдіреді

workstation-means-stale = Экранда сервердің соңғы хабары тұр. Жобалар сақталады; сервер жауап бергенше шешім жіберуге болмайды.
workstation-means-at-risk = Тергеніңіз тек осы терезеде ғана бар.
workstation-means-kept = Ештеңе жоғалған жоқ: орныңыз бен мәтініңіз қайта кіргенше сақталады.
workstation-means-outside = Ешкім кірген жоқ, ештеңе өзгерген жоқ.
workstation-means-under-way = Дәл осы команда қазір орындалып жатыр. Екі рет орындалмайды.
workstation-means-held = Ештеңе жазылған жоқ. Бұл іспен қазір әріптесіңіз жұмыс істеп жатыр.
workstation-means-moved = Сіздікі жазылған жоқ: істі біреу бұрын өзгертіпті. Мәтініңіз сақталды.
workstation-means-nothing = Ештеңе жазылған жоқ, іс бұрынғыдай. Мәтініңіз сақталды.

## Хабарламалар мен палитра

messages-what = Не болды:
messages-means = Бұл нені білдіреді:
messages-do = Не істеу керек:
messages-code = Коды:
messages-nothing-to-copy = Мұнда код жоқ. Тек қателер көшіріледі: басқа хабарламаларда адам аттары болуы мүмкін.
messages-no-fault = Қате болған жоқ.
palette-command = іс командасы
palette-queue = кезек · { $count }
palette-view = сіздің көрінісіңіз
palette-case = іс
palette-open-number = Нөмірі { $number } істі ашу
palette-not-here = Бұл экранда емес.
palette-sign-in-first = Алдымен жүйеге кіру керек.
palette-more-reasons = Тағы { $count } себеп бар: оларды F8 көрсетеді.
palette-blocked = «{ $what }» қазір мүмкін емес. Себебі тізімнің астында.
palette-not-found = Іс ашылмады.

## Пернетақтаны тексеру

action-test-layout = Пернетақтаны тексеру
layout-test-title = Пернетақтаны тексеру
layout-test-about = Әр пернені орны бойынша бір рет басыңыз. Ештеңе орындалмайды.
layout-test-skip = Enter пернені аттап өтеді, Esc — шығу.
layout-test-is = Жайылма:
layout-test-unknown = Мұндай жайылма мұнда белгісіз. Функциялық пернелер мен бағыт пернелері бәріне жетеді; әріптер жетпеуі мүмкін.
layout-test-functions = Функциялық пернелер жетеді.
layout-test-no-functions = F8 жеткен жоқ. Терминал немесе жұмыс үстелі функциялық пернелерді өзіне алады: баптауларын қараңыз. F2 мен бағыт пернелері де бәріне жетеді.
layout-test-again = Enter — басынан, Esc — шығу.
layout-place-right-of-tab = Tab оң жағындағы перне
layout-place-second-of-tab = Tab оң жағындағы екінші перне
layout-place-right-of-caps = Caps Lock оң жағындағы перне
layout-place-two = жоғарғы қатардың үшінші пернесі, 2 басылған
layout-place-left-of-shift = оң жақ Shift сол жағындағы перне
layout-us = латын (АҚШ)
layout-ru = орыс
layout-ru-legacy = орыс (машинка)
layout-kz = қазақ
layout-kz-ruskaz = қазақ әріптері бар орыс
layout-kz-kazrus = орыс әріптері бар қазақ
