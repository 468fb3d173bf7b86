### Командалық жолдан кіру, сеанстар және есептік жазбаларды өзгерту сөздері.

cli-kept-in-keyring = Ол осы есептік жазбаның кілттер бауында сақталады.
cli-kept-in-file = Ол { $path } файлында сақталады, оны тек сіз оқи аласыз.
cli-signed-out-everywhere = { $server } серверінде осы адамның барлық сеансы аяқталды.
cli-no-provider = { $server } серверінде кіру провайдері жоқ: --user LOGIN арқылы кіріңіз.
cli-open-address = «{ $provider }» арқылы кіру: кез келген құрылғының браузерінде { $address } бетін ашып, { $code } кодын теріңіз де, кіруді растаңыз. Код { $minutes } минут жарамды. Ctrl+C — бас тарту.

session-line = ашылған уақыты { $opened }, соңғы әрекет { $seen }, мекенжайы { $address }, { $means }
session-means-password = құпиясөзбен
session-means-provider = кіру провайдері арқылы
session-revoked = { $id } сеансы аяқталды.

user-posts-changed = { $login } лауазымдары өзгертілді, есептік жазбаның сеанстары аяқталды ({ $database }).
user-posts-of-provider = { $login } лауазымдарын кіру провайдері белгілейді: топтарды сонда немесе kezek.toml файлындағы сәйкестікті өзгертіңіз.
user-password-of-provider = { $login } кіру провайдері арқылы кіреді, мұнда құпиясөзі жоқ.
user-linked = Енді { $login } тек кіру провайдері арқылы кіреді; құпиясөзі мен сеанстары жойылды ({ $database }).
user-link-taken = Кіру провайдеріндегі бұл адамның мұнда басқа есептік жазбасы бар.
user-link-no-provider = kezek.toml файлында кіру провайдері жоқ: [sign_in.oidc] бөлімі.
user-sessions-ended = { $login } есептік жазбасының барлық сеансы аяқталды ({ $database }).
user-admitted = kezek login --user { $login } --device ҚҰПИЯ орындалған жұмыс орны { $login } үшін белгілі болады. Құпия бір рет көрсетіледі:

doctor-part-server = Сервер
doctor-part-desk = Жұмыс орны
doctor-config = Баптаулар
doctor-config-do = Қатені түзетіңіз: kezek check әрқайсысын файлымен, жолымен және бағанымен көрсетеді.
doctor-database = Дерекқор, ДҚБЖ, кестелердің нұсқасы
doctor-database-do = Кестелерді kezek migrate арқылы жаңартыңыз немесе дерекқор мекенжайын түзетіңіз.
doctor-database-disk = Дерекқор дискісі
doctor-database-disk-do = Дерекқорды осы машинаның кемінде 1 ГиБ бос орны бар дискісінде ұстаңыз: желілік дискіде ол бүлінуі мүмкін.
doctor-fsync = Дискіге жазу уақыты
doctor-fsync-do = Оны әр шешім күтеді: жылдамырақ диск немесе басқа машинадағы PostgreSQL керек.
doctor-papers = Құжаттар папкасы
doctor-papers-do = Сервердің есептік жазбасына папкаға жазуға рұқсат беріңіз.
doctor-papers-disk = Құжаттар дискісі
doctor-papers-disk-do = Орын босатыңыз және папканың дерекқормен бірге көшірілетінін тексеріңіз.
doctor-quarantine = Карантин: дерекқорда зақым байқалды
doctor-quarantine-do = Дерекқор бүтін деп танылғанша ештеңе жазылмайды: kezek audit verify орындаңыз, болмаса сақтық көшірмені қалпына келтіріңіз. SQLite файлы сервер іске қосылғанда тексеріледі.
doctor-papers-shared = Қалтада бұл дерекқордың құжаттары жоқ
doctor-papers-shared-do = [server] papers ішінде осы дерекқордың барлық сервері бөлісетін қалтаны көрсетіңіз немесе құжаттарды сақтық көшірмеден қайтарыңыз.
doctor-proxies = Сенім білдірілген проксилер
doctor-proxies-do = Прокси мекенжайларын [server] proxies ішінде көрсетіңіз: әйтпесе шектеулер мен қате құпиясөздер үшін бәрі бір мекенжай болып саналады.
doctor-address = Сервер тыңдайтын мекенжай
doctor-address-do = Оған басқа машиналар қосыла алады: шифрлауды қосыңыз немесе алдына HTTPS проксиін қойып, сервер тек осы машинаны тыңдасын.
doctor-provider = Кіру провайдері
doctor-provider-do = Шығарушыны, клиентті және желіні тексеріңіз; әзірге ол арқылы ешкім кіре алмайды. Кіріп қойғандар жұмысын жалғастыра береді.
doctor-server = Сервер
doctor-server-do = Мекенжай мен желіні тексеріңіз.
doctor-clock = Серверге қатысты сағат
doctor-clock-do = Машинаның сағатын NTP арқылы қойыңыз: сеанстар мен кодтар минуттап қана өмір сүреді.
doctor-keyring = Ядроның кілттер бауы
doctor-keyring-do = Сеанстар тек сіз оқи алатын файлда сақталады.
doctor-kept = Сақталған сеанстар
doctor-kept-do = Файлды жойып, қайта кіріңіз.
doctor-terminal = Терминал түрі
doctor-terminal-do = TERM айнымалысына терминал атауын беріңіз, мысалы xterm-256color.
doctor-size = Терезе өлшемі
doctor-size-do = Терезені кемінде 80x24 етіп үлкейтіңіз.
doctor-colours = Түстер
doctor-colours-do = Терминал қолдаса, COLORTERM=truecolor деп беріңіз; онсыз тақырыптардың реңкі аз.
doctor-locale = Тіл баптауы (локаль)
doctor-locale-do = LANG айнымалысына UTF-8 локалін беріңіз, мысалы kk_KZ.UTF-8.
doctor-tmux = tmux
doctor-tmux-do = ~/.tmux.conf файлына set -s escape-time 20 деп жазыңыз: Esc сонша күтеді.
doctor-glyphs = Таңбалардың ені
doctor-glyphs-do = Терминал бұл таңбаларды кеңірек не тарырақ салады: басқа қаріп немесе басқа терминал таңдаңыз.
