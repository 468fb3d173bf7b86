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
