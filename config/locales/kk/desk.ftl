### Words of the workstation

## Actions of the workstation: palette and help

action-help = Осы экранның пернелері
action-palette = Барлық командалар: атымен табу
action-messages = Хабарлар
action-switch-language = Тіл: келесі (kk, ru, en)
action-switch-theme = Түстер: келесі
action-redraw = Экранды қайта салу
action-next-working-day = Демо: келесі жұмыс күніне өту
action-switch-user = Басқа пайдаланушы ретінде кіру
action-quit = Шығу: жобалар сақталады
action-up = Жоғары
action-down = Төмен
action-page-up = Бір бет жоғары
action-page-down = Бір бет төмен
action-first = Басына
action-last = Соңына
action-open = Ашу
action-back = Артқа; жүріп жатқан сұрауды тоқтату
action-next-pane = Келесі бөлік
action-previous-pane = Алдыңғы бөлік
action-account-1 = 1-рөл ретінде кіру
action-account-2 = 2-рөл ретінде кіру
action-account-3 = 3-рөл ретінде кіру
action-account-4 = 4-рөл ретінде кіру
action-account-5 = 5-рөл ретінде кіру
action-account-6 = 6-рөл ретінде кіру
action-account-7 = 7-рөл ретінде кіру
action-next-field = Келесі өріс
action-previous-field = Алдыңғы өріс
action-accept = Әрі қарай
action-previous-view = Алдыңғы кезек
action-next-view = Келесі кезек
action-filter = Сүзгі
action-complete = Сүзгіні толықтыру
action-sort = Сұрыптау реті
action-decide = Іс бойынша командалар және олардың неге қолжетімсіз екені
action-refresh = Жаңарту: күтіп тұрған өзгерістерді қолдану
action-papers = Құжаттар мен олардың мәтіні
action-note = Жазба қосу
action-answer-check = Меңзер тұрған тексеруге жауап беру
action-beside = Бетті қасына қою, басқасымен салыстыру үшін
action-deadline = Мерзімді күн-күнімен түсіндіру
action-previous-page = Құжаттың алдыңғы беті
action-next-page = Құжаттың келесі беті
action-next-case = Кезектегі келесі іс
action-previous-case = Кезектегі алдыңғы іс
action-begin-revocation = Берілгенді кері қайтарып алуды бастау

## Actions in the footer

hint-help = Көмек
hint-palette = Командалар
hint-messages = Хабарлар
hint-switch-language = Тіл
hint-quit = Шығу
hint-open = Ашу
hint-back = Артқа
hint-next-pane = Бөлік
hint-next-field = Өріс
hint-accept = Әрі қарай
hint-next-view = Кезек
hint-filter = Сүзгі
hint-complete = Толықтыру
hint-decide = Шешім
hint-refresh = Жаңарту
hint-papers = Құжаттар
hint-note = Жазба
hint-answer-check = Жауап
hint-beside = Қасына
hint-deadline = Мерзім
hint-find = Іздеу
hint-look = Көру
hint-page-after = Кел. бет
hint-closer = Жақын
hint-further = Алыс
hint-turn = Бұру
hint-ink = Түс/нүкте
hint-open-outside = Тыс
hint-next-page = Бет

## Header and message line

sign-production = ЖҰМЫС
sign-demo = ДЕМО
sign-exercise = ОҚУ-ЖАТТЫҒУ
age-live = өзекті
age-seconds = { $seconds } с бұрын
age-minutes = { $minutes } мин бұрын
age-offline = БАЙЛАНЫС ЖОҚ { $since }
desk-demonstration-values = демонстрациялық мәндер
desk-loading = Жүктелуде… Esc тоқтатады
desk-stopped = Сұрау тоқтатылды.
desk-how-to-quit = Шығу: Ctrl+Q немесе F2, «Шығу».
desk-interrupt = { $key } тағы бір рет басылса, бағдарлама аяқталады; терілген мәтін жобада сақталады.
desk-broke = Kezek істен шықты; терілген мәтін мүмкіндігінше сақталды. Ешкімнің аты жоқ есеп { $path } файлында: оны әкімшіге беріңіз.
desk-broke-unreported = Kezek істен шықты; терілген мәтін мүмкіндігінше сақталды. Есеп жазылмады: { $why }.
desk-paste-refused = Мұнда мәтін қойылмайды: алдымен мәтін өрісін ашыңыз.
desk-still-sending = Команда жіберілуде. Нәтижесі белгілі болғанша күтіңіз.
desk-online-again = Сервермен байланыс қалпына келді.
desk-offline-no-decisions = Сервер жауап бермейді, сондықтан қазір шешім жіберілмейді. Жоба сақталған; байланыс қалпына келгенде жіберіңіз.
desk-too-small = Терезе тым кішкентай: { $width }×{ $height } керек, қазір { $has_width }×{ $has_height }. Терезені үлкейтіңіз. F1 — мұнда істейтін пернелер; Ctrl+Q шығады.

desk-no-server = Сервер бапталмаған. Көрсетілімді көру үшін: kezek demo. Серверге қосылу үшін: kezek --server URL, немесе kezek.toml ішінде [workstation] server.
desk-no-terminal = Жұмыс орнына терминал керек: енгізу де, шығару да терминал болуы тиіс.
desk-dumb-terminal = Бұл терминал (TERM={ $term }) экранның кез келген жеріне мәтін қоя алмайды. Басқа терминалда немесе TERM мәнін түзетіп іске қосыңыз.

## Faults that the workstation finds out by itself

workstation-unreachable = Сервермен байланыс орнатылмады; ештеңе жіберілген жоқ. Экрандағы деректер бұрынғы.
workstation-unreachable-do = Желіні және сервердің мекенжайын тексеріңіз.
workstation-timed-out = Сервер уақытында жауап бермеді. Экрандағы деректер бұрынғы.
workstation-timed-out-do = Күтіп, F5 пернесін басыңыз. Ұзаққа созылса, әкімшіге айтыңыз.
workstation-not-kezek = Бұл мекенжайдан Kezek сервері емес, басқа бағдарлама жауап берді (мысалы, веб-бет).
workstation-not-kezek-do = Сервердің мекенжайын және желіге кіруді тексеріңіз.
workstation-unreadable = Сервердің жауабын оқу мүмкін болмады. Экрандағы деректер бұрынғы.
workstation-unreadable-do = Бағдарлама мен сервердің нұсқалары әртүрлі болуы мүмкін: әкімшіге айтыңыз.
workstation-draft-not-saved = Жоба осы компьютерде де, серверде де сақталмады.
workstation-draft-not-saved-do = Терезені жаппаңыз; дискідегі бос орынды және байланысты тексеріңіз.

## Start and sign-in

start-title = Kezek демонстрациясы
start-about = Адамдар, істер мен мәндер ойдан шығарылған. Сағат өз алдына жүреді; F2 ашып, келесі жұмыс күніне өтуге болады. Шыққанда ештеңе қалмайды.
start-pick = Кім ретінде кіресіз?
start-by-hand = Логин мен құпиясөзді теріп кіру
sign-in-title = Kezek жүйесіне кіру
sign-in-again = Сеанс аяқталды. Қайта кіріңіз: терілген мәтін мен орныңыз сақталған.
sign-in-server = Сервер
sign-in-login = Логин
sign-in-password = Құпиясөз
sign-in-button = Кіру
sign-in-by = «{ $provider }» арқылы кіру
sign-in-device-begins = Код сұралуда… Esc — тоқтату
sign-in-device-address = Кез келген құрылғының браузерінде мына бетті ашыңыз:
sign-in-device-code = және кодты теріңіз
sign-in-device-left = Код { $minutes } минут жарамды. Esc — бас тарту.
sign-in-layout = Пернетақта:
sign-in-waiting = { $server } жауабын күтуде… Esc тоқтатады
sign-in-back = Қайта кірдіңіз.
sign-in-not-done = Кіру мүмкін болмады.

## Queues

queue-views = Кезектер
queue-views-all = барлығы
queue-views-overdue = мерзім
queue-filter = Сүзгі
queue-count = { $all } ішінен { $shown }
queue-position = { $at } / { $count }
queue-filter-empty = Сүзгіге сәйкес іс жоқ. Esc сүзгіні тазартады.
queue-filter-gap = Жұмыс күндерін санауға { $year } жылдың күнтізбесі жоқ.
queue-waiting = Жаңалық бар: { $what }. F5 басылғанша ештеңе жылжымайды.
queue-waiting-changed = өзгергені { $count }
queue-waiting-left = кеткені { $count }
queue-waiting-arrived = келгені { $count }
queue-groups = Шешім бойынша: { $groups }
queue-group = { $outcome } { $count }
views-group = Шешімдер бойынша топтау
views-ungroup = Топтамау
queue-not-fresh = Тізім жаңартылмады; бұрынғысы көрсетілген.
queue-not-loaded = Кезек жүктелмеді.
queue-case-left = Меңзердегі іс бұл кезектен кетті.
flag-returned = Қ
flag-hearing = Т
flag-failed = ✗
flag-note = Ж
service-qualification-certificate = біліктіліктің сәйкестігі туралы анықтама
service-labour-permit = еңбекші көшіп келушіге рұқсат
service-permanent-residence = тұрақты тұруға рұқсат
service-kandas-status = қандас мәртебесі
service-identity-card = жеке куәлік
service-column-qualification-certificate = анықтама
service-column-labour-permit = еңбекші
service-column-permanent-residence = тұрақты тұру
service-column-kandas-status = қандас
service-column-identity-card = жеке куәлік
sort-title = Сұрыптау реті
sort-due = мерзім
sort-registered = тіркеу күні
sort-received = келіп түскен уақыты
sort-number = нөмір
sort-applicant = өтініш беруші
sort-service = қызмет
sort-request = өтініш түрі
sort-stage = кезең
sort-status = мәртебе
sort-outcome = шешім
sort-channel = арна
sort-unit = бөлімше
sort-assigned = орындаушы
sort-like = ұқсас істер бірге
preview-now = Қазір болатыны
preview-returned = Пысықтауға қайтарылған
preview-hearing-set = Тыңдау тағайындалған
preview-hearing-held = Тыңдау өтті
preview-failed-checks = Теріс нәтижелі тексерулер: { $count }
preview-notes = Жазбалар: { $count }

## Facts of a case

fact-iin = ЖСН
fact-person = Туған күні, азаматтығы
fact-representative = Өкілі
fact-filed = Берілген
fact-registered = Тіркелген
fact-language = Жауап тілі
fact-stage = Кезең
fact-status = Мәртебе
fact-outcome = Шешім
fact-due = Мерзім
fact-assigned = Орындаушы
fact-nobody = ешкім
fact-profession = Кәсіп
fact-employer = Жұмыс беруші
fact-contract = Еңбек шарты
fact-original = Бұрынғы құжат
fact-original-value = { $number }, { $until } күніне дейін
fact-change = Өзгеріс
fact-abroad = Өтініш беруші шетелде
fact-treaty = Шарт бойынша білімді тану талап етілмейді
fact-not-stated = көрсетілмеген
fact-failure = Басқа арнаның ақауы
fact-failure-value = { $what } · { $at } · { $minutes } мин

## A case

case-pane-facts = Іс
case-pane-papers = Құжаттар
case-pane-history = Тарихы
case-not-loaded = Іс жүктелмеді.
case-moved = Істі басқа біреу өзгертті: серверде { $version }-нұсқа. F5 жаңартады.
case-moved-short = серверде v{ $version } — F5
case-no-neighbour = Кезекте бұл жақта басқа іс жоқ.
case-moved-by = Істі { $name } өзгертті: серверде { $version }-нұсқа. F5 жаңартады.
case-moved-by-short = v{ $version } дейін өзгертті: { $name } — F5
lease-with = { $number } ісімен енді { $name } жұмыс істейді. Жобаңыз сақталды.
lease-taken-over = Жобаңыз сақталды. { $number } ісін { $name } өзіне алды: { $reason }
lease-is-with = Бұл іспен енді { $name } жұмыс істейді. Жобаңыз сақталды.
case-lease = { $name } осы іспен { $since } уақытынан бері жұмыс істеп отыр. Онымен келісіңіз.
case-looker = Істі әріптес ашқан: { $name }, { $at }
case-draft = Сіздің жобаңыз бар: { $command }, { $at }
my-draft = { $command }, { $at }
my-drafts-title = Менің жобаларым
my-drafts-none = Басталып, жіберілмеген ештеңе жоқ.
case-draft-other = { $name } бастап қойған: { $command }, { $at }
case-changes = Соңғы қарағаннан бергі жаңалық ({ $at }, v{ $version }): { $count }
case-changes-earlier = одан бұрынғысы { $count }, тарихты қараңыз
case-no-paper-behind = Мұның артында істің ешбір құжаты жоқ.
case-cited = «{ $quote }»: { $by }
case-cited-finding = бас тартудың дәлелдемесі
case-application = Өтініш
case-papers-complete = Құжаттар толық
case-papers-lacking = Жетіспейтін құжаттар: { $count }
case-checklist = Тексерулер: { $all } ішінен { $done }
case-requirements-acceptance = Қабылдау үшін қажет: { $all } талаптан { $met }
case-requirements-decision = Мақұлдау үшін қажет: { $all } талаптан { $met }
case-assessments = Тесттер, сауалнамалар, әңгімелесулер
case-attempt = { $number }. { $at } · { $result }
case-notice = Сәйкестік туралы хабарлама
case-paper-unknown = белгісіз құжат
case-page = {" "}{ $page }-б.
case-not-accepted = Қабылдаудан бас тартылды
case-prepared = Қол қоюға дайындалды: { $outcome }
case-decided = Шешім: { $outcome }
case-prepared-by = Дайындаған
case-late-reason = Кешігу себебі
case-delivered = Берілді
case-output-number = Нөмірі
case-validity = Қолданылу мерзімі
case-takes-effect = Күшіне енеді
case-told = Өтініш берушіге хабарланды
case-complaint-to = Кімге жолданған
case-complaints = Шешілген шағымдар
case-reversed = Шағым бойынша жойылған: { $outcome }
case-against = Ұсынымға қарсы, себебі
case-commission = Комиссия
case-recommendation = Ұсыным: { $outcome }. Қолдаған { $for }, қарсы { $against }, қалыс { $abstained }; балл { $score }, шегі { $threshold }
case-recommendation-unscored = Ұсыным: { $outcome }. Қолдаған { $for }, қарсы { $against }, қалыс қалған { $abstained }
case-recused = { $name } қатыспайды: { $reason }
case-hearing = Тыңдау
case-notified = Хабарланды
case-returns = Пысықтауға қайтарылды
case-notes = Жазбалар
case-letter = Хат
case-no-papers = Құжат жоқ.
case-pages = { $count } бет
case-pages-some = { $count } беттің { $read }-і
case-pages-all = ✓ { $count } бет
case-papers-unread = оқылмаған: { $count }
case-page-of = { $pages } беттің { $page }-беті
case-paper-size = { $kilobytes } КБ
case-paper-issued = Берілген күні
case-paper-expires = Жарамдылық мерзімі
case-paper-image = Бұл — сурет, мәтіні жоқ. { $key } — көру. Дәлел ретінде бетін және не көрсетілгенін жазыңыз.
case-paper-no-text = Бұл бетте мәтін жоқ.
case-paper-truncated = Құжат мәтінінің бір бөлігі тым ұзақ болғандықтан алынбады; ол жерден дәйексөз тексерілмейді.

## Кері қайтарып алуды бастау

revoke-title = Кері қайтарып алуды бастау
revoke-about = Жаңа іс басталады: онда кері қайтарып алу дайындалады, тыңдау өткізіледі, қол қойылады. Ол күшіне енгенше берілген құжат қолданылады.
revoke-told = Иесіне әзірге хабарланбайды: мұны тыңдау туралы хабарлама жасайды.
revoke-by = Қолданыстағы қағидалар бойынша
revoke-begin = Бастау
revoke-sending = Тапсырылуда…
revoke-fact-open = «{ $fact }»: көрсетілмеген немесе оқылмайды.
revoke-begun = Кері қайтарып алу ісі басталды: { $number }.
revoke-not-begun = Кері қайтарып алу басталмады.
revoke-not-here = Мұнда кері қайтарып алатын ештеңе жоқ: тек мақұлданып берілген құжат, кері қайтарып алуды білетін қолданыстағы қағидалар бойынша, орындаушы не бөлімше басшысы арқылы қайтарылады.

## Limits explained

deadlines-title = Мерзімдер қалай есептелді
deadlines-zone = Барлық уақыт Қазақстан бойынша, UTC+05:00.
deadlines-gap = { $year } жылдың күнтізбесі жоқ, мерзім есептелмейді. Әкімшіге айтыңыз.
deadlines-waits = Мына оқиғадан басталады: { $event }
deadlines-starts = Бірінші күні
deadlines-blocked = «{ $key }» мәні белгіленбеген, онсыз есептелмейді.
deadlines-ends = Өзі аяқталады
deadlines-bound = Бұдан ертерек мына мерзім шектейді: { $limit }
deadlines-due = Соңғы мерзім
deadlines-met = орындалды

## Menus, palette, help, messages

menu-title = Командалар
menu-blocked = «{ $command }» қазір мүмкін емес, себептер саны: { $count }. Себептері төменде.
menu-blocked-way = «{ $command }» қазір мүмкін емес. Алдымен: { $first }.
menu-unblocked-by = мұны жоятыны: { $command } (Enter сонда апарады)
menu-unblocked-later = мұны жоятыны: { $command }, бірақ ол да әзірге мүмкін емес
menu-draft = жоба { $at }
menu-reasons = себеп: { $count }
menu-begin-revocation-about = Органның өзі бастайтын жаңа іс жүргізуді ашады: иесі мен берілген құжаттың нөмірі осы істен көшіріледі.
palette-title = Не істейміз?
palette-none = Мұндай команда жоқ.
help-title = Осы экранның пернелері
help-layouts = Екі әріп жазылған жерде екеуі де бір перне: латын және орыс жаймасында.
help-letters = Әріптер тек жылдамдату үшін, олар ешқашан шешім қабылдамайды.
help-dialog = Терезеде бағыттар өріс ішінде жылжытады, Space белгілейді, Enter меңзер тұрғанды ашады не басады. Әріптер ештеңе шешпейді. Esc жабады, жоба қалады.
messages-title = Хабарлар
messages-none = Әзірге хабар жоқ.

## Commands

command-recorded = { $command }: жазылды, { $number } ісі, v{ $before } → v{ $after }.
command-failed = { $command }: жазылмады, { $number } ісі.
command-answer-lost = { $command }: жауап келмеді, { $number } ісі; серверден сұралып жатыр.
command-recorded-signed = { $command }: жазылды, { $number } ісі, v{ $before } → v{ $after }. Жүйеде қол қойылды, электрондық қолтаңба жоқ.
dialog-not-opened = «{ $command }» ашылмады.
draft-kept-nowhere = Жоба сақталмады.
lease-lost = { $number } ісін басқа біреу өзіне алды. Жоба сақталды; әріптеспен келісіңіз.
demo-day = Демонстрация сағаты: { $at }.
demo-day-failed = Келесі жұмыс күніне өту мүмкін болмады.

## Журналға жазылатын себеп бойынша

reason-why = Себебі
reason-logged = Кім, қашан және осы себеп қолжетімділік журналына жазылады.
reveal-title = { $number } ісі бойынша ЖСН
reveal-about = Нөмір сіз істен шыққанша немесе экран құлыпталғанша толық көрінеді.
reveal-commit = Көрсету
reveal-done = ЖСН көрсетілді. Бұл және сіздің себебіңіз қолжетімділік журналына жазылды.
reveal-failed = ЖСН көрсетілмеді.
reveal-none = Бұл істе ЖСН көрсетілмеген.
take-over-title = { $number } ісін өзіне алу
take-over-about = Онымен { $name } { $since } бері жұмыс істеп отыр. Әріптеске бұл және себебіңіз бірден айтылады; оның тергені сақталады.
take-over-commit = Өзіме алу
take-over-done = Іс { $until } дейін сізде, онда жұмыс істеп отырсаңыз, одан да ұзақ. Әріптеске себебі айтылды.
take-over-failed = Істі өзіне алу мүмкін болмады.
take-over-none = Қазір бұл іспен басқа ешкім жұмыс істеп отырған жоқ.
menu-take-over-about = Бұл іспен басқа біреу жұмыс істеп отыр. Іс себеппен алынады, себебі әріптеске айтылады; оның тергені сақталады.
revoke-why-numbers = Кері қайтарып алу басталатын өтініш үшін

# a page as it was handed in
look-zoom = { $percent } %
look-not-drawn = Бұл бетті мұнда көрсету мүмкін емес: ол бүлінген, қорғалған немесе тым күрделі. { $key } — терминалдан тыс ашу.
look-outside = Терминалдан тыс бағдарламаға берілді. Жұмыс орны жабылғанда файл жойылады.
look-no-program = Терминалдан тыс бағдарлама мұнда белгісіз. Әкімші оны kezek.toml файлында көрсетеді: viewer.
look-outside-failed = Терминалдан тыс бағдарлама іске қосылмады: { $why }

# words in the papers
find-title = Құжаттардан іздеу
find-how = Барлық құжаттың сөздері, қалай терілсе де.
find-count = { $count ->
   *[other] { $count } жол
}
find-place = { $page }-бет · { $title }
