### Слова о неудавшемся обмене с сервером и о фильтре, который не прочитать.

## Что случилось и что делать

client-error-bad-address = «{ $address }» — не адрес сервера.
client-error-bad-address-do = Напишите его так: https://kezek.example.
client-error-plain-http = Соединение с { $address } было бы без шифрования. Ничего не отправлено.
client-error-plain-http-do = Укажите адрес https или разрешите это явно: --plain-http.
client-error-no-encryption = Эта машина не может шифровать соединения: { $reason }
client-error-no-encryption-do = Сообщите администратору: на машине нет сертификатов.
client-error-unreachable = Сервер недоступен: { $reason }. Ничего не отправлено.
client-error-unreachable-do = Проверьте адрес и сеть и повторите.
client-error-timed-out = Сервер не ответил за { $seconds } с.
client-error-timed-out-do = Если вы отправляли решение, посмотрите историю дела, прежде чем повторять.
client-error-hangup = Соединение оборвалось, ответ пришёл не целиком: { $reason }
client-error-hangup-do = Если вы отправляли решение, посмотрите историю дела, прежде чем повторять.
client-error-not-our-server = По этому адресу отвечает не сервер Kezek (статус { $status }, { $type }): «{ $quote }»
client-error-not-our-server-do = Проверьте адрес. На пути может стоять страница входа или прокси.
client-error-garbled = Ответ сервера не прочитать ({ $what }): { $detail }.
client-error-garbled-do = Возможно, программа и сервер разных версий. Сообщите администратору.
client-error-too-large = Ответ сервера больше { $limit } байт, он не принят.
client-error-too-large-do = Сообщите администратору.
client-error-newer-problem = Сервер отказал: { $title } { $detail }
client-error-newer-problem-do = Сервер новее этой программы. Сообщите администратору.
client-error-cancelled = Прервано.
client-error-cancelled-do = Если вы отправляли решение, посмотрите историю дела, прежде чем повторять.

## Фильтры

filter-too-long = Фильтр слишком длинный.
filter-too-many = В фильтре слишком много условий.
filter-unknown-field = Поля «{ $value }» нет.
filter-unknown-value = «{ $value }» — не значение поля { $field }.
filter-value-missing = Здесь не хватает значения.
filter-quote-open = Кавычка не закрыта.
filter-bad-amount = «{ $value }» — не дни, как 2wd или 10d, и не дата, как 2026-09-28.
filter-comparison-missing = Поле { $field } сравнивают: { $field }<, { $field }>= и так далее.
filter-not-comparable = Поле { $field } не сравнивают: напишите { $field }: и значение.
filter-hint = Возможно, имелось в виду { $hint }
