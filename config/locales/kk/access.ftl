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
