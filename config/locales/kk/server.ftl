### Серверді іске қосатын не тексеретін командалардың сөздері: serve, user, audit,
### migrate, copy, backup, restore.

server-listens = Kezek { $url } мекенжайында жұмыс істеп тұр, дерекқоры { $database }. Тоқтату: Ctrl+C.
server-exercise = Бұл — жаттығу: сағат ауыстырылған, қазір { $now }. Мұнда қабылданған шешімдердің күші жоқ, сұрау саны шектелмеген: шынайы адамдардың есептік жазбалары мұнда болмауға тиіс.
server-behind-proxy = Бұл мекенжайға басқа машиналар қосыла алады, байланыс бұл жерде шифрланбайды: оны прокси атқарады.
server-certificate-read = Сертификат қайта оқылды.
server-certificate-bad = Сертификатты оқу мүмкін емес, бұрынғысы қалады: { $reason }
server-not-started = Сервер іске қосылмады: { $reason }
server-stops = Жаңа сұраулар қабылданбайды; орындалып жатқандары біткенде сервер тоқтайды. Бірден тоқтату үшін тағы бір рет басыңыз.
server-stops-at-once = Бірден тоқтатылды. Жауап берілгеннің бәрі дискіге жазылған.
server-unknown-database = Дерекқордың мұндай мекенжайы жарамайды: --database sqlite:ЖОЛ немесе --database postgres://ПАЙДАЛАНУШЫ@СЕРВЕР/АТАУЫ деп жазыңыз.

## Есептік жазбалар

user-added = { $login } есептік жазбасы қосылды ({ $database }).
user-disabled = { $login } есептік жазбасы өшірілді, сеанстары аяқталды ({ $database }).
user-enabled = { $login } есептік жазбасы қосулы ({ $database }).
user-password-set = { $login } есептік жазбасына жаңа құпиясөз қойылды, сеанстары аяқталды ({ $database }).
user-list-enabled = қосулы
user-list-disabled = өшірулі
user-bad-login = Кіру аты 1–64 таңбадан тұрады: a–z, 0–9, «.», «-» және «_».
user-login-taken = { $login } аты бос емес. Басқасын таңдаңыз немесе жаңа құпиясөз қойыңыз: kezek user password.
user-unknown = { $login } деген ат ешкімде жоқ. Барлық есептік жазба: kezek user list.
user-unknown-unit = kezek.toml файлында { $unit } бөлімшесі жоқ.
user-ask-password = { $login } үшін жаңа құпиясөз (көрсетілмейді):
user-ask-password-again = Соны тағы бір рет:
user-passwords-differ = Құпиясөздер сәйкес емес; ештеңе өзгерген жоқ.
user-password-too-short = Құпиясөзде кемінде 15 таңба болуы керек. Сөйлем жақсы келеді.
user-password-too-long = Құпиясөз 1024 байттан аспауы керек.
user-password-common = Мұндай құпиясөз жиі қолданылатындар тізімінде бар. Әдетте қатар тұрмайтын сөздерді алыңыз.
user-password-has-login = Құпиясөз кіру атын қайталайды дерлік. Басқасын таңдаңыз.

## Журналды тексеру

audit-looked-at = Істер: { $cases }. Оқиғалар: { $events }. Бақылау нүктелері: { $checkpoints }.
audit-head = Бақылау нүктелері тізбегінің соңы: { $head }. Оны басқа жерге жазып қойыңыз: --head арқылы ештеңе қиылмағанын дәлелдейді.
audit-quarantine-lifted = Карантин алынды: серверлер қайта жаза алады.
audit-sound = Бәрі жазылған күйінде.
audit-faults = { $count ->
    [one] { $count } жер жазылған күйінде емес. Шешім қабылдауды тоқтатып, дерекқордың көшірмесін сақтап, себебін анықтаңыз.
   *[other] { $count } жер жазылған күйінде емес. Шешім қабылдауды тоқтатып, дерекқордың көшірмесін сақтап, себебін анықтаңыз.
}
audit-bad-head = Тізбектің соңы танылмады: kezek audit verify басып шығарғандай НӨМІР:ХЕШ деп жазыңыз.
audit-no-database = { $database } дерекқоры жоқ.
audit-at-event = { $case } ісі, { $seq }-оқиға
audit-at-case = { $case } ісі
audit-at-checkpoint = { $number }-бақылау нүктесі
audit-at-law = { $hash } редакциясы
audit-kind-altered = өзгертілген
audit-kind-deleted = жойылған
audit-kind-reordered = реті ауыстырылған
audit-kind-state-differs = сақталған күйі тарихымен сәйкес емес
audit-kind-missing-case = іс жоқ
audit-kind-not-checkpointed = оның соңын бірде-бір бақылау нүктесі атамайды
audit-kind-law-missing = ол қаралған редакция жоқ

## Баптаулар

check-settings-hint = Мәнін түзетіңіз немесе кілтті алып тастаңыз: сонда әдепкі мән қолданылады.

migrate-nothing = { $database }: кестелер соңғы нұсқада, { $after }.
migrate-made = { $database }: кестелер жасалды, нұсқасы { $after }.
migrate-done = { $database }: кестелер { $before }-нұсқадан { $after }-нұсқаға көшірілді.
copy-done = { $from } ішінен { $to } ішіне көшірілді, жолдар саны: { $rows }. Көшіруге дейін де, кейін де бәрі тексерілді.
copy-papers = Құжаттар саны: { $count }, қалтасы { $folder }.
copy-papers-missing = Қалтада жоқ немесе бүлінген құжаттар саны: { $count }.
restore-accounts = Енді жүйеге ешкім кірмеген күйде. Есептік жазбалар, құпиясөздер мен лауазымдар сақтық көшірме жасалған сәттегідей: кейін ажыратылғандарды қайта ажыратып, алынған лауазымдарды қайта алыңыз (kezek user list).
copy-not-empty = { $database } бос емес, { $table } кестесінде дерек бар: бос дерекқорды көрсетіңіз.
copy-not-sound = Ештеңе көшірілмеді. { $database } жазылған күйінде емес: { $fault }. Мұны kezek audit verify көрсетеді.
copy-outdated = Ештеңе көшірілмеді. { $database } кестелерінің нұсқасы { $found }, ал { $needed } керек: алдымен оған kezek migrate командасын орындаңыз.
copy-failed = Ештеңе көшірілмеді: { $reason }
