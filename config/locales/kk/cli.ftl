### Сервермен сөйлесетін командалардың сөздері.

cli-no-server = Сервер көрсетілмеген. --server URL деп көрсетіңіз, KEZEK_SERVER айнымалысын беріңіз немесе kezek login --server URL арқылы кіріңіз.
cli-not-signed-in = { $server } серверінде сеанс жоқ. kezek login арқылы кіріңіз немесе KEZEK_TOKEN айнымалысын беріңіз.
cli-sign-in-again = kezek login арқылы қайта кіріңіз.

## Кіру

cli-ask-login = { $server } серверіндегі атыңыз:
cli-ask-password = { $server } серверіндегі құпиясөз (көрсетілмейді):
cli-login-needed = Есептік жазбаны көрсетіңіз: --user LOGIN.
cli-password-needed = Құпиясөзді сұрайтын терминал жоқ: --password-stdin қолданыңыз.
cli-signed-in = { $server } серверіне { $name } ({ $login }) болып кірдіңіз. Сеанстың аяқталу уақыты: { $until }, ал жұмыссыз тұрса — { $minutes } минуттан кейін.
cli-signed-out = { $server } серверіндегі сеанс аяқталды.

## Өтініштерді жүктеу

cli-import-taken = { $line }-жол: { $number }, тіркелген күні { $date }
cli-import-refused = { $line }-жол: қабылданбады
cli-import-line-too-long = Жол 1 МБ-тан ұзын.
cli-import-bad-json = Бұл өтініш емес. { $at } орнында: { $detail }
cli-import-paper-outside = «{ $file }» құжаты тізімнің каталогында жатқан жоқ.
cli-import-paper-unreadable = «{ $file }» құжаты оқылмады: { $detail }
cli-import-paper-too-large = «{ $file }» құжаты файл емес немесе 64 МБ-тан үлкен.
cli-import-paper-changed = «{ $file }» құжатының хеші тізімдегіден басқа.
cli-import-stopped = { $line }-жолда тоқтатылды: одан кейінгі жолдар тапсырылған жоқ.
cli-import-done = Қабылданды: { $taken }. Қабылданбады: { $refused }.

## Кезектер

cli-no-such-queue = Сізге арналған «{ $slug }» кезегі жоқ. Кезектер тізімі: kezek queue.
cli-bad-sort = Жолдарды «{ $name }» бойынша реттеу мүмкін емес.
cli-queue-count = { $count ->
    [one] { $count } іс
   *[other] { $count } іс
}
cli-queues-slug = Кезек
cli-queues-title = Атауы
cli-queues-count = Істер
cli-queues-overdue = Мерзімі өткен
cli-queues-due-soon = Мерзімі жақын

## Іс

cli-show-unit = Бөлімше
cli-show-edition = Редакция
cli-show-lease = Бұл іспен { $name } жұмыс істеп жатыр, аяқталу уақыты: { $until }.
cli-show-limits = Мерзімдер (* өтініш берушінікі)
cli-show-blocked = есептелмеді: { $key } саясат кілтінің мәні жоқ
cli-show-not-started = басталған жоқ
cli-show-papers = Құжаттар
cli-show-pages = { $count ->
    [one] { $count } бет
   *[other] { $count } бет
}
cli-show-checks = Тексерулер
cli-show-stated = Өтініште көрсетілген
cli-show-requirements = Талаптар
cli-show-assessments = Тесттер, сауалнамалар, әңгімелесулер
cli-show-notice = Сәйкестік туралы хабарлама
cli-show-complaints = Шағымдар
cli-show-commission = Комиссия
cli-show-decision = Шешім
cli-show-offers = Қазір не істеуге болады

## Командалар

cli-do-bad-body = Бұл { $command } командасының JSON мәтіні емес: { $detail }
cli-do-allowed = { $command }: қағидалар жол береді. Ештеңе жазылған жоқ. Нұсқасы { $version }.
cli-do-recorded = { $command }: жазылды. Істің қазіргі нұсқасы { $version } ({ $events }).
cli-do-was-recorded = Сервер команданың жазылғанын хабарлады.
cli-do-not-recorded = Сервер бұл кілтпен ештеңе жазылмағанын хабарлады. Қайта жіберсеңіз, сол кілтті алыңыз: --key { $key }
cli-do-unknown = Команданың жазылған-жазылмағаны белгісіз. Істің тарихын қараңыз; қайта жіберсеңіз, сол кілтті алыңыз: --key { $key }

## Шартқа сәйкестік

conformance-who = --login арқылы логинді атап, құпиясөзін стандартты кіріске беріңіз немесе KEZEK_TOKEN орнатыңыз.
conformance-met = сақталған
conformance-broken = БҰЗЫЛҒАН
conformance-not-tried = тексерілмеді
conformance-no-password = құпиясөз керек
conformance-no-case-to-write-on = істі --write-on арқылы атаңыз
conformance-no-feed = серверде өзгерістер таспасы жоқ
conformance-no-rows = бұл қызметкердің бірде-бір кезегінде екі іс жоқ
conformance-no-case = оқуға болатын іс жоқ
conformance-summary = Сақталған: { $met }. Бұзылған: { $broken }. Тексерілмеген: { $untried }.
