### Сервермен алмасу сәтсіз болғанда және сүзгі оқылмағанда айтылатын сөздер.

## Не болды және не істеу керек

client-error-bad-address = «{ $address }» сервердің мекенжайы емес.
client-error-bad-address-do = Былай жазыңыз: https://kezek.example.
client-error-plain-http = { $address } мекенжайымен байланыс шифрланбас еді. Ештеңе жіберілген жоқ.
client-error-plain-http-do = https мекенжайын көрсетіңіз немесе --plain-http арқылы ашық рұқсат беріңіз.
client-error-no-encryption = Бұл машина шифрланған байланыс орната алмайды: { $reason }
client-error-no-encryption-do = Әкімшіге хабарлаңыз: машинада сертификаттар жоқ.
client-error-unreachable = Серверге қосылу мүмкін болмады: { $reason }. Ештеңе жіберілген жоқ.
client-error-unreachable-do = Мекенжай мен желіні тексеріп, қайталаңыз.
client-error-timed-out = Сервер { $seconds } с ішінде жауап бермеді.
client-error-timed-out-do = Шешім жіберген болсаңыз, қайталамас бұрын істің тарихын қараңыз.
client-error-hangup = Байланыс үзілді, жауап толық келмеді: { $reason }
client-error-hangup-do = Шешім жіберген болсаңыз, қайталамас бұрын істің тарихын қараңыз.
client-error-not-our-server = Бұл мекенжайда жауап беретін Kezek сервері емес (күйі { $status }, { $type }): «{ $quote }»
client-error-not-our-server-do = Мекенжайды тексеріңіз. Арада кіру беті немесе прокси болуы мүмкін.
client-error-garbled = Сервердің жауабы оқылмады ({ $what }): { $detail }.
client-error-garbled-do = Бағдарлама мен сервердің нұсқалары әртүрлі болуы мүмкін. Әкімшіге хабарлаңыз.
client-error-too-large = Сервердің жауабы { $limit } байттан үлкен, ол қабылданбады.
client-error-too-large-do = Әкімшіге хабарлаңыз.
client-error-newer-problem = Сервер бас тартты: { $title } { $detail }
client-error-newer-problem-do = Сервер бұл бағдарламадан жаңарақ. Әкімшіге хабарлаңыз.
client-error-cancelled = Әрекет тоқтатылды.
client-error-cancelled-do = Шешім жіберген болсаңыз, қайталамас бұрын істің тарихын қараңыз.

## Сүзгілер

filter-too-long = Сүзгі тым ұзын.
filter-too-many = Сүзгіде шарт тым көп.
filter-unknown-field = «{ $value }» деген өріс жоқ.
filter-unknown-value = «{ $value }» { $field } өрісінің мәні емес.
filter-value-missing = Мұнда мән жетіспейді.
filter-quote-open = Тырнақша жабылмаған.
filter-bad-amount = «{ $value }» 2wd не 10d сияқты күндер де, 2026-09-28 сияқты күн де емес.
filter-comparison-missing = { $field } өрісі салыстырылады: { $field }<, { $field }>= және т.б.
filter-not-comparable = { $field } өрісі салыстырылмайды: { $field }: және мәнін жазыңыз.
filter-hint = Мүмкін, мынаны айтқыңыз келді: { $hint }
