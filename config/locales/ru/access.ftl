### Слова входа из командной строки, сеансов и изменений учётных записей.

cli-kept-in-keyring = Он хранится в связке ключей этой учётной записи.
cli-kept-in-file = Он хранится в { $path }, читать его можете только вы.
cli-signed-out-everywhere = Все сеансы этого человека на { $server } завершены.
cli-no-provider = На { $server } нет провайдера входа: войдите с --user LOGIN.
cli-open-address = Вход через «{ $provider }»: откройте { $address } в браузере на любом устройстве, введите код { $code } и подтвердите вход. Код действует { $minutes } мин. Ctrl+C — отказаться.

session-line = открыт { $opened }, последнее действие { $seen }, адрес { $address }, { $means }
session-means-password = по паролю
session-means-provider = через провайдера входа
session-revoked = Сеанс { $id } завершён.

user-posts-changed = Должности { $login } изменены, сеансы учётной записи завершены ({ $database }).
user-posts-of-provider = Должности { $login } задаёт провайдер входа: измените группы там или соответствие в kezek.toml.
user-password-of-provider = { $login } входит через провайдера входа, пароля здесь у него нет.
user-linked = Теперь { $login } входит только через провайдера входа; пароль и сеансы удалены ({ $database }).
user-link-taken = У этого человека из провайдера входа здесь другая учётная запись.
user-link-no-provider = В kezek.toml нет провайдера входа: раздел [sign_in.oidc].
user-sessions-ended = Все сеансы { $login } завершены ({ $database }).
user-admitted = Рабочее место, где выполнено kezek login --user { $login } --device СЕКРЕТ, известно для { $login }. Секрет показывается один раз:

doctor-part-server = Сервер
doctor-part-desk = Рабочее место
doctor-config = Конфигурация
doctor-config-do = Исправьте ошибку: kezek check называет каждую с файлом, строкой и столбцом.
doctor-database = База данных, СУБД, версия таблиц
doctor-database-do = Обновите таблицы командой kezek migrate или исправьте адрес базы данных.
doctor-database-disk = Диск базы данных
doctor-database-disk-do = Держите базу на диске этой машины, где свободно не менее 1 ГиБ: на сетевом диске она может повредиться.
doctor-fsync = Время записи на диск
doctor-fsync-do = Его ждёт каждое решение: нужен более быстрый диск или PostgreSQL на другой машине.
doctor-papers = Папка документов
doctor-papers-do = Разрешите запись в папку учётной записи сервера.
doctor-papers-disk = Диск документов
doctor-papers-disk-do = Освободите место и проверьте, что папка копируется вместе с базой данных.
doctor-quarantine = Карантин: в базе данных обнаружены повреждения
doctor-quarantine-do = Запись остановлена, пока база не признана исправной: выполните kezek audit verify, иначе восстановите резервную копию. Файл SQLite проверяется при запуске сервера.
doctor-papers-shared = В папке нет документов этой базы данных
doctor-papers-shared-do = Укажите в [server] papers папку, общую для всех серверов этой базы, или верните документы из резервной копии.
doctor-proxies = Прокси, которым доверяют
doctor-proxies-do = Укажите адреса прокси в [server] proxies: иначе все считаются одним адресом — и в ограничениях, и при неверных паролях.
doctor-private = Базу данных могут прочитать другие на этой машине
doctor-private-do = Снимите права: chmod 600 для файла и его -wal и -shm, chmod 700 для папки и для папки документов.
doctor-address = Адрес, на котором сервер слушает
doctor-address-do = Он доступен другим машинам: включите шифрование или поставьте перед ним прокси с HTTPS, а сервер пусть слушает только эту машину.
doctor-provider = Провайдер входа
doctor-provider-do = Проверьте издателя, клиента и сеть; пока через него никто не войдёт. Кто уже вошёл, работает дальше.
doctor-server = Сервер
doctor-server-do = Проверьте адрес и сеть.
doctor-clock = Часы относительно сервера
doctor-clock-do = Настройте часы машины по NTP: сеансы и коды живут минуты.
doctor-keyring = Связка ключей ядра
doctor-keyring-do = Сеансы хранятся в файле, который можете читать только вы.
doctor-kept = Сохранённые сеансы
doctor-kept-do = Удалите файл и войдите снова.
doctor-terminal = Терминал
doctor-terminal-do = Задайте TERM по имени терминала, например xterm-256color.
doctor-size = Размер окна
doctor-size-do = Увеличьте окно хотя бы до 80x24.
doctor-colours = Цвета
doctor-colours-do = Задайте COLORTERM=truecolor, если терминал это умеет; без него у тем меньше оттенков.
doctor-locale = Локаль
doctor-locale-do = Задайте LANG с UTF-8, например ru_RU.UTF-8.
doctor-tmux = tmux
doctor-tmux-do = Добавьте set -s escape-time 20 в ~/.tmux.conf: столько ждёт Esc.
doctor-glyphs = Ширина знаков
doctor-glyphs-do = Терминал рисует эти знаки шире или уже: выберите другой шрифт или другой терминал.
