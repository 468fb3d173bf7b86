### Бүкіл бағдарламаға ортақ сөздер: қағидалар, кодтар, күндер, мерзімдер, ақаулар.

## Күнделікті сөздер

yes = Иә
no = Жоқ
cancel = Болдырмау
close = Жабу
back = Артқа
next = Келесі
save = Сақтау
open = Ашу
remove = Алып тастау
change = Өзгерту
none = жоқ
unknown = белгісіз
all = барлығы
and-more = және тағы { $count }
required = міндетті
optional = қалауы бойынша
confirmed = расталған
unconfirmed = расталмаған
demonstration-value = демонстрациялық мән
language-name = Қазақша

## Тілдер

language-kk = қазақ тілі
language-ru = орыс тілі
language-en = ағылшын тілі

## Күндер мен мерзімдер

month-01 = Қаңтар
month-02 = Ақпан
month-03 = Наурыз
month-04 = Сәуір
month-05 = Мамыр
month-06 = Маусым
month-07 = Шілде
month-08 = Тамыз
month-09 = Қыркүйек
month-10 = Қазан
month-11 = Қараша
month-12 = Желтоқсан

month-in-date-01 = қаңтар
month-in-date-02 = ақпан
month-in-date-03 = наурыз
month-in-date-04 = сәуір
month-in-date-05 = мамыр
month-in-date-06 = маусым
month-in-date-07 = шілде
month-in-date-08 = тамыз
month-in-date-09 = қыркүйек
month-in-date-10 = қазан
month-in-date-11 = қараша
month-in-date-12 = желтоқсан

long-date = { $year } жылғы { $day } { $month }

weekday-mon = Дс
weekday-tue = Сс
weekday-wed = Ср
weekday-thu = Бс
weekday-fri = Жм
weekday-sat = Сб
weekday-sun = Жк

term-working-days = { $count } жұмыс күні
term-calendar-days = { $count } күнтізбелік күн
term-working-hours = { $count } жұмыс сағаты
term-working-minutes = { $count } жұмыс минуты
term-months = { $count } ай
term-years = { $count } жыл

unit-working-days = жұмыс күндері
unit-calendar-days = күнтізбелік күндер
unit-working-hours = жұмыс сағаттары
unit-working-minutes = жұмыс минуттары

left-days = { $days } ж.к.
left-hours = { $hours } сағ
left-minutes = { $minutes } мин
left-hours-minutes = { $hours } сағ { $minutes } мин

characters = { $count } таңба

## Нормаларға сілтемелер

citation = { $act }, { $point }-{ $place }
citation-unconfirmed = (расталмаған)

## Істің мәртебелері

status-received = Келіп түсті
status-not-accepted = Қабылданбады
status-under-review = Қарауда
status-awaiting-signature = Қол қоюда
status-decided = Шешілді
status-delivered = Берілді
status-withdrawn = Қайтарып алынды
status-annulled = Күші жойылды
status-under-complaint = Шағым қаралуда

## Кезеңдер

stage-intake = Қабылдау
stage-verification = Тексеру
stage-testing = Тестілеу
stage-questionnaire = Сауалнама
stage-interview = Әңгімелесу
stage-notice = Хабарлама
stage-commission = Комиссия
stage-drafting = Шешім дайындау
stage-sign-off = Қол қою
stage-delivery = Нәтижені беру

## Істің шешімі

outcome-approve = Мақұлдау
outcome-refuse = Бас тарту
revocation-outcome-approve = Кері қайтарылмайды
revocation-outcome-refuse = Кері қайтарып алу

## Әрекеттер: атауы және не болатыны

command-accept = Құжаттарды қабылдау
command-accept-about = Өтінішті қабылдайды: құжаттар топтамасы толық және жарамды.
command-refuse-acceptance = Қабылдаудан бас тарту
command-refuse-acceptance-about = Толық емес немесе мерзімі өткен топтаманы қайтарып, әр құжатты атап көрсетеді. Бұл қызмет көрсетуден бас тарту емес.
command-record-check = Тексеруді жазу
command-record-check-about = Тексеру сұрағына дереккөзі мен дәлелдемелерін көрсетіп жауап береді.
command-add-note = Жазба қосу
command-add-note-about = Іске жазба қалдырады. Ол хатқа енбейді.
command-assign = Орындаушы тағайындау
command-assign-about = Істі бөлімшенің орындаушысына береді.
command-pass-on = Тексеруді аяқтау
command-pass-on-about = Тексеруді жабады: сұрақтарына жауап берілді, келесі кезең басталады.
command-record-assessment = Тестті, сауалнаманы не әңгімелесуді жазу
command-record-assessment-about = Тестілеуді, сауалнаманы не әңгімелесуді жазады: балдары, нәтижесі немесе келмеуі.
command-issue-notice = Сәйкестік туралы хабарлама беру
command-issue-notice-about = Өтініш берушіге талаптарға сай екенін хабарлайды. Шешім тек содан кейін дайындалады.
command-send-to-commission = Комиссияға жіберу
command-send-to-commission-about = Құжаттардың толық топтамасын Комиссияға береді.
command-vote = Дауыс беру
command-vote-about = Дауысыңызды уәждерімен және әр өлшемшарт бойынша балдарымен жазады. Дауыс беру жабылғанша оны өзгертуге болады.
command-recuse = Өздігінен бас тартуды мәлімдеу
command-recuse-about = Мүдделер қақтығысына байланысты сізді бұл істен шеттетеді. Дауысыңыз алынып тасталады.
command-recommend = Дауыс беруді жабу
command-recommend-about = Дауыс беруді жауып, дауыстар мен балдардан туындайтын ұсынымды жазады.
command-prepare-approval = Мақұлдауды дайындау
command-prepare-approval-about = Мақұлдауды дайындап, қол қоюға береді.
command-prepare-refusal = Бас тартуды дайындау
command-prepare-refusal-about = Дәлелді бас тартуды дайындап, қол қоюға береді.
revocation-prepare-refusal = Кері қайтарып алуды дайындау
revocation-prepare-refusal-about = Негіздері мен күшіне енетін күнін көрсетіп, кері қайтарып алуды дайындап, қол қоюға береді.
revocation-prepare-approval = Кері қайтарып алмай, іс жүргізуді тоқтату
revocation-prepare-approval-about = Іс жүргізуді тоқтатуды дайындайды: берілген құжат күшінде қалады. Қол қоюға береді.
command-notify-hearing = Тыңдау туралы хабарлау
command-notify-hearing-about = Өтініш берушіге алдын ала ұстанымды және тыңдау уақытын хабарлайды.
command-record-hearing = Тыңдауды жазу
command-record-hearing-about = Тыңдаудың қалай өткенін және әр қарсылыққа берілген жауапты жазады.
command-return-for-rework = Пысықтауға қайтару
command-return-for-rework-about = Дайындалған шешімді себептерін көрсетіп қайтарады. Мерзім өте береді.
command-sign = Қол қою
command-sign-about = Дайындалған шешімге қол қояды. Қойылған қолтаңбаны қайтарып алуға болмайды.
command-deliver = Нәтижені беру
command-deliver-about = Нәтиженің өтініш берушіге берілгенін жазады.
command-withdraw = Өтініштің қайтарып алынғанын жазу
command-withdraw-about = Өтініш берушінің өтінішін қайтарып алғанын жазады. Іс аяқталады.
command-annul = Ақауға байланысты күшін жою
command-annul-about = Қоса берілгенде ақау болғандықтан іс жүргізуді аяқтайды. Өтініш беруші өтінішті қайта бере алады.
command-register-complaint = Шағымды тіркеу
command-register-complaint-about = Шешімге немесе мерзімнен асқан үнсіздікке шағымды тіркейді.
command-decide-complaint = Шағымды шешу
command-decide-complaint-about = Шағымның немен аяқталғанын жазады. Шешім жойылса, іс кері қайтарылады.

## Істің тарихындағы оқиғалар

event-application-received = Өтініш келіп түсті
event-dues-set = Мерзімдер есептелді
event-accepted = Құжаттар қабылданды
event-acceptance-refused = Қабылдаудан бас тартылды
event-check-recorded = Тексеру жазылды
event-note-added = Жазба қосылды
event-assigned = Орындаушы тағайындалды
event-passed-on = Тексеру аяқталды
event-assessment-recorded = Бағалау жазылды
event-notice-issued = Сәйкестік туралы хабарлама берілді
event-sent-to-commission = Комиссияға жіберілді
event-voted = Дауыс жазылды
event-recused = Комиссия мүшесі өздігінен бас тартты
event-recommended = Комиссия ұсыным берді
event-prepared = Шешім дайындалды
event-hearing-notified = Өтініш берушіге тыңдау туралы хабарланды
event-hearing-recorded = Тыңдау жазылды
event-returned-for-rework = Пысықтауға қайтарылды
event-decided = Шешімге қол қойылды
event-letter-issued = Хат дайындалды
event-delivered = Нәтиже берілді
event-withdrawn = Өтініш қайтарып алынды
event-annulled = Өтініштің күші жойылды
event-complaint-registered = Шағым тіркелді
event-complaint-decided = Шағым шешілді

## Рөлдер

role-executor = жауапты орындаушы
role-commission-member = Комиссия мүшесі
role-commission-secretary = Комиссия хатшысы
role-commission-chair = Комиссия төрағасы
role-interview-officer = әңгімелесу жүргізетін қызметкер
role-supervisor = бөлімше басшысы
role-auditor = аудитор
role-gateway = шлюз

## Өтініш беру арналары

channel-provider = көрсетілетін қызметті беруші
channel-portal = электрондық үкімет порталы
channel-state-corporation = Мемлекеттік корпорация
channel-foreign-mission = шетелдік мекеме

## Не сұралады

request-issue = Беру
request-extend = Ұзарту
request-reissue = Қайта ресімдеу
request-duplicate = Телнұсқа
request-revoke = Кері қайтарып алу
request-renew = Жаңарту

## Мерзім басталатын және аяқталатын оқиғалар

milestone-mission-received = өтініш шетелдік мекемеге келіп түсті
milestone-filed = өтініш берілді
milestone-registered = өтініш тіркелді
milestone-accepted = құжаттар қабылданды
milestone-verified = тексеру аяқталды
milestone-sent-to-commission = Комиссияға жіберілді
milestone-recommended = Комиссия ұсыным берді
milestone-tested = тест тапсырылды
milestone-questioned = сауалнамадан өтті
milestone-interviewed = әңгімелесуден өтті
milestone-notice-issued = сәйкестік туралы хабарлама берілді
milestone-prepared = шешім дайындалды
milestone-decided = шешім қабылданды
milestone-delivered = нәтиже берілді
milestone-complaint-decided = шағым шешілді
milestone-contract-concluded = еңбек шарты жасалды
milestone-data-changed = аты-жөні немесе жеке басты куәландыратын құжаты өзгерді

## Бұл кімнің мерзімі

owner-office = орган
owner-applicant = өтініш беруші
limit-complaint = Шағым бойынша шешім

## Күн неге есептеледі немесе есептелмейді

why-start-day = оқиға болған күн: мерзім келесі күннен басталады
why-acceptance-day-excluded = қабылдау күні: мерзімге кірмейді
why-working-day = жұмыс күні
why-weekend = демалыс күні
why-day-off = мереке немесе жұмыс істелмейтін күн
why-worked-weekend = жұмыс істелетін демалыс күні
why-calendar-day = күнтізбелік күн
why-moved-to-working-day = соңғы күн жұмыс істелмейтін күн: мерзім осы жұмыс күні аяқталады
why-closed = жұмыс кестесінен тыс
why-lead = шегерілді: нәтиже Мемлекеттік корпорацияға ертерек жетуі тиіс

## Күнтізбе жылдары

calendar-official = ресми күнтізбе
calendar-derived = ереже бойынша есептелген күнтізбе, ресми емес

## Мекеменің саясаты

policy-reading = норманы түсіндіру; орган үшін қатаңырағы алынды
policy-substance = расталмаған норма
policy-institution = мекеменің өз таңдауы

## Өтініште не көрсетіледі

detail-profession = кәсібі
detail-employer = жұмыс беруші және оның БСН-і немесе ЖСН-і
detail-contract = еңбек шарты жасалған күн және оның соңғы күні
detail-original = бұрынғы құжаттың нөмірі және оның соңғы күні
detail-change = не өзгергені және қашан өзгергені
detail-loss = түпнұсқаның жоғалғаны немесе бүлінгені

loss-lost = жоғалған
loss-damaged = бүлінген
fact-kind-flag = иә немесе жоқ
fact-kind-date = күні
fact-kind-number = сан
fact-kind-text = мәтін
fact-kind-choice = нұсқалардың бірі

condition-applicant-abroad = өтініш беруші шетелде
condition-represented = өтініш берушінің атынан басқа адам жүгінеді
condition-treaty-exempt = ратификацияланған халықаралық шарт бойынша талап қойылмайды
condition-channel = «{ $channel }» арнасы арқылы берілген
condition-fact = «{ $fact }» мәні: { $value }

bad-number-length = Нөмірде 12 цифр болуы тиіс. Оны жеке басты куәландыратын құжатпен салыстырыңыз.
bad-number-check-digit = Нөмірдің бақылау цифры сәйкес келмейді: цифрлардың бірі қате. Нөмірді жеке басты куәландыратын құжатпен салыстырыңыз.
bad-number-date = Нөмірде болмайтын күн тұр. Оны жеке басты куәландыратын құжатпен салыстырыңыз.

## Құжатта не жетіспейді

lack-missing = ұсынылмаған
lack-expired = қолданылу мерзімі өткен
lack-not-in-form = белгіленген нысанға сай емес

## Жауаптар, дәлелдемелер, дауыстар

answer-passed = оң нәтиже
answer-failed = теріс нәтиже

evidence-paper = құжат
evidence-check = тексеру
evidence-recommendation = Комиссияның ұсынымы
evidence-assessment = тест, сауалнама немесе әңгімелесу
evidence-hearing = тыңдау хаттамасы

voice-for = қолдаймын
voice-against = қарсымын
voice-abstain = қалыс қалдым

## Тесттер, сауалнамалар, әңгімелесулер; шағымдар

attendance-came = келді
attendance-no-show = келмеді
assessed-passed = өтті
assessed-failed = өтпеді
assessed-no-show = келмеу
part-unit-percent = пайыз
part-unit-points = балл
score-percent = { $score } %
score-points = { $score } балл
assessed-part = { $part }: { $score }
assessed-part-missed = ✗ { $part }: { $score }, кемінде қажеті: { $from }
assessed-outcome = қорытынды: { $value }
assessed-form = нысаны: { $value }
assessed-place = орны: { $value }
complaint-outcome-dismissed = қанағаттандырылмады: шешім күшінде қалады
complaint-outcome-reversed = қанағаттандырылды: шешімнің күші жойылады

## Тыңдау

hearing-means-office = органның үй-жайында
hearing-means-video = бейнебайланыс арқылы
hearing-means-electronic = ақпараттық жүйе арқылы
hearing-means-other = өзге тәсілмен

hearing-outcome-held = өткізілді
hearing-outcome-absent = өтініш беруші келмеді
hearing-outcome-in-writing = өтініш беруші жазбаша жауап берді

## Нәтиже және оны беру

validity-up-to-months = { $months } айға дейін
validity-contract-term = еңбек шартының мерзіміне, { $years } жылдан аспайды
validity-until-original-ends = түпнұсқаның соңғы күніне дейін
validity-months-asked = өтініште сұралған айларға
validity-open-ended = мерзімсіз
validity-nothing = нәтиже берілмейді: іс жүргізу аяқталады

delivery-in-person = жеке басты куәландыратын құжат бойынша қолма-қол
delivery-portal = порталдағы жеке кабинетке
delivery-state-corporation = Мемлекеттік корпорацияға
delivery-foreign-affairs = шетелдік мекеме үшін Сыртқы істер министрлігіне
delivery-pick-up-point = таңдалған беру пунктінде, өтініш нөмірі бойынша

signature-in-system = жүйеде қол қойылған, электрондық қолтаңбасыз

## Режимдер

mode-production = жұмыс режимі
mode-demo = демонстрация
mode-exercise = оқу режимі

## Кезек бағандары

column-number = Іс
column-due = Мерзім
column-applicant = Өтініш беруші
column-service = Қызмет
column-request = Түрі
column-stage = Кезең
column-status = Мәртебе
column-outcome = Шешім
column-channel = Арна
column-registered = Тіркелді
column-assigned = Орындаушы
column-flags = Белгілер

## Хаттың бөлімдері

slot-body = органның атауы
slot-number = нөмірі
slot-date = күні
slot-addressee = кімге
slot-question = қаралған мәселе
slot-facts = анықталған фактілер
slot-reasons = фактілердің негізге сәйкестігі
slot-evidence = дәлелдемелер
slot-law = құқық нормасы
slot-conclusion = қорытынды
slot-appeal = шағымдану тәртібі
slot-appeal-term = шағымдану мерзімі
slot-hearing = тыңдау
slot-answers = қарсылықтарға жауаптар
slot-signature = қолтаңба
slot-result = нәтиже
slot-validity = қолданылу мерзімі
slot-papers = жетіспейтін құжаттар

## Нысандардың өрістері

field-against-recommendation = ұсынымнан ауытқу себептері
field-appeal = шағым кімге жолданған
field-assessment-form = өткізу нысаны
field-assessment-outcome = қорытынды
field-complaint = шағым
field-effective-on = күшіне енетін күні
field-answer = қарсылыққа жауап
field-citizenship = азаматтығы
field-family-name = тегі
field-given-name = аты
field-identity-number = жеке басты куәландыратын құжаттың нөмірі
field-patronymic = әкесінің аты
field-description = сипаттама
field-facts = анықталған фактілер
field-late-reason = кешігу себебі
field-minutes = хаттама
field-name = аты-жөні
field-note = жазба
field-number = нөмір
field-place = орын
field-position = алдын ала ұстаным
field-power-of-attorney = сенімхат
field-quote = дәйексөз
field-reason = себеп
field-reasons = уәждер
field-record = хаттама
field-source = дереккөз
field-statement = қайтарып алу туралы өтініш
field-text = мәтін
field-video = бейнежазба
field-what = не істен шықты
field-why = фактілердің негізге сәйкестігі
field-other = мәтін

## Қағидалар: кім, қайда, қашан

violation-role-not-allowed = { $roles ->
    [none] Бұл өтінішті қарау тәртібінде мұндай әрекет жоқ.
   *[other] Бұл бөлімшедегі рөліңіз бұған құқық бермейді. Мұны жасай алады: { $roles }.
}
violation-not-at-this-stage = { $stage ->
    [none] Қазір бұл мүмкін емес: істің мәртебесі «{ $status }». Қазір қолжетімді әрекеттердің бірін таңдаңыз.
   *[other] Қазір бұл мүмкін емес: істің мәртебесі «{ $status }», кезеңі «{ $stage }». Қазір қолжетімді әрекеттердің бірін таңдаңыз.
}
violation-assigned-to-other = Іс басқа орындаушыға берілген: { $name }. Онымен келісіңіз немесе бөлімше басшысынан істі қайта тағайындауды сұраңыз.
violation-policy-value-missing = { $gap ->
    [none] Мекеме «{ $key }» мәнін белгілемеген, онсыз шешім қабылдауға болмайды. Әкімшіден оны белгілеуді сұраңыз.
   *[other] Мекеме «{ $key }» мәнін белгілемеген (ашық мәселе { $gap }), онсыз шешім қабылдауға болмайды. Әкімшіден оны белгілеуді сұраңыз.
}
violation-calendar-missing = { $year } жылдың жұмыс күнтізбесі жоқ, сондықтан мерзімді есептеу мүмкін емес. Әкімшіден осы жылды қосуды сұраңыз.
violation-late-unreasoned = «{ $limit }» мерзімі өтіп кетті: { $due }. Кешігу себебін көрсетіңіз.
violation-text-missing = Толтырылмаған: «{ $field }». Мәтінін жазыңыз.
violation-text-too-long = «{ $field }»: { $count } таңба, { $max } таңбадан аспауы тиіс. { $excess } таңбаға қысқартыңыз.

## Қағидалар: қабылдау

violation-channel-not-open = Қағидаларда өтінішті осы арна арқылы беру көзделмеген. Қағидаларда аталған арналардың бірін пайдаланыңыз.
violation-request-not-known = Қағидалардың осы редакциясында өтініштің мұндай түрі жоқ. Басқасын таңдаңыз.
violation-filed-in-future = Өтініштің берілген уақыты әлі келген жоқ: { $filed_at }. Уақытты түзетіңіз.
violation-dates-contradict = Күндер бір-біріне қайшы: { $from } мына күннен кеш болмауы тиіс: { $until }. Біреуін түзетіңіз.
violation-document-not-known = Өтініштің осы түріне арналған тізбеде «{ $document }» құжаты жоқ. Оның тізбедегі қай құжат екенін көрсетіңіз.
violation-language-not-offered = Жауап қазақ немесе орыс тілінде беріледі. Осы екі тілдің бірін таңдаңыз.
violation-paper-missing = «{ $document }»: құжат ұсынылмаған. Оны ұсыну қажет.
violation-paper-expired = «{ $document }»: қолданылу мерзімі өтіп кеткен ({ $expired_on }). Жарамды құжат қажет.
violation-paper-validity-unknown = «{ $document }»: соңғы қолданылу күні көрсетілмеген. Оны көрсетіңіз.
violation-detail-missing = Өтініште көрсетілмеген: { $detail }. Өтінішті толықтыру қажет.
violation-fact-missing = Өтініште көрсетілмеген: «{ $fact }». Өтінішті толықтыру керек.
violation-fact-not-known = Өтініштің бұл түрінде «{ $fact }» мәліметі жоқ. Оны алып тастаңыз.
violation-fact-malformed = { $kind ->
    [flag] «{ $fact }»: «иә» немесе «жоқ» деп жауап беру керек. Түзетіңіз.
    [date] «{ $fact }»: күні керек. Түзетіңіз.
    [number] «{ $fact }»: нөлден кем емес бүтін сан керек. Түзетіңіз.
    [choice] «{ $fact }»: қағидаларда аталған нұсқалардың бірін таңдаңыз.
   *[other] «{ $fact }»: мәні оқылмайды. Түзетіңіз.
}
violation-requirement-unmet = Орындалмаған: «{ $requirement }». Онсыз өтінішті қанағаттандыруға болмайды; мұны бас тартуда көрсетіңіз.
violation-requirement-not-lacking = «{ $requirement }»: талап орындалған немесе бұл өтінішке қатысты емес. Оны тізімнен алып тастаңыз.
violation-requirement-not-named = «{ $requirement }»: талап орындалмаған, бірақ тізімде жоқ. Оны қосыңыз.
violation-failure-missing = «{ $channel }» арнасы басқа арна істен шыққанда ғана ашық. Не, қашан және неше минутқа істен шыққанын көрсетіңіз.
violation-failure-too-short = Ақау { $minutes } мин созылған, ал бұл арна ақау { $over } минуттан асқанда ашылады. Әдеттегі арна арқылы беріңіз.
violation-nothing-lacking = Құжаттар топтамасы толық және жарамды, қабылдаудан бас тартуға негіз жоқ. Құжаттарды қабылдаңыз.
violation-paper-not-lacking = «{ $document }»: құжат ұсынылған және жарамды. Оны тізімнен алып тастаңыз.
violation-paper-not-named = «{ $document }»: құжат жетіспейді, бірақ тізімде жоқ. Оны тізімге қосыңыз.
violation-paper-named-twice = «{ $document }»: құжат тізімде екі рет көрсетілген. Біреуін қалдырыңыз.

## Қағидалар: тексерулер мен дәлелдемелер

violation-check-not-known = Қағидалардың осы редакциясында мұндай тексеру жоқ. Тізімнен таңдаңыз.
violation-check-not-applicable = Бұл тексеру осы өтінішке қатысты емес. Оны жауапсыз қалдырыңыз.
violation-evidence-missing = Дәлелдеме келтірілмеген. Оны қосыңыз, мысалы, құжаттың тиісті жерін көрсетіңіз.
violation-evidence-too-few = Келтірілген дәлелдемелер: { $count }, негіз үшін кемінде { $min } қажет. Тағы { $missing } қосыңыз.
violation-evidence-kind-not-accepted = Бұл негіз үшін «{ $kind }» түріндегі дәлелдеме қабылданбайды. Басқа түрін таңдаңыз.
violation-evidence-twice = Бір дәлелдеме екі рет көрсетілген. Біреуін қалдырыңыз.
violation-evidence-paper-not-in-case = Істе бұл құжаттың мұндай нұсқасы жоқ. Осы істегі құжатты таңдаңыз.
violation-evidence-page-not-there = { $page }-бет жоқ: құжатта { $pages } бет бар. Беттің нөмірін түзетіңіз.
violation-evidence-place-missing = Бет те, дәйексөз де көрсетілмеген. Құжаттың тиісті жерін көрсетіңіз.
violation-evidence-quote-not-there = { $page ->
    [0] Құжатта мұндай дәйексөз жоқ. Оны беттің мәтінінен көшіріңіз.
   *[other] { $page }-бетте мұндай дәйексөз жоқ. Оны беттің мәтінінен көшіріңіз.
}
violation-evidence-description-missing = Бетте дәйексөз алатын мәтін жоқ. Онда не көрінетінін сипаттаңыз.
violation-evidence-check-unanswered = Бұл тексеруге әлі жауап жазылмаған. Алдымен тексеруді жазыңыз немесе басқа дәлелдеме таңдаңыз.
violation-evidence-recommendation-absent = Сілтеме жасайтын Комиссия ұсынымы әлі жоқ. Басқа дәлелдеме таңдаңыз.
violation-evidence-assessment-absent = Сілтеме жасайтын «{ $assessment }» жазбасы әлі жоқ. Алдымен жазыңыз немесе басқа дәлелдеме таңдаңыз.
violation-evidence-hearing-absent = Сілтеме жасайтын тыңдау хаттамасы әлі жоқ. Алдымен тыңдауды жазыңыз немесе басқа дәлелдеме таңдаңыз.

## Қағидалар: тесттер, сауалнамалар, әңгімелесулер, хабарлама

violation-assessment-not-known = Қағидалардың бұл редакциясында «{ $assessment }» бағалауы жоқ. Тізімнен таңдаңыз.
violation-assessment-not-at-stage = «{ $assessment }» басқа кезеңге жатады. Қазір өткізілетінін таңдаңыз.
violation-assessment-in-future = Болашақ уақыт көрсетілген: { $held_at }. Оны түзетіңіз.
violation-part-score-missing = «{ $part }» бөлігінің нәтижесі жоқ. Оны жазыңыз.
violation-part-score-out-of-range = «{ $part }»: нәтиже 0 мен { $max } аралығында болуы тиіс. Оны түзетіңіз.
violation-part-not-known = Мұнда «{ $part }» бөлігі жоқ. Оның нәтижесін алып тастаңыз.
violation-no-show-scored = Өтініш беруші келмеген, сондықтан балл да, қорытынды да болмайды. Оларды алып тастаңыз немесе келгенін белгілеңіз.
violation-outcome-missing = Қорытынды таңдалмаған. Шкаладан таңдаңыз.
violation-outcome-not-known = Шкалада «{ $outcome }» қорытындысы жоқ. Шкаладан таңдаңыз.
violation-form-missing = Өткізу нысаны көрсетілмеген. Оны таңдаңыз.
violation-form-not-known = Мекемеде «{ $form }» нысаны жоқ. Тізімнен таңдаңыз.
violation-retakes-exhausted = «{ $assessment }»: сәтсіз талпыныстар { $attempts }, қайталауға рұқсат етілгені ең көбі { $most }. Бас тартуды дайындауға болады.
violation-assessment-not-passed = «{ $assessment }»: өтпеген. Өткенін жазыңыз немесе бас тартуды дайындаңыз.
violation-notice-number-missing = Хабарламаның нөмірі жоқ. Нөмір беріңіз.
violation-notice-missing = Сәйкестік туралы хабарлама берілмеген. Алдымен соны беріңіз.

## Қағидалар: Комиссия

violation-recused = Сіз бұл іс бойынша өздігіңізден бас тарттыңыз. Оны Комиссияның қалған мүшелері қарайды.
violation-minutes-missing = Отырыстың хаттамасы жоқ. Нөмірі мен күнін немесе мазмұнын жазыңыз.
violation-video-missing = Отырыс бейнежазбаға түсіріледі. Жазбаның қайда сақталғанын көрсетіңіз.
violation-vote-unreasoned = Қарсы дауыс пен қалыс қалуды негіздеу қажет. Уәждеріңізді жазыңыз.
violation-score-missing = «{ $criterion }» өлшемшарты бойынша балл қойылмаған. Балл қойыңыз.
violation-score-out-of-range = «{ $criterion }» өлшемшарты бойынша балл 0 мен { $max } аралығында болуы тиіс. Оны түзетіңіз.
violation-criterion-not-known = «{ $criterion }» өлшемшарты қазір қолданылмайды. Ол бойынша қойылған балды алып тастаңыз.
violation-quorum-not-reached = Дауыс берген Комиссия мүшелері: { $count }, кворум: { $min }. Тағы { $missing } дауыс қажет.
violation-votes-undecided = Дауыстар тең бөлінді: қолдағаны { $for }, қарсысы { $against }. Комиссия мүшелері істі талқылап, қайта дауыс беруі қажет.
violation-recommendation-missing = Комиссия әлі ұсыным берген жоқ. Ұсынымды күтіңіз.
violation-against-recommendation-unreasoned = Шешім Комиссияның ұсынымынан өзгеше. Себептерін көрсетіңіз.

## Қағидалар: бас тарту

violation-ground-missing = Бас тарту үшін бірде-бір негіз таңдалмаған. Кемінде біреуін таңдаңыз.
violation-ground-not-listed = Қағидалардың осы редакциясында «{ $ground }» негізі жоқ. Тізімнен таңдаңыз.
violation-ground-twice = Бір негіз екі рет таңдалған. Біреуін қалдырыңыз.
violation-ground-not-at-stage = Қазіргі кезеңде «{ $ground }» негізіне сүйенуге болмайды. Алдымен осы кезеңді аяқтаңыз.
violation-ground-not-for-role = Рөліңіз «{ $ground }» негізіне сүйенуге құқық бермейді. Мұндай құқығы бар қызметкерге жүгініңіз.
violation-ground-check-not-failed = «{ $ground }» негізі қолданылмайды: оны растайтын бірде-бір тексеру теріс нәтиже бермеген. Алдымен сондай тексеруді жазыңыз немесе басқа негіз таңдаңыз.
violation-ground-score-not-below = «{ $ground }» негізі қолданылмайды: балл { $score }, шекті балл { $threshold }, яғни балл шекті мәннен төмен емес.
violation-ground-score-absent = «{ $ground }» негізі әзірге қолданылмайды: Комиссияның балы әлі жазылмаған. Ұсынымды күтіңіз.
violation-ground-not-supported = «{ $ground }» негізін қолдануға болмайды: анықталғандардың ешқайсысы оны растамайды. Алдымен растайтын нәрсені жазыңыз немесе басқа негіз таңдаңыз.
violation-ground-not-recommended = «{ $ground }» негізін қолдануға болмайды: Комиссия бас тартуды ұсынбаған.
violation-ground-not-applied = Мекеме «{ $ground }» негізін қолданбайды: оның мәтіні расталмаған. Басқа негіз таңдаңыз.
violation-effect-missing = Кері қайтарып алу қай күннен бастап күшіне енетіні көрсетілмеген. Күнін көрсетіңіз.
violation-effect-too-early = Кері қайтарып алу шешілуі мүмкін күннен бұрын күшіне енбейді: ең ерте күні { $earliest }. Күнін түзетіңіз.
violation-effect-needless = Күшіне ену күні тек кері қайтарып алу үшін көрсетіледі. Оны алып тастаңыз.
violation-finding-missing = Толтырылмаған: «{ $field }». Осы негіз бойынша жазыңыз.
violation-finding-too-short = «{ $field }»: { $count } таңба, кемінде { $min } таңба қажет. Тағы { $missing } таңба жазыңыз.
violation-finding-copies-ground = Мәтін «{ $ground }» негізінің атауын ғана қайталайды. Осы іс бойынша не анықталғанын жазыңыз.
violation-finding-repeated = Бірдей мәтін екі жерде тұр. Әр бөлікке өз мазмұнын жазыңыз.
violation-finding-near-copy = Мәтін бұрынғы негіздемеңізбен { $percent } % сәйкес келеді. Оның дәл осы істі сипаттайтынын тексеріңіз.
violation-failed-check-unanswered = «{ $check }» тексеруі теріс нәтиже берді, бірақ ол растайтын негіз таңдалмаған. Негізді таңдаңыз немесе оның неге қолданылмайтынын жазыңыз.
violation-not-chosen-needless = «{ $check }» тексеруіне түсініктеме қажет емес. Оны алып тастаңыз.
violation-letter-slot-empty = Хаттың «{ $slot }» бөлімін толтыратын дерек жоқ. Тиісті өрісті толтырыңыз.

## Қағидалар: тыңдау

violation-hearing-not-due = Бұл іс бойынша тыңдау талап етілмейді. Онсыз жалғастырыңыз.
violation-hearing-already-notified = Өтініш берушіге тыңдау туралы хабарланған. Оның қалай өткенін жазыңыз.
violation-hearing-not-notified = Өтініш берушіге тыңдау туралы хабарланбаған. Бас тартқанға дейін хабарлаңыз.
violation-hearing-notice-too-late = Хабарламадан кейін өткен жұмыс күндері жеткіліксіз. Шешім қабылдауға болатын алғашқы күн: { $earliest }.
violation-hearing-too-early = Әлі ерте, мүмкін болатын ең ерте уақыт: { $earliest }. Уақытты түзетіңіз немесе күтіңіз.
violation-objection-period-running = Өтініш берушінің қарсылық білдіру мерзімі әлі өткен жоқ, оның соңғы күні: { $until }. Осы күннің аяқталуын күтіңіз.
violation-hearing-not-recorded = Тыңдау туралы жазба әлі жоқ, онсыз бас тартуға қол қоюға болмайды. Тыңдауды өткізіп, қалай өткенін жазыңыз.
violation-objection-unanswered = Өтініш берушінің қарсылығына жауап берілмеген. Жауап жазыңыз.

## Қағидалар: мақұлдау

violation-check-unanswered = «{ $check }» тексеруіне жауап жоқ. Оны жазыңыз.
violation-check-failed = «{ $check }» тексеруі теріс нәтиже берді, сондықтан мақұлдауға болмайды. Қайта тексеріңіз немесе бас тартуды дайындаңыз.
violation-score-below-threshold = Комиссияның балы { $score }, шекті балл { $threshold }: балл шекті мәннен төмен, сондықтан мақұлдауға болмайды. Бас тартуды дайындаңыз.
violation-output-number-missing = Нәтижеге нөмір берілмеген. Нөмір беріңіз.
violation-output-number-not-new = Қайта ресімдеу кезінде жаңа нөмір беріледі. Бұрынғысынан өзге нөмір көрсетіңіз.
violation-output-number-needless = Мұнда нәтиже берілмейді, нөмір керек емес. Оны алып тастаңыз.
violation-validity-end-missing = Нәтиженің соңғы қолданылу күні көрсетілмеген. Оны көрсетіңіз.
violation-validity-end-needless = Бұл нәтиженің соңғы қолданылу күні болмайды. Оны алып тастаңыз.
violation-validity-begins-too-early = Қолданылу мерзімі шешім қабылдануы мүмкін күннен ертерек басталады. Мүмкін болатын алғашқы күн: { $earliest }. Күнді түзетіңіз.
violation-validity-reversed = Қолданылуының соңғы күні алғашқы күнінен бұрын. Күндерді түзетіңіз.
violation-validity-too-long = Қолданылу мерзімі тым ұзақ, соңғы күні мынадан кеш болмауы тиіс: { $latest }. Күнді түзетіңіз.
violation-validity-not-as-original = Нәтиженің қолданылу мерзімі түпнұсқамен бір күнде аяқталуы тиіс: { $expected }. Күнді түзетіңіз.

## Қағидалар: қол қою және беру

violation-sample-not-opened = Бұл іс кездейсоқ іріктемеге түсті: бірге қол қойылатындардың { $percent } %-ы алдымен ашылып оқылады. Істі ашыңыз, содан кейін қол қойыңыз.
violation-refusal-signed-alone = Бас тартуға жеке қол қойылады: істі ашып, оқып, сонда қол қойыңыз.
violation-signer-prepared = Бұл шешімді өзіңіз дайындадыңыз, сондықтан оған басқа уәкілетті адам қол қоюы тиіс.
violation-signer-assessed = Бұл іс бойынша тексерулерді өзіңіз жаздыңыз, сондықтан шешімге басқа уәкілетті адам қол қоюы тиіс.
violation-signer-only-voter = Бұл іс бойынша жалғыз өзіңіз дауыс бердіңіз, сондықтан шешімге басқа уәкілетті адам қол қоюы тиіс.
violation-prepared-no-longer-lawful = Дайындалған шешім енді қағидаларға сай емес. Қалған ескертулерді қарап, оны пысықтауға қайтарыңыз.
violation-power-of-attorney-missing = Өкіл нәтижені нотариат куәландырған сенімхатпен ғана алады. Оның нөмірі мен күнін көрсетіңіз.
violation-delivery-means-not-open = «{ $channel }» арнасы арқылы берілген өтініштің нәтижесі басқаша беріледі. Басқа тәсіл таңдаңыз.
violation-annulment-not-provided = Бұл қызметтің қағидаларында күшін жою көзделмеген. Шешім дайындаңыз.
violation-annulment-unfounded = Күшін жоюға негіз болатын тексерулердің ешқайсысы теріс нәтиже бермеген. Алдымен сондай тексеруді жазыңыз немесе қарауды жалғастырыңыз.
violation-assignee-not-known = Бөлімшеде мұндай орындаушы жоқ. Тізімнен таңдаңыз.

## Қағидалар: шағымдар

violation-appeal-not-known = Қағидаларда «{ $appeal }» шағым адресаты жоқ. Тізімнен таңдаңыз.
violation-nothing-to-complain-of = Әзірге шағымданатын ештеңе жоқ: істің мәртебесі «{ $status }», мерзімі өткен жоқ.
violation-complaint-own-decision = Шағым сіздің өз шешіміңізге берілген. Оны басқа уәкілетті адам шешуі тиіс.

## Ақаулар: не болды және не істеу керек

problem-not-signed-in = Сеанс аяқталды. Терген мәтініңіз сақталды.
problem-not-signed-in-do = Қайта кіріңіз.
problem-sign-in-failed = Логин немесе құпиясөз дұрыс емес.
problem-sign-in-failed-do = Пернетақта тілін тексеріп, қайталаңыз. Көмектеспесе, әкімшіге жүгініңіз.
problem-sign-in-denied = Кіру провайдері кіруге рұқсат бермеді.
problem-sign-in-denied-do = Қайта бастап, кіруді өзіңіз растаңыз. Тағы да бас тартылса, әкімшіге жүгініңіз.
problem-sign-in-over = Кіру уақытында расталмады.
problem-sign-in-over-do = Қайтадан бастаңыз.
problem-sign-in-unavailable = Кіру провайдері қазір қолжетімсіз. Кіріп қойғандар жұмысын жалғастыра береді.
problem-sign-in-unavailable-do = Бірнеше минуттан кейін қайталаңыз. Көмектеспесе, әкімшіге хабарлаңыз.
problem-no-post = Кіру провайдері сізді біледі, бірақ бұл мекемеде лауазымыңыз жоқ.
problem-no-post-do = Қай топта болуыңыз керек екенін әкімшіден сұраңыз.
problem-not-allowed = Рөліңіз бұған құқық бермейді. Ештеңе өзгерген жоқ.
problem-not-allowed-do = Мұны кім жасай алатынын бөлімше басшысынан сұраңыз.
problem-not-found = Сұралған дерек табылмады немесе ол басқа бөлімшеге тиесілі.
problem-not-found-do = Нөмірін тексеріп, кезекті жаңартыңыз.
problem-body-invalid = Сервер жіберілген деректі оқи алмады. Ештеңе өзгерген жоқ.
problem-body-invalid-do = Көрсетілген өрісті түзетіңіз. Өріс көрсетілмесе, кодты қолдау қызметіне хабарлаңыз.
problem-method-not-allowed = Сервер мұндай сұрауды білмейді. Ештеңе өзгерген жоқ.
problem-method-not-allowed-do = Бағдарлама мен сервердің нұсқалары әртүрлі болуы мүмкін. Әкімшіге хабарлаңыз.
problem-not-acceptable = Серверде бағдарлама сұраған түрдегі жауап жоқ. Ештеңе өзгерген жоқ.
problem-not-acceptable-do = Бағдарлама мен сервердің нұсқалары әртүрлі болуы мүмкін. Әкімшіге хабарлаңыз.
problem-twin-in-flight = Дәл осы әрекет орындалып жатыр.
problem-twin-in-flight-do = Жауабын күтіңіз, қайта жібермеңіз.
problem-lease-held = Бұл іспен қазір әріптесіңіз жұмыс істеп отыр. Ештеңе өзгерген жоқ.
problem-lease-held-do = Әріптесіңізбен келісіңіз немесе себебін көрсетіп, істі өзіңізге алыңыз.
problem-already-received = Бұл өтініш бұрын берілген. Екінші іс ашылған жоқ.
problem-already-received-do = Істі өтініштің нөмірі бойынша табыңыз.
problem-version-conflict = Сіз ашқаннан бері іс өзгерді. Ештеңе жазылған жоқ, мәтініңіз сақталды.
problem-version-conflict-do = Не өзгергенін қарап, жалғастырыңыз.
problem-too-large = Жіберілген дерек сервер қабылдайтын көлемнен асады. Ештеңе жазылған жоқ.
problem-too-large-do = Мәтінді қысқартыңыз немесе кішірек файл жіберіңіз.
problem-unsupported-media-type = Мазмұны бойынша бұл файл PDF, PNG немесе JPEG емес. Ол сақталған жоқ.
problem-unsupported-media-type-do = Құжатты PDF, PNG немесе JPEG пішімінде жіберіңіз.
problem-violations = Қағидалар бұған жол бермейді. Ештеңе жазылған жоқ.
problem-violations-do = Ескертулерде аталғанды түзетіңіз.
problem-not-in-force = Бұл күні қызмет қағидалары күшінде емес немесе олардың күші расталмаған. Өтініш қабылданған жоқ.
problem-not-in-force-do = Күнін тексеріңіз. Қай қағидалар қолданылатынын мекемеден нақтылаңыз.
problem-unknown-service = Мұндай қызмет, редакция немесе кезек жоқ.
problem-unknown-service-do = Атауын тексеріңіз немесе әкімшіге хабарлаңыз.
problem-key-reused = Бұл кілт басқа әрекет үшін пайдаланылған. Ештеңе жазылған жоқ.
problem-key-reused-do = Терезені жауып, қайта ашыңыз. Мәтініңіз сақталды.
problem-hash-mismatch = Файл жолда бүлінген немесе жіберілмеген. Ол сақталған жоқ.
problem-hash-mismatch-do = Файлды қайта жіберіңіз.
problem-precondition-required = Сұрауда оның істің қай нұсқасына негізделгені көрсетілмеген. Ештеңе өзгерген жоқ.
problem-precondition-required-do = Бағдарлама мен сервердің нұсқалары әртүрлі болуы мүмкін. Әкімшіге хабарлаңыз.
problem-resync-needed = Жұмыс орны өзгерістер тізімінен тым артта қалды.
problem-resync-needed-do = Кезек қайта жүктеледі.
problem-too-many-requests = Қысқа уақытта тым көп сұрау жіберілді.
problem-too-many-requests-do = Бір минут күтіп, қайталаңыз.
problem-internal = Серверде ақау болды. Әрекеттің жазылған-жазылмағаны әзірге белгісіз.
problem-internal-do = Қайталамас бұрын істің тарихын қараңыз. Кодты қолдау қызметіне хабарлаңыз.
problem-body-too-slow = Жіберілген деректер серверге уақытында жетпеді. Ештеңе жазылған жоқ.
problem-body-too-slow-do = Желіні тексеріп, қайта жіберіңіз.
problem-not-in-time = Сервер уақытында үлгермеді. Әрекеттің жазылған-жазылмағаны әзірге белгісіз.
problem-not-in-time-do = Қайталамас бұрын істің тарихын қараңыз.
problem-unavailable = Сервер қазір өзгерістерді қабылдамайды. Ештеңе жазылған жоқ, оқуға болады.
problem-unavailable-do = Мәтініңіз сақталды. Әкімшіге хабарлап, кейінірек қайталаңыз.
problem-support-code = Қолдау қызметіне арналған код: { $code }
