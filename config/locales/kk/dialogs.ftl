### Диалогтардың сөздері.

## Диалогтың жиегі

dialog-version = { $version }-нұсқа
dialog-too-small = Диалогқа 52 баған мен 14 жол керек. Терілген мәтін сақталды; Esc жабады.
dialog-more-below = … төменде тағы { $count } жол
dialog-effect = Бұдан кейін не болады
dialog-checks = Тексерулер
dialog-checks-clear = кедергі жоқ
dialog-verdict-agreed = сервер келіседі, { $at }
dialog-verdict-unknown = Серверден бұл туралы сұрау мүмкін болмады.
dialog-checks-all = F5 барлығы
dialog-from-server = Серверден: { $text }
dialog-no-field = Бұл істің өзіне қатысты: бұл диалогтың өрістері оны өзгертпейді.
dialog-hint-picker = Бағыттар жылжытады · Enter алу · Esc артқа
dialog-hint-month = Бағыттар күн · PgUp/PgDn ай · Home бүгін · Enter алу · Esc артқа
dialog-hint-month-day = Бағыттар күн · PgUp/PgDn ай · Tab уақыт · Enter алу · Esc артқа
dialog-hint-month-time = ←→ сағат · ↑↓ 5 мин · PgUp/PgDn 1 мин · Tab күн · Enter алу
dialog-month-time = Уақыт
dialog-hint-checks = ↑↓ жол · Enter өріске · F5 не Esc артқа
dialog-hint-reopening = ↑↓ таңдау · Enter орындау · Esc жабу, жоба қалады
dialog-or = { $first } немесе { $second }

## Батырмалар мен растау

dialog-save-draft = Жобаны сақтау
dialog-discard-draft = Жобаны жою…
dialog-button-reasons = ✗ { $count } себеп
dialog-button-word = ✗ сөзді теріңіз
dialog-button-arming = { $seconds } с кейін
dialog-button-ready = ✓ дайын
dialog-button-sending = …
dialog-sending = Жіберілуде… Esc жіберілген шешімді тоқтатпайды.
dialog-checking = Жауап келмеді. Жазылды ма деп серверден сұралуда; қайта жібермеңіз. Esc жабады, жоба қалады.
dialog-failed-means = Ештеңе жазылған жоқ: { $number } ісі { $version }-нұсқада қалды, мәтініңіз сақталды.
dialog-failed-code = Қолдау қызметіне айтылатын код: { $code } (F9 көшіреді)
dialog-not-recorded = Жазылмады. Ештеңе жоғалған жоқ: қайта қарап, жіберіңіз.
dialog-refused-by-server = Сервер жазбады: { $count } себеп. Мәтініңіз сақталды.
dialog-type-word = Растау үшін { $word } деп теріңіз:
dialog-word-refuse = БАС ТАРТУ
dialog-word-sign = РАСТАУ
dialog-word-close = ЖАБУ
dialog-word-revoke = АЛЫП ТАСТАУ
dialog-word-agreed = РАСТАЛДЫ
dialog-word-wrong = Бұл сұралған сөз емес. Ештеңе жіберілмеді.
dialog-paste-refused = Мұнда қоюға болмайды: мәтін өрісіне өтіңіз. Растау әрқашан қолмен теріледі.
dialog-pasted = Қойылды: { $lines } жол, { $removed } таңба алынды.
dialog-pasted-cut = Қойылды: { $lines } жол, { $removed } таңба алынды; { $cut } таңба сыймай, қалып қойды.

## Өрістер

dialog-choice-closed = Қолжетімсіз: { $why }
dialog-not-open = ✗ қолжетімсіз: { $why }
dialog-nothing-to-choose = Таңдайтын ештеңе жоқ.
dialog-counter = { $max } таңбадан { $count }
dialog-aside = { $language }: жобада қалады
dialog-paired = Мәтіндер жұбымен қатар тұр. Хат тек өтініш берушінің тілінде кетеді, жұбы жобада қалады.
dialog-unpaired = Жұптар алынды; мәтіні жобада қалады.
dialog-look-alike = «{ $word }» сөзіндегі «{ $letter }» ({ $line }-жол) басқа әліпбиден: іздеу мен тізілімдер сөзді таппайды. F7 түзетеді (мәтіндегі әріп: { $count }).
dialog-mended = Түзетілген әріп: { $count }. Ctrl+Z қайтарады.
dialog-nothing-to-mend = Бұл мәтінде басқа әліпбидің әрпі табылмады.
dialog-counter-min = { $count } / { $max } · кемінде { $min }
dialog-fault-choose = Таңдаңыз: жолда Бос орын немесе Enter.
dialog-fault-choose-in = «{ $field }»: Бос орын немесе Enter арқылы таңдаңыз.
dialog-fault-date = Күн оқылмайды: 28.09.2026, 28.09 не +3жк деп теріңіз немесе F4 арқылы таңдаңыз.
dialog-fault-date-time = Күн мен уақыт оқылмайды: 28.09.2026 10:30, 28.09 не +3жк 10:30 деп теріңіз немесе F4 арқылы таңдаңыз.
dialog-fault-number = Бүтін сан теріңіз немесе ← және → арқылы өзгертіңіз.
dialog-date-distance = { $date } (бүгіннен { $days } ж.к.)

## Жобалар мен нұсқалар

dialog-draft-none = жоба әлі жоқ
dialog-draft-saving = жоба { $at } …
dialog-draft-taken = жоба { $at }
dialog-draft-kept = жоба { $at } ✓
dialog-draft-kept-here = жоба { $at } ✓ тек осы машинада
dialog-draft-kept-server = жоба { $at } ✓ тек серверде
dialog-draft-not-kept = ⚠ { $at } жобасы сақталмады
dialog-draft-restored = { $version }-нұсқаға жазылған жобаңыз алынды.
dialog-draft-unreadable = Бұл бағдарлама оқи алмайтын жоба табылды; оған тиілген жоқ.
dialog-draft-found = { $at } жасалған { $from }-нұсқаға жоба бар, іс қазір { $to }-нұсқада.
dialog-draft-found-same = { $at } жасалған, { $from }-нұсқаға жазылған жоба бар.
dialog-draft-at-work = Бұл — { $at } сақталған, { $from }-нұсқаға жазылған жоба.
dialog-draft-recorded = Осы жобаның пәрмені бұрын жазылған: істің тарихын қараңыз. Енді жіберілетіні басқа пәрмен болады.
dialog-draft-other = Басқа жұмыс орнында { $at } басқа жоба сақталған, ол { $from }-нұсқаға жазылған. Алынбағаны пәрмен жіберілгенше алынғанымен бірге сақталады.
dialog-draft-continue-here = Осы машинаның жобасын алу, { $at }
dialog-draft-take-other = Басқа жұмыс орнының жобасын алу, { $at }
dialog-draft-here = осы машина: «{ $text }»
dialog-draft-there = басқасы: «{ $text }»
dialog-draft-continue = Оны жалғастыру
dialog-draft-compare = Салыстыру: істе не өзгерді
dialog-draft-discard = Жою…
dialog-draft-keep = Жобаны қалдыру
dialog-draft-discard-really = Жобаны біржола жою
dialog-moved = Сіз жұмыс істегенде іс { $from }-нұсқадан { $to }-нұсқаға өтті. Мәтініңіз сақталды.
dialog-moved-by = { $event }: { $name }, { $at }
dialog-moved-nothing = Мұнда маңызды ештеңе өзгерген жоқ.
dialog-go-on = { $version }-нұсқамен жалғастыру
dialog-reload = Істі қайта жүктеу
dialog-change-status = Мәртебе: { $from } → { $to }
dialog-change-stage = Кезең: { $from } → { $to }
dialog-change-assigned = Орындаушы: { $from } → { $to }
dialog-change-recommended = Ұсыным: { $from } → { $to }
dialog-change-hearing = Тыңдау: { $from } → { $to }
dialog-change-hearing-none = жоқ
dialog-change-hearing-notified = хабарланды
dialog-change-hearing-recorded = жазылды
dialog-change-notes = Жазбалар: { $from } → { $to }
dialog-change-votes = Дауыстар: { $from } → { $to }
dialog-change-returns = Пысықтауға қайтарулар: { $from } → { $to }
dialog-change-check = «{ $check }» тексеруі: { $from } → { $to }

## Кімге хабарланады және қайтаруға бола ма

dialog-told-nobody = Органнан тыс ешкімге хабарланбайды.
dialog-told-assignee = Орындаушы істі өз кезегінен көреді.
dialog-told-executor = Орындаушы істі өз кезегінен қайта көреді.
dialog-told-chair = Комиссия төрағасы көреді; өтініш берушіге хабарланбайды.
dialog-told-commission = Комиссия мүшелері істі өз кезегінен көреді.
dialog-told-signer = Бөлімше басшысы оны қол қойылатын шешімдер арасынан көреді; өтініш берушіге әзірге хабарланбайды.
dialog-told-applicant-accepted = Өтініш берушіге өтініштің қабылданғаны және нәтиже мерзімі хабарланады.
dialog-told-applicant-not-accepted = Өтініш берушіге не жетіспейтіні хабарланады.
dialog-told-applicant-approved = Өтініш берушіге нәтиженің дайын екені хабарланады.
dialog-told-applicant-refused = Өтініш беруші шағымдану тәртібі мен мерзімі көрсетілген дәлелді бас тартуды алады.
dialog-told-applicant-hearing = Өтініш берушіге алдын ала шешім туралы хабарланып, тыңдауға шақырылады.
dialog-told-applicant-delivered = Өтініш беруші нәтижені осы жолмен алады.
dialog-told-applicant = Өтініш берушіге бұл туралы хабарланады.
dialog-told-applicant-notice = Өтініш беруші сәйкестік туралы хабарламаны алады.
dialog-told-applicant-revoked = Иесі шағымдану тәртібі мен мерзімі көрсетілген шешімді алады.
dialog-told-applicant-discontinued = Иесіне іс жүргізудің аяқталғаны хабарланады.
dialog-told-supervisor = Шағымды шешетін адам істі кезегінен көреді.
dialog-undo-no = Кері қайтаруға болмайды.
dialog-undo-again = Қайта жазуға болады: соңғы жазба күшінде, алдыңғысы тарихта қалады.
dialog-undo-note = Жазба істе қалады және ешбір хатқа енбейді.
dialog-undo-assign = Қайта тағайындауға болады.
dialog-undo-until-signed = Қол қойылғанға дейін пысықтауға қайтаруға болады.
dialog-undo-vote = Ұсыным берілгенге дейін өзгертуге болады.

## Қабылдау

dialog-section-package = Құжаттар топтамасы
dialog-package = Талап етілетін құжаттар
dialog-accept-main = Қабылдау
dialog-accept-effect = Өтініш қабылданып, тексеруге өтеді.
dialog-stated = Өтініште көрсетілген
dialog-requirements = Қағидалардың талаптары
dialog-requirements-unmet = Орындалмаған талаптар
dialog-requirements-help = Бос орын талапты белгілейді. Орындалмағандары белгіленген.
dialog-requirement-met = ол орындалған
dialog-requirement-unknown = бағалау мүмкін емес: «{ $key }» мәні белгіленбеген
dialog-fixed-answer = Қызметтің жауабы, сөзбе-сөз
dialog-refuse-acceptance-main = Қабылдаудан бас тарту
dialog-refuse-acceptance-effect = Өтініш қабылданбайды, іс жабылады.
dialog-section-papers = Құжаттар
dialog-papers-lacking = Жетіспейтін құжаттар
dialog-papers-help = Бос орын құжатты белгілейді. Жетіспейтін және мерзімі өткендері белгіленген.
dialog-paper-enclosed = қоса берілген; тек нысанға сай болмаса белгілеңіз
dialog-paper-not-lacking = мұнда қажет емес
dialog-paper-note = Нысанда не дұрыс емес: { $paper }

## Қарау

dialog-section-check = Тексеру
dialog-record-check-main = Тексеруді жазу
dialog-record-check-effect = Жауап іске жазылады. Теріс нәтиже мақұлдауға кедергі болып, тиісті негіздерді ашады.
dialog-check-which = Қай тексеру
dialog-check-open = әлі жауапсыз
dialog-check-answer = Жауап
dialog-checks-so-far = Қазіргі тексерулер
dialog-source-help = Тізілім, нөмірі мен күні бар хат, құжаттың өзі.
dialog-section-note = Жазба
dialog-add-note-main = Жазба қосу
dialog-add-note-effect = Жазба сіздің атыңыздан қосылады.
dialog-section-assign = Тағайындау
dialog-assign-main = Тағайындау
dialog-assign-effect = Осы сәттен бастап іспен тек осы орындаушы айналысады.
dialog-assign-whom = Кімге
dialog-assign-from = Кімге (қазір: { $name })
dialog-assigned-now = іс қазір осы адамда
dialog-you = сіз
dialog-section-send = Комиссияға
dialog-send-to-commission-main = Комиссияға жіберу
dialog-send-to-commission-effect = Толық топтама Комиссияға жіберіледі; тексерулерге әлі де жауап беруге болады.
dialog-section-pass-on = Тексеру
dialog-pass-on-main = Тексеруді аяқтау
dialog-pass-on-effect = Тексеру аяқталып, келесі кезең басталады; сұрақтарына әлі де жауап беруге болады.
dialog-section-withdraw = Кері қайтарып алу
dialog-withdraw-main = Қайтарып алуды жазу
dialog-withdraw-effect = Іс шешімсіз жабылады.
dialog-statement-help = Өтініш берушінің сөздері немесе өтінішінің нөмірі мен күні.

## Комиссия

dialog-section-vote = Дауыс
dialog-vote-main = Дауысты жазу
dialog-vote-effect = Дауысыңыз бен балдарыңыз хаттамаға енеді. Комиссия ұсынады, уәкілетті орган шешеді.
dialog-vote-effect-unscored = Дауысыңыз хаттамаға енеді. Комиссия ұсынады, уәкілетті орган шешеді.
dialog-vote-question = Нәтиже берілсін бе?
dialog-score = { $criterion } (0–{ $max })
dialog-vote-reasons-help = «Қарсымын» және «қалыс қалдым» үшін қажет.
dialog-section-recuse = Өздігінен бас тарту
dialog-recuse-main = Өздігінен бас тарту
dialog-recuse-effect = Сіз бұл іс бойынша енді дауыс бермейсіз; берілген дауыс алынады.
dialog-recuse-help = Сізді өтініш берушімен не іспен не байланыстырады.
dialog-section-recommend = Ұсыным
dialog-recommend-main = Дауыс беруді жабу
dialog-recommend-effect = Дауыс беру жабылады, ұсыным жоғарыда есептелгендей қалады. Бұл әлі шешім емес.
dialog-tally = Дауыстар қорытындысы
dialog-tally-open = Әзірге ұсыным шықпайды; тексерулерді қараңыз.
dialog-tally-outcome = Ұсыным: { $outcome }
dialog-tally-votes = Қолдаған { $for }, қарсы { $against }, қалыс қалған { $abstained }
dialog-tally-score = Балл { $score }, шекті балл { $threshold }
dialog-votes = Дауыстар
dialog-vote-line = { $name }: { $voice }, { $points } балл
dialog-vote-line-unscored = { $name }: { $voice }
dialog-recused-line = { $name }: өздігінен бас тартты
dialog-no-votes = Әлі ешкім дауыс берген жоқ.
dialog-ballot-quorum = Дауыс бергендер: { $voted } ({ $names }); кворумға керегі: { $quorum }
dialog-ballot-voted = Дауыс бергендер: { $voted } ({ $names })
dialog-recommendation = Комиссия ұсынымы: { $outcome }, шекті балл { $threshold }, балл { $score }
dialog-recommendation-unscored = Комиссия ұсынымы: { $outcome }
dialog-minutes-help = Хаттаманың нөмірі мен күні немесе мазмұны. Қағидалар оны талап етеді.
dialog-video-help = Отырыстың бейнежазбасы қайда сақталған. Қағидалар оны талап етеді.
dialog-against-help = Шешім Комиссия ұсынымынан өзгеше: себебін айтыңыз.

## Тесттер, сауалнамалар, әңгімелесулер, хабарлама

dialog-section-assessment = Бағалау
dialog-record-assessment-main = Нәтижені жазу
dialog-record-assessment-effect = Жазба істе қалады. Осы кезеңде бәрі өткенде келесі кезең басталады.
dialog-assessment-which = Не өткізілді
dialog-attempts = Бұрынғы талпыныстар
dialog-attendance = Өтініш беруші
dialog-assessment-held-at = Қашан өткізілді
dialog-part-score = { $part } ({ $unit })
dialog-part-pass-from = Өту шегі: { $from }.
dialog-assessment-record-help = Нәтиже қайдан алынды; не сұралды және не жауап берілді.
dialog-no-show-help = Өтініш беруші қалай шақырылды және келмеу себебі туралы не белгілі.
dialog-section-issue-notice = Хабарлама
dialog-issue-notice-main = Хабарлама беру
dialog-issue-notice-effect = Өтініш беруші талаптарға сай; енді шешім дайындауға болады.
dialog-section-annul = Күшін жою
dialog-annul-main = Күшін жою
dialog-annul-effect = Іс шешімсіз жабылады; өтініш беруші өтінішті қайта бере алады.
dialog-annul-message = Өтініш берушіге не хабарланады
dialog-annul-rests-on = Неге негізделген
dialog-annul-help = Ақаудың нақты неде екені, өтініш беруші түзете алуы үшін.

## Шағымдар

dialog-section-complaint = Шағым
dialog-register-complaint-main = Тіркеу
dialog-register-complaint-effect = Іс шағым бойынша шешімді күтеді; оның мерзімі бүгіннен басталады.
dialog-complaint-to = Кімге жолданған
dialog-complaint-days = қарау мерзімі: { $days } жұмыс күні
dialog-complaint-help = Өтініш беруші не жазады: сөзбе-сөз немесе қысқаша, шағымның нөмірі мен күнімен.
dialog-section-decide-complaint = Шағым
dialog-decide-complaint-main = Шағымды шешу
dialog-decide-complaint-effect = Қанағаттандырылмаса, шешім күшінде қалады. Қанағаттандырылса, шешім жойылып, іс тарихымен қайтарылады.
dialog-complaint-due = Шешу мерзімі: { $due }
dialog-complaint-outcome = Немен аяқталды
dialog-complaint-reasons-help = Олар өтініш берушіге жауапқа енеді. Басқа орган шешсе: оның шешімі, нөмірі мен күні.

## Мақұлдау

dialog-section-approval = Мақұлдау
dialog-section-letter = Құжат
dialog-prepare-approval-main = Мақұлдауды дайындау
dialog-prepare-approval-effect = Мақұлдау қол қоюды күтеді.
dialog-section-discontinue = Тоқтату
dialog-discontinue-main = Кері қайтармай аяқтау
dialog-discontinue-effect = Берілген құжат күшінде қалады. Іс жүргізуді тоқтату қол қоюды күтеді.
dialog-result = Нәтиже
dialog-valid-from = Басталуы
dialog-valid-until = Аяқталуы
dialog-validity = Қолданылу мерзімі: { $validity } ({ $citation })
dialog-letter = Құжат ({ $language })
dialog-letter-not-yet = Бірдеңе белгіленгенде құжат осында көрінеді.
dialog-letter-lacks = Құжатты әзірге жазу мүмкін емес: «{ $slot }» бөлімін толтыратын ештеңе жоқ.

## Бас тарту

dialog-section-grounds = Негіздер
dialog-section-findings = Негіздеме
dialog-section-explanations = Түсіндірмелер
dialog-prepare-refusal-main = Бас тартуды дайындау
dialog-prepare-refusal-effect = Бас тарту қол қоюды күтеді.
dialog-prepare-revocation-main = Кері қайтаруды дайындау
dialog-prepare-revocation-effect = Кері қайтарып алу қол қоюды күтеді; оған дейін берілген құжат күшінде қалады.
dialog-revocation-grounds = Кері қайтарып алу негіздері: тізбе тұйық
dialog-effective-on-help = Осы күннен бастап берілген құжат қолданылмайды. Хабарлама мен қарсылық мерзімін ескергенде қол қоюға болатын ең ерте күн: { $date }.
dialog-takes-effect = Күшіне енетін күні: { $date }
dialog-grounds = Негіздер: тізбе тұйық
dialog-grounds-help = Бос орын негізді белгілейді.
dialog-ground-evidence = дәлелдемелер: { $count } · { $citation }
dialog-ground-not-at-stage = бұл кезеңде емес
dialog-ground-not-for-role = сіздің рөліңізге емес
dialog-ground-check-not-failed = оның бірде-бір тексеруі теріс нәтиже бермеген
dialog-ground-score-absent = балл жазылмаған
dialog-ground-score-not-below = шекті балл { $threshold }, балл { $score }
dialog-ground-not-supported = анықталғандардың ешқайсысы оны растамайды
dialog-ground-not-recommended = Комиссия бас тартуды ұсынбаған
dialog-ground-not-applied = мекеме қолданбайды: мәтіні расталмаған
dialog-so-far = Қазір
dialog-hearing-set = Тыңдау уақыты: { $at }
dialog-findings = Негіздеме
dialog-choose-ground-first = Алдымен негізді белгілеңіз.
dialog-finding = { $number }. { $ground } ({ $citation })
dialog-not-chosen = Теріс нәтижелі тексеру неге негіз болмады: { $check }
dialog-not-chosen-help = Теріс нәтижелі әр тексеруге жауап керек: негіз немесе түсіндірме.

## Дәлелдемелер

dialog-evidence = Дәлелдемелер
dialog-evidence-add = дәлелдеме қосу (Enter)
dialog-evidence-demand = Кемінде { $count }; қабылданады: { $kinds }. Del алып тастайды.
dialog-evidence-unknown-paper = бұл істе жоқ құжат
dialog-evidence-quote = { $paper }, { $page }-бет: «{ $text }»
dialog-evidence-description = { $paper }, { $page }-бет: { $text }
dialog-evidence-check = «{ $check }» тексеруі: { $answer }
dialog-picker = Бұл қайда көрсетілген: істегі құжатты не жазбаны таңдаңыз
dialog-picker-empty = Істе қабылданатын түрлерден ештеңе жоқ.
dialog-picker-paper = { $paper } — { $name }, { $pages } бет
dialog-picker-again = Өтпеген тексерудегідей: { $piece }
dialog-picker-page = { $paper }, { $pages } беттің { $page }-беті
dialog-picker-passage-hint = Бос орын — басы, бағыттар — соңы; белгісіз Enter жолды алады. PgUp/PgDn бет.
dialog-picker-nothing-marked = Тек бос орын белгіленген: үзінді таңдаңыз.
dialog-picker-picture-hint = Бұл бетте мәтін жоқ: Ctrl+O — көру. Не көрсетілгенін сипаттаңыз, Enter — алу. PgUp/PgDn — бет.
dialog-picker-describe = Алдымен бетте не көрінетінін сипаттаңыз.
dialog-picker-description = Бетте не көрсетілген

## Мерзімнің өтуі

dialog-late = Мерзім өтті
dialog-late-by = «{ $limit }» мерзімі өтіп кетті: { $due }, содан бергі жұмыс уақыты: { $late }.
dialog-late-silence = Мерзімнен асқан үнсіздік бас тарту деп есептеледі, өтініш беруші шағымдана алады (ӘРПК 91-б. 2-т.; қызмет қағидаларының мерзімдеріне қатысы расталмаған).

## Тыңдау

dialog-section-notice = Хабарлама
dialog-notify-hearing-main = Тыңдау туралы хабарлау
dialog-notify-hearing-effect = Хабарлама бүгін жіберіледі, мерзімдері жүре бастайды.
dialog-held-at = Күні мен уақыты
dialog-hearing-earliest = Осы хабарламадан кейін бас тартуға { $date } күнінен бастап қол қоюға болады. F4 айды ашады.
dialog-hearing-means = Қалай өткізіледі
dialog-place-help = Кабинет, сілтеме немесе нөмір.
dialog-position-help = Орган не шешпекші және неге, өтініш беруші жауап бере алуы үшін.
dialog-section-record = Хаттама
dialog-section-objections = Қарсылықтар
dialog-record-hearing-main = Тыңдауды жазу
dialog-record-hearing-effect = Хаттама істе қалады және дәлелдеме бола алады.
dialog-hearing-outcome = Немен аяқталды
dialog-record-help = Кім қатысты, не айтылды, не сұралды және не жауап берілді.
dialog-objection = { $number }-қарсылық
dialog-objection-answer = { $number }-қарсылыққа жауап

## Қол қою және беру

dialog-section-decision = Шешім
dialog-decision = Дайындалған шешім
dialog-nothing-prepared = Қол қоюды күтіп тұрған шешім жоқ.
dialog-prepared-by = Дайындаған { $name }, { $at }, { $version }-нұсқа бойынша
dialog-approval-terms = Нөмірі { $number }, { $from } — { $until } аралығында жарамды
dialog-approval-terms-open = Нөмірі { $number }, { $from } бастап мерзімсіз жарамды
dialog-sign-in-system = Қол жүйеде қойылады, электрондық қолтаңбасыз.
dialog-sign-approval-main = Мақұлдауға қол қою
dialog-sign-approval-effect = Шешім қабылданады: сұрау қанағаттандырылады. Жүйеде қол қойылады, электрондық қолтаңбасыз.
dialog-sign-refusal-main = Бас тартуға қол қою
dialog-sign-refusal-effect = Шешім қабылданады: сұраудан бас тартылады. Жүйеде қол қойылады, электрондық қолтаңбасыз.
dialog-sign-revocation-main = Кері қайтаруға қол қою
dialog-sign-revocation-effect = Шешім қабылданады: берілген құжат кері қайтарып алынады. Жүйеде қол қойылады, электрондық қолтаңбасыз.
dialog-sign-discontinuation-main = Тоқтатуға қол қою
dialog-sign-discontinuation-effect = Шешім қабылданады: іс жүргізу тоқтатылады, берілген құжат күшінде қалады. Жүйеде қол қойылады, электрондық қолтаңбасыз.
dialog-section-return = Қайтару
dialog-return-for-rework-main = Пысықтауға қайтару
dialog-return-for-rework-effect = Іс шешім дайындауға қайтарылады. Мерзімдер тоқтамайды.
dialog-return-help = Нені түзету керек.
dialog-section-delivery = Беру
dialog-deliver-main = Беру
dialog-deliver-effect = Нәтиже беріледі, іс жабылады.
dialog-delivery-means = Қалай
dialog-means-closed = «{ $channel }» арқылы түскен өтінішке басқаша жауап беріледі
dialog-representative = Өкіл
dialog-representative-help = Тек басқа адам алса; әйтпесе бос қалдырыңыз.
