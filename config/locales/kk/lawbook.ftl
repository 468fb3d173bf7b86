### The law book: faults of the configuration, and deadlines explained

## What a fault is about

named-act = акт
named-channel = арна
named-check = тексеру
named-document = құжат
named-fact = мәлімет
named-ground = негіз
named-hours = жұмыс кестесі
named-limit = мерзім
named-stage = кезең

## What stands in a file

found-text = мәтін
found-whole-number = бүтін сан
found-number = сан
found-flag = true немесе false
found-date = күн немесе уақыт
found-list = тізім
found-table = кесте

## What a value may be

shape-text = тырнақшадағы мәтін
shape-whole-number = бүтін сан
shape-number = сан
shape-flag = true немесе false
shape-list = төртбұрышты жақшадағы тізім
shape-table = кесте
shape-criteria = id, title және max бар өлшемшарттар тізімі
shape-scale = { "{" } id, title, passes { "}" } тізімі
shape-documents = құжаттар тізімі, өтініштің «documents» бөліміндегідей
shape-grounds = негіздер тізімі, өтініштің «grounds» бөліміндегідей
shape-date = күн, мысалы 2026-01-09
shape-literal = true немесе false, бүтін сан немесе мәтін
shape-amount = бүтін сан немесе саясат кілті бар { "{" } policy = "…" { "}" }
shape-policy-value = true немесе false, сан, мәтін немесе өлшемшарттар, нәтижелер, құжаттар не негіздер тізімі
shape-one-of = мыналардың бірі: { $names }
shape-between = { $least } мен { $most } аралығындағы бүтін сан
shape-other = { $text }

## Faults of the configuration: what is wrong, and what to do

fault-did-you-mean = Мүмкін, «{ $name }» дегіңіз келді ме?
fault-unreadable = оқылмайды: { $why }
fault-unreadable-hint = Оның бар екенін және оқуға рұқсат барын тексеріңіз.
fault-not-a-file = бұл кәдімгі файл емес
fault-not-a-file-hint = Мұнда кәдімгі файл қойыңыз немесе алып тастаңыз.
fault-too-large = { $most } байттан үлкен
fault-too-large-hint = Ережелер файлы мұндай үлкен болмайды: басқа нәрсе түспеді ме?
fault-too-many-files = мұнда { $most } файлдан көп
fault-too-many-files-hint = Бұл дұрыс қалта ма?
fault-not-utf8 = UTF-8 мәтіні емес
fault-not-utf8-hint = Файлды UTF-8 кодтауымен сақтаңыз.
fault-unknown-file = бұл файлды ешкім оқымайды, ондағы ереже қолданылмас еді
fault-unknown-file-hint = Оны қалта күтетіндей атаңыз (procedures/<service>/<edition>.toml, calendar/<year>.toml, queues/<slug>.toml) немесе алып тастаңыз.
fault-missing-file = { $name } файлы жоқ
fault-missing-file-hint = Оны қосыңыз; үлгісі жеткізілген конфигурацияда бар.
fault-syntax = бұл TOML емес: { $text }
fault-syntax-hint = Көрші жолмен салыстырыңыз: тырнақша, жақша, бір жолда бір кілт.
fault-unknown-key = «{ $key }» кілті мұнда белгісіз
fault-unknown-key-hint = Атауын түзетіңіз немесе алып тастаңыз.
fault-missing-key = «{ $key }» кілті жоқ
fault-missing-key-hint = Оны осы кестеге қосыңыз.
fault-wrong-type = мұнда { $found }, ал күтілетіні – { $expected }
fault-wrong-type-hint = Күтілетін түрде жазыңыз.
fault-wrong-value = «{ $found }» мұнда бола алмайды; күтілетіні – { $expected }
fault-wrong-value-hint = Рұқсат етілген мәнді таңдаңыз.
fault-wrong-form = рұқсат етілмеген түрде
fault-wrong-form-hint = Рұқсат етілетіні: { $expected }.
fault-bad-code = «{ $value }» атау бола алмайды
fault-bad-code-hint = Атаулар: a-z, 0-9, «-» және «.» таңбаларынан 1-ден 64-ке дейін.
fault-bad-date-or-time = «{ $value }» күн де, уақыт та емес
fault-bad-date-or-time-hint = Күнді 2026-01-09, уақытты 18:30:00 түрінде жазыңыз.
fault-bad-value = оқу мүмкін емес: { $text }
fault-bad-value-hint = Жеткізілген конфигурациядағы сол кілтпен салыстырыңыз.
fault-too-many-faults = қателер { $most }-ден көп, қалғаны көрсетілмеді
fault-too-many-faults-hint = Осыларды түзетіп, қайта тексеріңіз.
fault-blank-words = сөздер жоқ, тілі: { $language }
fault-blank-words-hint = Адам оқитынның бәрі kk, ru және en тілдерінде жазылады.
fault-blank-text = «{ $key }» бос
fault-blank-text-hint = Көрсетіңіз: актінің тармағы, дереккөз.
fault-empty-list = «{ $key }» бос
fault-empty-list-hint = Кемінде бір жазба қосыңыз.
fault-duplicate-id = «{ $id }» мұнда екі рет тұр
fault-duplicate-id-hint = Әрқайсысына өз атауын беріңіз.
fault-unknown-reference = «{ $name }» ешқайда апармайды ({ $kind })
fault-unknown-reference-hint = Осы файлда анықталғанын атаңыз.
fault-name-mismatch = { $key }: «{ $found }», ал файл не қалта атауы бойынша «{ $expected }»
fault-name-mismatch-hint = Екеуін бірдей етіңіз.
fault-days-reversed = { $first } басталмай тұрып, { $last } аяқталады
fault-days-reversed-hint = Екі күн де қоса алынады.
fault-unconfirmed-not-before = unconfirmed_from { $from } бірінші күннен { $first } бұрын емес
fault-unconfirmed-not-before-hint = Бұл – first_day күніне дейінгі, редакция күшіне енген болуы мүмкін күн.
fault-editions-overlap = { $from } күнінен бастап { $other } редакциясы да күшінде
fault-editions-overlap-hint = Бір күнде бір редакция: бұрынғысын бір күн бұрын аяқтаңыз.
fault-editions-gap = { $other } кейін { $from } мен { $until } аралығында күшінде редакция жоқ
fault-editions-gap-hint = Күндерді түзетіңіз немесе service.toml ішінде [[gaps]] арқылы дереккөзімен жариялаңыз.
fault-end-unmarked = соңғы күн басқа редакцияның бірінші күнінен шығады, ал оны ешкім растамаған: { $other }
fault-end-unmarked-hint = confirmed = false деп жазыңыз немесе олқылықты атаңыз.
fault-missing-provider-hours = «provider» атты жұмыс кестесі жоқ
fault-missing-provider-hours-hint = Мерзімдер қызмет берушінің жабылуымен аяқталады: [hours.provider] қосыңыз.
fault-hours-reversed = ашылу, түскі үзіліс және жабылу ретімен емес
fault-hours-reversed-hint = opens < lunch_from < lunch_to < closes
fault-lunch-half = түскі үзілістің тек басы немесе тек соңы бар
fault-lunch-half-hint = lunch_from пен lunch_to екеуін де көрсетіңіз немесе екеуін де алып тастаңыз.
fault-route-begin = бағыт қабылдаудан (intake) басталмайды
fault-route-begin-hint = Бірінші кезеңде kind = "intake".
fault-route-end = бағыт берумен (delivery) аяқталмайды
fault-route-end-hint = Соңғы кезеңде kind = "delivery".
fault-route-twice = бағытта «{ $kind }» екі рет бар
fault-route-twice-hint = Әр кезең түрі бір рет болады.
fault-route-lacks = бағытта «{ $kind }» жоқ
fault-route-lacks-hint = Осы түрдегі кезеңді қосыңыз.
fault-route-order = «{ $kind }» өзінен кейін тұруға тиіс кезеңнен соң тұр
fault-route-order-hint = intake · verification, testing, questionnaire, interview · notice, commission · drafting · sign-off · delivery
fault-zero-amount = нөл немесе одан аз
fault-zero-amount-hint = Нөлден үлкен бүтін санды көрсетіңіз.
fault-amount-too-large = { $most } мәнінен көп
fault-amount-too-large-hint = Өлшем бірлігі дұрыс па?
fault-limit-cycle = «{ $through }» арқылы өзінің ішінде жатыр
fault-limit-cycle-hint = Екеуінің бірін «within» ішінен алып тастаңыз.
fault-limit-ends-where-it-starts = бір оқиғамен басталып, аяқталады
fault-limit-ends-where-it-starts-hint = «starts» пен «until» – әртүрлі оқиғалар.
fault-lead-too-long = { $days } озу { $amount } ішінен ештеңе қалдырмайды
fault-lead-too-long-hint = Озу мерзімнен қысқа болады.
fault-ground-unsupported = «{ $ground }» негізін ештеңе қуаттамайды
fault-ground-unsupported-hint = Оған сілтеу мүмкін болмас еді: оны тексерудің, сынақтың немесе талаптың «supports» тізімінде атаңыз.
fault-support-missing = «{ $check }» тексеруі «{ $ground }» негізін қуаттайтынын айтпайды
fault-support-missing-hint = Негізді оның «supports» тізіміне қосыңыз немесе тексеруді осы жерден алып тастаңыз.
fault-support-unused = «{ $ground }» негізі «{ $check }» тексеруіне сүйенбейді
fault-support-unused-hint = Тексеруді негіздің «needs» тізіміне қосыңыз немесе негізді осы жерден алып тастаңыз.
fault-stage-unfit = «{ $stage }» кезеңінде ештеңе зерттелмейді
fault-stage-unfit-hint = Қабылдау мен қол қою арасындағы кезеңді атаңыз.
fault-no-commission = «{ $ground }» негізіне Комиссия керек, ал бағытта ол жоқ
fault-no-commission-hint = Негізді алып тастаңыз немесе кезеңді қосыңыз.
fault-support-not-taken = «{ $ground }» негізі мынаған сүйенбейді: «{ $by }»
fault-support-not-taken-hint = Оның «needs» мәні { "{" } kind = "supported" { "}" } болуға тиіс; әйтпесе негізді осы жерден алып тастаңыз.
fault-supports-at-acceptance = қабылдау талабы негізді қуаттайды
fault-supports-at-acceptance-hint = Қабылдау кезінде орындалмаған талап бойынша өтініш қабылданбайды, бас тарту болмайды: «supports» тізімін алып тастаңыз немесе at = "decision" деп жазыңыз.
fault-fact-unfit = «{ $fact }» мәліметінің түрі — { $found }; мұнда керегі — { $expected }
fault-fact-unfit-hint = Басқа мәліметті атаңыз немесе оның түрін түзетіңіз.
fault-options-unfit = нұсқалар тек таңдауда болады, және онда болуға тиіс
fault-options-unfit-hint = kind = "choice" мәліметіне «options» қосыңыз; басқасынан алып тастаңыз.
fault-stage-without-assessment = «{ $stage }» кезеңінен ештеңе шығармайды
fault-stage-without-assessment-hint = Тек өтілген тест, сауалнама немесе әңгімелесу шығарады: осы кезеңнің сынағын қосыңыз немесе кезеңді алып тастаңыз.
fault-stage-not-assessed = «{ $stage }» кезеңі тест те, сауалнама да, әңгімелесу де емес
fault-stage-not-assessed-hint = testing, questionnaire немесе interview кезеңін атаңыз.
fault-assessment-unmeasured = сынақтың бөлігі де, нәтижесі де жоқ
fault-assessment-unmeasured-hint = Келгеннің бәрі өтер еді: «parts» немесе «outcome» қосыңыз.
fault-pass-above-most = өту мәні ең үлкен мүмкін мәннен жоғары: { $pass } және { $most }
fault-pass-above-most-hint = Оған ешкім жете алмас еді: «pass_from» немесе «most» мәнін түзетіңіз.
fault-commission-rule-missing = бағытта Комиссия бар, бірақ оның қалай шешетіні айтылмаған
fault-commission-rule-missing-hint = Өтінішке quorum және majority бар «commission» кестесін қосыңыз.
fault-commission-rule-unused = бағытта Комиссия жоқ
fault-commission-rule-unused-hint = Кезеңді қосыңыз немесе кестені алып тастаңыз.
fault-commission-unsent = істі Комиссияға ештеңе жібермейді
fault-commission-unsent-hint = Оның алдына іс зерттелетін кезеңді қойыңыз.
fault-commission-without-chair = Комиссияда оның ұсынымын шығара алатын ешкім жоқ
fault-commission-without-chair-hint = Кезеңнің рөлдеріне «commission-chair» қосыңыз.
fault-signers-apart = бұл кезеңде қол қоя алатын ешкім жоқ
fault-signers-apart-hint = Оның рөлдерінің бірі редакцияның «signers» тізімінде болуға тиіс.
fault-ground-never-open = «{ $ground }» негізі бас тартуға болатын ешбір кезеңде ашық емес
fault-ground-never-open-hint = drafting кезеңін немесе артынан бірден Комиссия келмейтін зерттеу кезеңін атаңыз.
fault-threshold-without-criteria = шекті мән мұнда өлшемшарттарсыз тұр
fault-threshold-without-criteria-hint = Өлшемшарттары бар саясат кілтін де атаңыз немесе шекті мәнді алып тастаңыз.
fault-threshold-differs = «{ $threshold }» — Комиссияның шекті мәні емес
fault-threshold-differs-hint = Мұнда және «commission» кестесінде бір саясат кілтін атаңыз.
fault-notice-of-nothing = хабарлама сынақтан өткенін айтады, ал бағытта сынақ жоқ
fault-notice-of-nothing-hint = Тест, сауалнама немесе әңгімелесу қосыңыз, әйтпесе кезеңді алып тастаңыз.
fault-hearing-always-due = «due» жоқ тыңдау әрқашан өткізіледі, ал оны тек кері қайтарып алу талап етеді
fault-hearing-always-due-hint = Тыңдаудың өткізілетінін айтатын саясат кілтін «due» мәнінде атаңыз.
fault-common-needs = ортақ негіз тек бір редакция білетін нәрсеге сүйенеді
fault-common-needs-hint = needs = { "{" } kind = "supported" { "}" } деп жазыңыз: оны тексеру, сынақ және талап «supports» тізімінде атайды.
fault-unseen-confirmed = «{ $act }» актісін мұнда ешкім көрген жоқ, ал сілтеме расталмаған деп белгіленбеген
fault-unseen-confirmed-hint = confirmed = false деп жазыңыз; акт оқылған соң одан seen = false белгісін алып тастаңыз.
fault-gap-confirmed = дереккөздердегі олқылық орнында тұр, бірақ расталған деп белгіленген: { $gap }
fault-gap-confirmed-hint = confirmed = false деп жазыңыз; дереккөз табылса, оны атап, «gap» белгісін алып тастаңыз.
fault-invented-confirmed = көрсетілім мәні расталған деп белгіленген
fault-invented-confirmed-hint = confirmed = false деп жазыңыз.
fault-missing-policy-key = саясатта «{ $key }» кілті жоқ
fault-missing-policy-key-hint = Оны қосыңыз; мәні белгіленбесе, «value» жазбаңыз.
fault-not-in-policy = «{ $key }» кілті { $policy } ішінде жоқ
fault-not-in-policy-hint = Атауын түзетіңіз немесе кілтті саясатқа қосыңыз.
fault-confirmed-without-value = мәнсіз расталған
fault-confirmed-without-value-hint = Мәнін көрсетіңіз немесе confirmed = false.
fault-threshold-above-maximum = { $threshold } шегі ең көп балдан ({ $maximum }) жоғары
fault-threshold-above-maximum-hint = Оған ешкім жетпес еді: шекті немесе өлшемшарттарды түзетіңіз.
fault-day-outside-year = { $day } { $year } жылы емес
fault-day-outside-year-hint = Әр жылдың өз файлы бар.
fault-day-twice = { $day } екі рет тұр
fault-day-twice-hint = Күн демалыс не жұмыс күні болады, бір рет.
fault-worked-not-weekend = { $day } сенбі де, жексенбі де емес
fault-worked-not-weekend-hint = «worked» ішінде жұмыс істейтін сенбі мен жексенбі тұрады.
fault-instead-of-itself = { $day } өзін өзі алмастырады
fault-instead-of-itself-hint = «instead_of» басқа күнді атайды.
fault-missing-year = { $year } жылдың күнтізбесі жоқ
fault-missing-year-hint = calendar/{ $year }.toml қосыңыз: мерзім ол арқылы өтуі мүмкін.
fault-unknown-zone = «{ $zone }» уақыт белдеуі емес
fault-unknown-zone-hint = Asia/Almaty сияқты IANA атауын қолданыңыз.
fault-bad-filter = сүзгі оқылмайды: { $text }
fault-bad-filter-hint = Жеткізілген кезектердің сүзгілерімен салыстырыңыз.
fault-bad-sort = реті оқылмайды: { $text }
fault-bad-sort-hint = Мысалы, «due» немесе «-registered».

## kezek check

check-services = { $count } қызмет
check-editions = { $count } редакция
check-years = { $count } күнтізбе жылы
check-queues = { $count } кезек
check-policy-absent = { $count } саясат кілті мәнсіз
check-faults = конфигурацияда { $count } қате
check-sound = Конфигурация дұрыс.

## kezek check --sources

source-policy = Саясат
source-absent = мәні жоқ
source-confirmed = расталған
source-not-confirmed = расталмаған
source-all = барлығы
source-counts = { $values } мән, расталғаны { $confirmed }
source-policy-counts = { $keys } саясат кілті: мәні жоғы { $absent }, расталғаны { $confirmed }
source-kind-in-force = күшінде болуы
source-kind-basis = құқықтық негізі
source-kind-acceptance = қабылдау күні
source-kind-hours = жұмыс кестесі
source-kind-channel = арна
source-kind-fallback = алмастырушы арна
source-kind-appeal = шағым
source-kind-refusal-to-accept = қабылдаудан бас тарту
source-kind-fact = мәлімет
source-kind-requirement = талап
source-kind-document = құжат
source-kind-documents-from = саясат құжаттары
source-kind-stage = кезең
source-kind-assessment = сынақ
source-kind-part = бөлік
source-kind-commission = комиссияның тәртібі
source-kind-limit = мерзім
source-kind-lead = ерте аяқталу
source-kind-check = тексеру
source-kind-ground = негіз
source-kind-grounds-from = саясат негіздері
source-kind-annulment = күшін жою
source-kind-hearing = тыңдау
source-kind-form = нысан
source-kind-validity = қолданылу мерзімі

## kezek explain

explain-filed = Берілді
explain-registered = Тіркелді
explain-edition = Редакция
explain-in-force = Күшінде
explain-in-force-from = { $first } күнінен бастап
explain-in-force-span = { $first } – { $last }
explain-source = Дереккөз
explain-after-hours = жабылғаннан кейін
explain-day-off = жұмыс емес күні
explain-counts-next = { $why }: арна ашық болатын келесі күннен есептеледі
explain-forced = редакция қолмен таңдалды; бұл күні ол күшінде емес
explain-due = мерзімі: { $at }
explain-bound = «{ $limit }» ертерек шектейді: { $at }
explain-waits = басталуы: { $event } (көрсетілмеген)
explain-blocked = есептелмейді: «{ $key }» саясат кілтінің мәні жоқ
explain-owner-applicant = өтініш беруші сақтайды
explain-minutes = { $count } мин
explain-hours-minutes = { $hours } сағ { $minutes } мин
explain-fallback = бұл арна басқа арна істемей қалғанда ғана ашық
explain-fallback-over = бұл арна басқа арна істемей қалғанда ғана ашық, минуттан артық: { $minutes }
explain-demonstration = Саясат демонстрациялық: оның мәндері ойдан шығарылған.
explain-no-limits = Мерзімдер жоқ.

## Why no edition is in force

absence-head = { $day } тіркелген деп саналатын өтінішке «{ $service }» редакцияларының ешқайсысы қолданыла алмайды.
absence-unknown-service = «{ $service }» қызметі жоқ. Белгілілері: { $known }.
absence-no-calendar = Жұмыс күнтізбесінде { $year } жыл жоқ: calendar/{ $year }.toml қосыңыз.
absence-no-channel = { $edition } редакциясында «{ $channel }» арнасы жоқ.
absence-no-request = { $edition } редакциясында «{ $request }» өтініші жоқ. Бары: { $known }.
absence-channel-closed = «{ $request }» бұл арна арқылы берілмейді: «{ $channel }». Ашық арналар: { $known }.
absence-fact-unknown = Мұндай мәлімет сұралмайды: «{ $fact }». Сұралатыны: { $known }.
absence-fact-malformed = «{ $fact }» өз түрінің пішінінде емес: { $kind }.
absence-no-edition = Қызметтің «{ $edition }» редакциясы жоқ. Бары: { $known }.
absence-unconfirmed = Расталмаған: { $edition } редакциясы { $from } мен { $first } аралығында күшінде болған-болмағаны анықталмады.
absence-before = Мұндағы бірінші редакция { $edition } { $first } күнінен бастап күшінде.
absence-after = Мұндағы соңғы редакция { $edition } { $last } күніне дейін күшінде болды.
absence-between = { $before } { $last } күніне дейін күшінде болды, { $after } { $first } күнінен бастап күшінде.
absence-event-computed = «{ $event }» беру уақытынан анықталады, оны көрсетуге болмайды.
absence-event-unknown = «{ $event }» оқиғасы жоқ. Белгілілері: { $known }.
absence-event-early = «{ $event }» беруден бұрын көрсетілген.
