### Қарапайым режимнің сөздері: сол жұмыс нөмірленген сұрақтармен

## Терілетін сөздер; әрқайсысы бір сөз

plain-word-help = көмек
plain-word-list = тізім
plain-word-more = тағы
plain-word-queues = кезектер
plain-word-drafts = жобалар
plain-word-open = ашу
plain-word-next = келесі
plain-word-take = алу
plain-word-previous = алдыңғы
plain-word-find = іздеу
plain-word-order = рет
plain-word-columns = бағандар
plain-word-mark = белгілеу
plain-word-mark-all = бәрінбелгілеу
plain-word-invert = белгіаудару
plain-word-unmark = белгісіз
plain-word-restore = белгіқайтару
plain-word-assign = тағайындау
plain-word-sign = қолқою
plain-word-refresh = жаңарту
plain-word-case = іс
plain-word-papers = құжаттар
plain-word-read = оқу
plain-word-history = тарих
plain-word-limits = мерзімдер
plain-word-note = жазба
plain-word-do = әрекеттер
plain-word-reveal = көрсету
plain-word-take-over = өзімеалу
plain-word-checks = ескертпелер
plain-word-rename = атыөзгерту
plain-word-remove = өшіру
plain-word-save = сақтау
plain-word-send = жіберу
plain-word-go = жалғастыру
plain-word-compare = салыстыру
plain-word-other = басқасы
plain-word-discard = тастау
plain-word-back = артқа
plain-word-messages = хабарлар
plain-word-language = тіл
plain-word-day = күн
plain-word-user = пайдаланушы
plain-word-quit = шығу

## Олар не істейді, көмек үшін

plain-about-help = осы жерде теруге болатын сөздер
plain-about-list = мұнда не бар екенін қайталайды
plain-about-more = келесі жолдар немесе құжаттың келесі беті
plain-about-queues = кезектер және олардағы істер саны
plain-about-drafts = сіз бастап, жібермегендер, кез келген істе; ашу және нөмірі сонда апарады
plain-about-open = кез келген істі нөмірі бойынша ашады: ашу 000123
plain-about-next = келесі іс; диалогта — ескертпесі бар бірінші сұрақ
plain-about-take = кезектегі ешкім жұмыс істеп отырмаған келесі істі алады
plain-about-previous = кезектегі алдыңғы іс
plain-about-find = жолдарды сүзеді: іздеу due<2wd немесе іздеу және тегі; «іздеу» сөзінің өзі барлығын көрсетеді
plain-about-order = жолдардың реті
plain-about-columns = әр жол туралы не айтылатыны; нөмір бағанды қосады немесе өшіреді
plain-about-mark = жолдарды нөмірімен белгілейді: белгілеу 1 3; «белгілеу» сөзінің өзі белгіленгендерді айтады
plain-about-mark-all = сүзгі көрсеткен жолдардың бәрін белгілейді; қол қоюды күтіп тұрған бас тартулар белгіленбейді
plain-about-invert = көрсетілгеннің белгісізін белгілеп, қалған белгілерін алады
plain-about-unmark = барлық белгіні алып тастайды
plain-about-restore = соңғы алынған белгілерді қайтарады
plain-about-assign = белгіленген істердің бәрін тағайындайды; кімге екенін және растау сөзін сұрайды
plain-about-sign = белгіленген мақұлдаулардың бәріне қол қояды; салдарын айтып, растау сөзін сұрайды
plain-about-refresh = серверден жаңасын сұрайды
plain-about-case = іс туралы белгілінің бәрі: мәліметтер, тексерулер, шешім, жазбалар
plain-about-papers = құжаттар нөмірлерімен
plain-about-read = құжаттың мәтіні: оқу 2, үшінші беті болса: оқу 2 3
plain-about-history = іспен не болғаны, жаңасы бірінші
plain-about-limits = әр мерзім, күн сайын
plain-about-note = жазба қосады
plain-about-reveal = ЖСН көрсетеді; себебі сөзден кейін жазылады және журналға түседі
plain-about-take-over = іспен жұмыс істеп отырғаннан істі алады; себебі сөзден кейін жазылады, журналға түседі және әріптеске айтылады
plain-about-do = іспен істеуге болатынның бәрі, қалғандары үшін болмайтынының барлық себебі
plain-about-checks = кедергі болып тұрғанның бәрі
plain-about-rename = көрінісіңізге басқа ат береді: атыөзгерту 7 және аты
plain-about-remove = дәлелдемені өшіреді: өшіру 1. Кезектер ішінде: көрінісіңізді өшіреді
plain-about-save = жобаны қазір сақтайды; ол өзі де сақталады. Жолдарда: сақтау және атау сүзгіні, ретті және бағандарды көрініс етіп қалдырады
plain-about-send = одан кейін не болатынын айтып, сөз сұрайды; тек сол сөз жібереді
plain-about-go = жобамен немесе істің қазіргі күйімен жалғастырады
plain-about-compare = жоба жазылғаннан бері істе не өзгергені
plain-about-other = басқа жұмыс орнының жобасымен жалғастырады
plain-about-discard = тағы бір рет сұрап, жобаны тастайды
plain-about-back = артқа; терілгені жоба болып қалады
plain-about-messages = бұрын не хабарланғаны
plain-about-language = келесі тілде жалғастырады
plain-about-day = тек демонстрацияда: келесі жұмыс күніне өтеді
plain-about-user = басқа адам кіруі үшін сеансты аяқтайды
plain-about-quit = жұмысты аяқтайды; жобалар сақталады

plain-help = Осы сөздердің бірін немесе айтылған нөмірді теріңіз. Бос жол қай жерде екеніңізді қайталайды.
plain-help-keys = Хабарда перне аталса, мысалы F5 немесе Esc, оның атын теріңіз. Ағылшын сөздері кез келген тілде түсінікті.
plain-not-understood = Түсініксіз: { $typed }. «{ $help }» сөзі мұнда не теруге болатынын айтады.
plain-no-such-number = Мұнда ондай нөмір жоқ. Бос жол мұнда не бар екенін қайталайды.
plain-reason-needed = { $word } теріп, одан кейін себебін жазыңыз. Кім, қашан және неге екені журналға жазылады.
plain-error = Қате: { $text }
plain-loading = Сервердің жауабы күтілуде.
plain-farewell = Қарапайым режим аяқталды. Терілгені жоба болып сақталды.

## Экран белгілері сөзбен

plain-mark-yes = Иә:
plain-mark-no = Жоқ:
plain-mark-attention = Назар аударыңыз:
plain-mark-open = Жауапсыз:
plain-mark-see = Қараңыз:

## Басы, кезектер, жолдар

plain-at-start = Кіру
plain-start-about = Адамдар, істер және мәндер ойдан шығарылған. Сағаты бөлек. Шыққаннан кейін ештеңе қалмайды.
plain-signed-in = { $name }, { $office }. { $at }.
plain-queue = { $number }. { $title }: істер { $count }, мерзімі өткені { $overdue }.
plain-queues-what = Кезектің нөмірін теріңіз.
plain-open-what = «{ $open }» сөзін, одан кейін істің нөмірін теріңіз.
plain-which-view = «{ $word }» сөзін, одан кейін көрінісіңіздің нөмірін теріңіз; мекеменің кезектері қалады.
plain-lock-what = Құпиясөзді немесе шығу үшін f8 теріңіз.
plain-view = { $number }. { $name }: сіздің көрінісіңіз. Сүзгі: { $filter }.
plain-rows = { $title }: { $count } іс, реті { $order }.
plain-rows-filtered = { $title }: { $filter } сүзгісі бойынша { $count } іс, реті { $order }.
plain-row = Іс { $number }, жол: { $count } ішінен { $at }, { $due }, { $name }, { $service }, { $request }, { $stage }, { $status }.
plain-row-begin = { $number } ісі, { $count } жолдың { $at }-жолы
plain-row-marked = Белгіленген
plain-marks-what = «{ $mark }» және нөмірлер белгілейді не белгіні алады, «{ $all }» бәрін белгілейді, «{ $none }» бәрін босатады. Содан кейін «{ $assign }» немесе «{ $sign }».
plain-column = { $number }. { $column }: айтылмайды.
plain-column-shown = { $number }. { $column }: айтылады.
plain-columns-what = Бағанды қосу немесе өшіру үшін нөмірін теріңіз. Бос жол жолдарды қайта айтады.
plain-save-what = «{ $save }» сөзін, одан кейін көріністің атауын теріңіз.
plain-rows-more = Тағы жолдар: { $count }. «{ $more }» немесе жолдың нөмірін теріңіз.
plain-rows-end = Барлық жол осы.
plain-rows-waiting = Содан бері: өзгергені { $changed }, кеткені { $left }, келгені { $arrived }. «{ $refresh }» деп теріңіз.
plain-filter-error = Сүзгі { $at }-таңбадан бастап түсініксіз; оған дейінгісі күшінде.
plain-filter-empty = Сүзгіге сай іс жоқ.
plain-order-up = { $by }, өсу ретімен
plain-order-down = { $by }, кему ретімен
plain-due-none = мерзім жүріп жатқан жоқ
plain-due-over = мерзімі өткен: { $left }, мерзімі { $at } болатын
plain-due-today = мерзімі бүгін { $time }, қалғаны { $left }
plain-due-in = мерзімі { $at }, қалғаны { $left }

## Іс

plain-case = Іс { $number }, нұсқа { $version }: { $name }. { $what }. Кезең: { $stage }. Мәртебе: { $status }. Мерзім: { $due }. Жауабы бар тексерулер: { $all } ішінен { $done }. Құжаттар: { $papers }.
plain-case-what = «{ $do }» деп терсеңіз — не істеуге болатыны, «{ $case }» — белгілінің бәрі, «{ $help }» — барлық сөз.
plain-paper = { $number }. { $title }, { $name }, беттері: { $count }.
plain-papers-what = Оқу үшін: «{ $read }» және нөмірі.
plain-page-more = Келесі бет: «{ $more }».
plain-no-more-pages = Құжатта ондай бет жоқ; беттері: { $pages }.
plain-command = { $number }. { $command }.
plain-command-not-now = { $number }. Қазір болмайды: { $command }.
plain-because = Себебі: { $why }
plain-commands-what = Бастау үшін нөмірін теріңіз. Одан кейін не болатынын оқып, сөзді термейінше ештеңе жіберілмейді.

## Диалог

plain-part = Бөлім: { $title }.
plain-field = { $number }. { $label }: { $answer }.
plain-to-be-read = оқуға арналған
plain-nothing-chosen = ештеңе таңдалмаған
plain-now-empty = бос
plain-taken = таңдалған
plain-pieces = дәлелдемелер: { $count }
plain-answered = { $label }: { $answer }.
plain-fields-changed = Енді сұрақтар мынадай.
plain-against = Кедергі: { $text }
plain-against-field = Кедергі, { $number }-сұрақ: { $text }
plain-beware = Назар аударыңыз: { $text }
plain-nothing-against = Ештеңе кедергі емес.
plain-can-be-sent = Ештеңе кедергі емес. Жалғастыру үшін «{ $send }» деп теріңіз.
plain-still-against = Әлі кедергі: { $count }. Не екенін білу үшін «{ $checks }» деп теріңіз.
plain-not-sent = Жіберілмеді, кедергілер: { $count }.
plain-nothing-sent = Ештеңе жіберілмеді.
plain-dialog-what = Жауап беру үшін сұрақтың нөмірін теріңіз; «{ $send }» — «{ $main }»; «{ $help }» — барлық сөз.
plain-draft-what = Онымен жалғастыру үшін «{ $go }», не өзгергенін білу үшін «{ $compare }», тастау үшін «{ $discard }» деп теріңіз.
plain-draft-other-what = Басқасымен жалғастыру үшін «{ $other }» деп теріңіз; алынбағаны қасында қалады.
plain-discard-really = Жобаны біржола тастау үшін «{ $discard }» деп тағы бір рет теріңіз; басқасы оны сақтайды.
plain-draft-stays = Жоба қалады.
plain-moved-what = { $what }: «{ $go }» деп теріңіз.
plain-option-what = Нөмірін немесе сөздің басын теріңіз. Бос жол бұрынғыша қалдырады.
plain-options-what = Бір немесе бірнеше нөмір теріңіз; әрқайсысы таңдалады, таңдалғаны алынады. Бос жол бұрынғыша қалдырады.
plain-line-what = Жауабын теріңіз. Бос жол бұрынғыша қалдырады, { $empty } тазартады.
plain-text-what = Мәтінді жолма-жол теріп, тек { $end } тұратын жолмен аяқтаңыз. Ол бірінші жол болса, мәтін бұрынғыша қалады; жалғыз { $empty } жолы тазартады.
plain-evidence-taken = Дәлелдеме { $number }: { $piece }.
plain-evidence-what = Мұны дәлелдейтіннің нөмірін теріңіз; құжаттан кейін бетін атауға болады. «{ $remove }» және нөмір дәлелдемені алып тастайды. Бос жол бұрынғыша қалдырады.
plain-passage-what = Келтірілетін жолдың нөмірін немесе бірінші және соңғы жолын теріңіз: 3-5. Бос жол ештеңе алмайды.
