### Слова, общие для всей программы: правила, коды, даты, сроки, неполадки.

## Повседневные слова

yes = Да
no = Нет
cancel = Отмена
close = Закрыть
back = Назад
next = Далее
save = Сохранить
open = Открыть
remove = Убрать
change = Изменить
none = нет
unknown = неизвестно
all = все
and-more = и ещё { $count }
required = обязательно
optional = по желанию
confirmed = подтверждено
unconfirmed = не подтверждено
demonstration-value = демонстрационное значение
language-name = Русский

## Языки

language-kk = казахский
language-ru = русский
language-en = английский

## Даты и сроки

month-01 = Январь
month-02 = Февраль
month-03 = Март
month-04 = Апрель
month-05 = Май
month-06 = Июнь
month-07 = Июль
month-08 = Август
month-09 = Сентябрь
month-10 = Октябрь
month-11 = Ноябрь
month-12 = Декабрь

month-in-date-01 = января
month-in-date-02 = февраля
month-in-date-03 = марта
month-in-date-04 = апреля
month-in-date-05 = мая
month-in-date-06 = июня
month-in-date-07 = июля
month-in-date-08 = августа
month-in-date-09 = сентября
month-in-date-10 = октября
month-in-date-11 = ноября
month-in-date-12 = декабря

long-date = { $day } { $month } { $year } года

weekday-mon = Пн
weekday-tue = Вт
weekday-wed = Ср
weekday-thu = Чт
weekday-fri = Пт
weekday-sat = Сб
weekday-sun = Вс

term-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[many] { $count } рабочих дней
}
term-calendar-days = { $count ->
    [one] { $count } календарный день
    [few] { $count } календарных дня
   *[many] { $count } календарных дней
}
term-working-hours = { $count ->
    [one] { $count } рабочий час
    [few] { $count } рабочих часа
   *[many] { $count } рабочих часов
}
term-working-minutes = { $count ->
    [one] { $count } рабочая минута
    [few] { $count } рабочие минуты
   *[many] { $count } рабочих минут
}
term-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
   *[many] { $count } месяцев
}
term-years = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[many] { $count } лет
}

unit-working-days = рабочие дни
unit-calendar-days = календарные дни
unit-working-hours = рабочие часы
unit-working-minutes = рабочие минуты

left-days = { $days } р.д.
left-hours = { $hours } ч
left-minutes = { $minutes } мин
left-hours-minutes = { $hours } ч { $minutes } мин

characters = { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[many] { $count } знаков
}

## Ссылки на нормы

citation = { $act }, { $place } { $point }
citation-unconfirmed = (не подтверждено)

## Статусы дела

status-received = Поступило
status-not-accepted = Не принято
status-under-review = На рассмотрении
status-awaiting-signature = На подписи
status-decided = Решено
status-delivered = Выдано
status-withdrawn = Отозвано
status-annulled = Аннулировано
status-under-complaint = Обжалуется

## Этапы

stage-intake = Приём
stage-verification = Проверка
stage-testing = Тестирование
stage-questionnaire = Анкетирование
stage-interview = Собеседование
stage-notice = Уведомление
stage-commission = Комиссия
stage-drafting = Подготовка решения
stage-sign-off = Подписание
stage-delivery = Выдача

## Чем решено дело

outcome-approve = Одобрение
outcome-refuse = Отказ
revocation-outcome-approve = Без отзыва
revocation-outcome-refuse = Отзыв

## Действия: название и что произойдёт

command-accept = Принять документы
command-accept-about = Принимает заявление: пакет документов полный и действительный.
command-refuse-acceptance = Отказать в приёме
command-refuse-acceptance-about = Возвращает неполный или просроченный пакет и называет каждый документ. Это не отказ в оказании услуги.
command-record-check = Записать проверку
command-record-check-about = Даёт ответ на вопрос проверки, с источником и доказательствами.
command-add-note = Добавить заметку
command-add-note-about = Оставляет заметку в деле. В письмо она не попадает.
command-assign = Назначить исполнителя
command-assign-about = Передаёт дело исполнителю подразделения.
command-pass-on = Завершить проверку
command-pass-on-about = Закрывает проверку: на её вопросы даны ответы, начинается следующий этап.
command-record-assessment = Записать тест, анкету или собеседование
command-record-assessment-about = Записывает тестирование, анкетирование или собеседование: баллы, итог или неявку.
command-issue-notice = Выдать уведомление о соответствии
command-issue-notice-about = Сообщает заявителю, что он отвечает требованиям. Только после этого готовится решение.
command-send-to-commission = Направить в Комиссию
command-send-to-commission-about = Передаёт полный пакет документов в Комиссию.
command-vote = Проголосовать
command-vote-about = Записывает ваш голос с доводами и баллами по каждому критерию. До закрытия голосования его можно изменить.
command-recuse = Заявить самоотвод
command-recuse-about = Отстраняет вас от этого дела из-за конфликта интересов. Ваш голос снимается.
command-recommend = Закрыть голосование
command-recommend-about = Закрывает голосование и записывает рекомендацию, которая следует из голосов и баллов.
command-prepare-approval = Подготовить одобрение
command-prepare-approval-about = Готовит одобрение и передаёт его на подпись.
command-prepare-refusal = Подготовить отказ
command-prepare-refusal-about = Готовит мотивированный отказ и передаёт его на подпись.
revocation-prepare-refusal = Подготовить отзыв
revocation-prepare-refusal-about = Готовит отзыв с основаниями и днём вступления в силу и передаёт его на подпись.
revocation-prepare-approval = Завершить производство без отзыва
revocation-prepare-approval-about = Готовит прекращение производства: выданное остаётся в силе. Передаёт его на подпись.
command-notify-hearing = Уведомить о заслушивании
command-notify-hearing-about = Сообщает заявителю предварительную позицию и время заслушивания.
command-record-hearing = Записать заслушивание
command-record-hearing-about = Записывает, как прошло заслушивание, и ответ на каждое возражение.
command-return-for-rework = Вернуть на доработку
command-return-for-rework-about = Возвращает подготовленное решение с указанием причин. Срок продолжает идти.
command-sign = Подписать
command-sign-about = Подписывает подготовленное решение. Отменить подпись нельзя.
command-deliver = Выдать результат
command-deliver-about = Записывает, что результат выдан заявителю.
command-withdraw = Записать отзыв заявления
command-withdraw-about = Записывает, что заявитель отозвал заявление. Дело завершается.
command-annul = Аннулировать из-за дефекта
command-annul-about = Завершает производство: приложенное оказалось с дефектом. Заявитель может подать заявление заново.
command-register-complaint = Зарегистрировать жалобу
command-register-complaint-about = Регистрирует жалобу на решение или на молчание сверх срока.
command-decide-complaint = Решить жалобу
command-decide-complaint-about = Записывает, чем кончилась жалоба. При отмене решения дело возвращается.

## События в истории дела

event-application-received = Заявление поступило
event-dues-set = Сроки рассчитаны
event-accepted = Документы приняты
event-acceptance-refused = В приёме отказано
event-check-recorded = Проверка записана
event-note-added = Добавлена заметка
event-assigned = Назначен исполнитель
event-passed-on = Проверка завершена
event-assessment-recorded = Оценка записана
event-notice-issued = Выдано уведомление о соответствии
event-sent-to-commission = Направлено в Комиссию
event-voted = Голос записан
event-recused = Самоотвод члена Комиссии
event-recommended = Комиссия дала рекомендацию
event-prepared = Решение подготовлено
event-hearing-notified = Заявитель уведомлён о заслушивании
event-hearing-recorded = Заслушивание записано
event-returned-for-rework = Возвращено на доработку
event-decided = Решение подписано
event-letter-issued = Письмо составлено
event-delivered = Результат выдан
event-withdrawn = Заявление отозвано
event-annulled = Заявление аннулировано
event-complaint-registered = Жалоба зарегистрирована
event-complaint-decided = Жалоба решена

## Роли

role-executor = ответственный исполнитель
role-commission-member = член Комиссии
role-commission-secretary = секретарь Комиссии
role-commission-chair = председатель Комиссии
role-interview-officer = сотрудник по собеседованиям
role-supervisor = руководитель подразделения
role-auditor = аудитор
role-gateway = шлюз

## Каналы подачи

channel-provider = услугодатель
channel-portal = портал электронного правительства
channel-state-corporation = Государственная корпорация
channel-foreign-mission = загранучреждение

## О чём просят

request-issue = Выдача
request-extend = Продление
request-reissue = Переоформление
request-duplicate = Дубликат
request-revoke = Отзыв
request-renew = Обновление

## Вехи: с чего начинается и чем кончается срок

milestone-mission-received = заявление поступило в загранучреждение
milestone-filed = заявление подано
milestone-registered = заявление зарегистрировано
milestone-accepted = документы приняты
milestone-verified = проверка завершена
milestone-sent-to-commission = направлено в Комиссию
milestone-recommended = Комиссия дала рекомендацию
milestone-tested = тест пройден
milestone-questioned = анкетирование пройдено
milestone-interviewed = собеседование пройдено
milestone-notice-issued = выдано уведомление о соответствии
milestone-prepared = решение подготовлено
milestone-decided = решение принято
milestone-delivered = результат выдан
milestone-complaint-decided = жалоба решена
milestone-contract-concluded = заключён трудовой договор
milestone-data-changed = изменились имя или документ, удостоверяющий личность

## Чей это срок

owner-office = орган
owner-applicant = заявитель
limit-complaint = Решение по жалобе

## Почему день считается или нет

why-start-day = день события: срок начинается на следующий день
why-acceptance-day-excluded = день приёма: не входит в срок
why-working-day = рабочий день
why-weekend = выходной день
why-day-off = праздничный или нерабочий день
why-worked-weekend = рабочий выходной
why-calendar-day = календарный день
why-moved-to-working-day = последний день нерабочий: срок оканчивается в этот рабочий день
why-closed = вне графика работы
why-lead = вычтено: результат должен поступить в Государственную корпорацию раньше

## Календарные годы

calendar-official = официальный календарь
calendar-derived = календарь выведен по правилу, не официальный

## Политика учреждения

policy-reading = толкование нормы; взято более строгое для органа
policy-substance = норма, которую не удалось подтвердить
policy-institution = выбор учреждения

## Что указывают в заявлении

detail-profession = профессия
detail-employer = работодатель и его БИН или ИИН
detail-contract = день заключения трудового договора и его последний день
detail-original = номер прежнего документа и его последний день
detail-change = что изменилось и когда
detail-loss = утрачен подлинник или испорчен

loss-lost = утрачен
loss-damaged = испорчен
fact-kind-flag = да или нет
fact-kind-date = дата
fact-kind-number = число
fact-kind-text = текст
fact-kind-choice = один из вариантов

condition-applicant-abroad = заявитель находится за границей
condition-represented = за заявителя подаёт другое лицо
condition-treaty-exempt = по ратифицированному международному договору требование не предъявляется
condition-channel = подано через канал «{ $channel }»
condition-fact = указано «{ $fact }»: { $value }

bad-number-length = В номере должно быть 12 цифр. Сверьте его с документом, удостоверяющим личность.
bad-number-check-digit = Контрольная цифра номера не сходится: в одной из цифр ошибка. Сверьте номер с документом, удостоверяющим личность.
bad-number-date = В номере стоит невозможная дата. Сверьте его с документом, удостоверяющим личность.

## Что не так с документом

lack-missing = не представлен
lack-expired = истёк срок действия
lack-not-in-form = не по установленной форме

## Ответы, доказательства, голоса

answer-passed = пройдена
answer-failed = не пройдена

evidence-paper = документ
evidence-check = проверка
evidence-recommendation = рекомендация Комиссии
evidence-assessment = тест, анкета или собеседование
evidence-hearing = протокол заслушивания

voice-for = за
voice-against = против
voice-abstain = воздержался

## Тесты, анкеты, собеседования; жалобы

attendance-came = явился
attendance-no-show = не явился
assessed-passed = пройдено
assessed-failed = не пройдено
assessed-no-show = неявка
part-unit-percent = проценты
part-unit-points = баллы
score-percent = { $score } %
score-points = { $score ->
    [one] { $score } балл
    [few] { $score } балла
   *[many] { $score } баллов
}
assessed-part = { $part }: { $score }
assessed-part-missed = ✗ { $part }: { $score }, нужно не менее: { $from }
assessed-outcome = итог: { $value }
assessed-form = форма: { $value }
assessed-place = место: { $value }
complaint-outcome-dismissed = отказано: решение остаётся в силе
complaint-outcome-reversed = удовлетворена: решение отменяется

## Заслушивание

hearing-means-office = в помещении органа
hearing-means-video = по видеосвязи
hearing-means-electronic = через информационную систему
hearing-means-other = иным способом

hearing-outcome-held = состоялось
hearing-outcome-absent = заявитель не явился
hearing-outcome-in-writing = заявитель ответил письменно

## Результат и его выдача

validity-up-to-months = { $months ->
    [one] до { $months } месяца
   *[other] до { $months } месяцев
}
validity-contract-term = { $years ->
    [one] на срок трудового договора, не более { $years } года
   *[other] на срок трудового договора, не более { $years } лет
}
validity-until-original-ends = до последнего дня подлинника
validity-months-asked = на испрошенное число месяцев
validity-open-ended = бессрочно
validity-nothing = результат не выдаётся: производство завершается

delivery-in-person = лично, по документу, удостоверяющему личность
delivery-portal = в личный кабинет на портале
delivery-state-corporation = в Государственную корпорацию
delivery-foreign-affairs = в МИД для загранучреждения
delivery-pick-up-point = в выбранном пункте выдачи, по номеру заявления

signature-in-system = подписано в системе, без электронной подписи

## Режимы

mode-production = рабочий режим
mode-demo = демонстрация
mode-exercise = учебный режим

## Столбцы очереди

column-number = Дело
column-due = Срок
column-applicant = Заявитель
column-service = Услуга
column-request = Вид
column-stage = Этап
column-status = Статус
column-outcome = Решение
column-channel = Канал
column-registered = Дата рег.
column-assigned = Исполнитель
column-flags = Метки

## Разделы письма

slot-body = название органа
slot-number = номер
slot-date = дата
slot-addressee = адресат
slot-question = рассмотренный вопрос
slot-facts = установленные факты
slot-reasons = почему факты отвечают основанию
slot-evidence = доказательства
slot-law = норма права
slot-conclusion = вывод
slot-appeal = порядок обжалования
slot-appeal-term = срок обжалования
slot-hearing = заслушивание
slot-answers = ответы на возражения
slot-signature = подпись
slot-result = результат
slot-validity = срок действия
slot-papers = недостающие документы

## Поля форм

field-against-recommendation = причины отступления от рекомендации
field-appeal = кому адресована жалоба
field-assessment-form = форма проведения
field-assessment-outcome = итог
field-complaint = жалоба
field-effective-on = день вступления в силу
field-answer = ответ на возражение
field-citizenship = гражданство
field-family-name = фамилия
field-given-name = имя
field-identity-number = номер документа, удостоверяющего личность
field-patronymic = отчество
field-description = описание
field-facts = установленные факты
field-late-reason = причина задержки
field-minutes = протокол
field-name = имя
field-note = заметка
field-number = номер
field-place = место
field-position = предварительная позиция
field-power-of-attorney = доверенность
field-quote = цитата
field-reason = причина
field-reasons = доводы
field-record = протокол
field-source = источник
field-statement = заявление об отзыве
field-text = текст
field-video = видеозапись
field-what = что отказало
field-why = почему они отвечают основанию
field-other = текст

## Правила: кто, где, когда

violation-role-not-allowed = { $roles ->
    [none] В порядке рассмотрения этого заявления такого действия нет.
   *[other] Ваша роль в этом подразделении этого не допускает. Это может сделать: { $roles }.
}
violation-not-at-this-stage = { $stage ->
    [none] Сейчас это невозможно: статус дела «{ $status }». Выберите одно из доступных сейчас действий.
   *[other] Сейчас это невозможно: статус дела «{ $status }», этап «{ $stage }». Выберите одно из доступных сейчас действий.
}
violation-assigned-to-other = Исполнителем по делу назначен другой сотрудник: { $name }. Договоритесь с ним или попросите руководителя переназначить дело.
violation-policy-value-missing = { $gap ->
    [none] Учреждение не задало значение «{ $key }», а без него это решить нельзя. Попросите администратора задать его.
   *[other] Учреждение не задало значение «{ $key }» (открытый вопрос { $gap }), а без него это решить нельзя. Попросите администратора задать его.
}
violation-calendar-missing = Рабочего календаря на { $year } год нет, поэтому срок не рассчитать. Попросите администратора добавить этот год.
violation-late-unreasoned = Срок «{ $limit }» истёк { $due }. Укажите причину задержки.
violation-text-missing = Не заполнено: «{ $field }». Впишите текст.
violation-text-too-long = { $excess ->
    [one] «{ $field }»: знаков { $count }, допускается не более { $max }. Сократите на { $excess } знак.
    [few] «{ $field }»: знаков { $count }, допускается не более { $max }. Сократите на { $excess } знака.
   *[many] «{ $field }»: знаков { $count }, допускается не более { $max }. Сократите на { $excess } знаков.
}

## Правила: приём

violation-channel-not-open = Правила не предусматривают подачу через этот канал. Подайте заявление через один из названных в правилах.
violation-request-not-known = В этой редакции правил такого вида заявления нет. Выберите другой.
violation-filed-in-future = Заявление датировано будущим временем: { $filed_at }. Исправьте время подачи.
violation-dates-contradict = Даты противоречат друг другу: { $from } не может быть позже, чем { $until }. Исправьте одну из них.
violation-document-not-known = Документа «{ $document }» в перечне для этого вида заявления нет. Укажите, какой это документ из перечня.
violation-language-not-offered = Ответ даётся на казахском или русском языке. Выберите один из них.
violation-paper-missing = «{ $document }»: документ не представлен. Его нужно представить.
violation-paper-expired = «{ $document }»: срок действия истёк { $expired_on }. Нужен действующий документ.
violation-paper-validity-unknown = «{ $document }»: не указан последний день действия. Укажите его.
violation-detail-missing = В заявлении не указано: { $detail }. Заявление нужно дополнить.
violation-fact-missing = В заявлении не указано: «{ $fact }». Заявление нужно дополнить.
violation-fact-not-known = Сведений «{ $fact }» для этого вида заявления нет. Уберите их.
violation-fact-malformed = { $kind ->
    [flag] «{ $fact }»: нужно ответить «да» или «нет». Исправьте.
    [date] «{ $fact }»: нужна дата. Исправьте.
    [number] «{ $fact }»: нужно целое число, не меньше нуля. Исправьте.
    [choice] «{ $fact }»: выберите один из вариантов, названных в правилах.
   *[other] «{ $fact }»: значение не читается. Исправьте.
}
violation-requirement-unmet = Не выполнено: «{ $requirement }». Без этого удовлетворить заявление нельзя; укажите это в отказе.
violation-requirement-not-lacking = «{ $requirement }»: требование выполнено или к этому заявлению не относится. Уберите его из списка.
violation-requirement-not-named = «{ $requirement }»: требование не выполнено, но в списке его нет. Добавьте его.
violation-failure-missing = Канал «{ $channel }» открыт, только если отказал другой. Укажите, что отказало, когда и на сколько минут.
violation-failure-too-short = Сбой длился { $minutes } мин, а этот канал открывается, если он дольше { $over } мин. Подайте через обычный канал.
violation-nothing-lacking = Пакет документов полный и действительный, отказывать в приёме не за что. Примите документы.
violation-paper-not-lacking = «{ $document }»: документ представлен и действителен. Уберите его из списка.
violation-paper-not-named = «{ $document }»: документа не хватает, но в списке его нет. Добавьте его.
violation-paper-named-twice = «{ $document }»: документ указан в списке дважды. Оставьте одну запись.

## Правила: проверки и доказательства

violation-check-not-known = Такой проверки в этой редакции правил нет. Выберите проверку из списка.
violation-check-not-applicable = К этому заявлению эта проверка не относится. Оставьте её без ответа.
violation-evidence-missing = Доказательство не приведено. Добавьте его: например, место в документе.
violation-evidence-too-few = { $missing ->
    [one] Доказательств приведено { $count }, основание требует не менее { $min }. Добавьте ещё { $missing }.
   *[other] Доказательств приведено { $count }, основание требует не менее { $min }. Добавьте ещё { $missing }.
}
violation-evidence-kind-not-accepted = Для этого основания доказательство вида «{ $kind }» не принимается. Выберите другой вид.
violation-evidence-twice = Одно и то же доказательство указано дважды. Оставьте одно.
violation-evidence-paper-not-in-case = Документа в такой версии в деле нет. Выберите документ из этого дела.
violation-evidence-page-not-there = { $pages ->
    [one] Страницы { $page } нет: в документе { $pages } страница. Исправьте номер страницы.
    [few] Страницы { $page } нет: в документе { $pages } страницы. Исправьте номер страницы.
   *[many] Страницы { $page } нет: в документе { $pages } страниц. Исправьте номер страницы.
}
violation-evidence-place-missing = Не указаны ни страница, ни цитата. Укажите место в документе.
violation-evidence-quote-not-there = { $page ->
    [0] Такой цитаты в документе нет. Перенесите её из текста страницы.
   *[other] Такой цитаты на странице { $page } нет. Перенесите её из текста страницы.
}
violation-evidence-description-missing = На странице нет текста для цитаты. Опишите, что на ней видно.
violation-evidence-check-unanswered = Ответа на эту проверку ещё нет. Сначала запишите проверку или выберите другое доказательство.
violation-evidence-recommendation-absent = Рекомендации Комиссии, на которую можно сослаться, ещё нет. Выберите другое доказательство.
violation-evidence-assessment-absent = Записи «{ $assessment }», на которую можно сослаться, ещё нет. Сначала запишите или выберите другое доказательство.
violation-evidence-hearing-absent = Протокола заслушивания, на который можно сослаться, ещё нет. Сначала запишите заслушивание или выберите другое доказательство.

## Правила: тесты, анкеты, собеседования, уведомление

violation-assessment-not-known = Оценки «{ $assessment }» в этой редакции правил нет. Выберите из списка.
violation-assessment-not-at-stage = «{ $assessment }» относится к другому этапу. Выберите то, что проводится сейчас.
violation-assessment-in-future = Указано будущее время: { $held_at }. Исправьте его.
violation-part-score-missing = Нет результата по части «{ $part }». Впишите его.
violation-part-score-out-of-range = «{ $part }»: результат должен быть от 0 до { $max }. Исправьте его.
violation-part-not-known = Части «{ $part }» здесь нет. Уберите результат по ней.
violation-no-show-scored = Заявитель не явился, поэтому баллов и итога быть не может. Уберите их или отметьте явку.
violation-outcome-missing = Итог не выбран. Выберите ступень шкалы.
violation-outcome-not-known = Итога «{ $outcome }» на шкале нет. Выберите из неё.
violation-form-missing = Не указана форма проведения. Выберите её.
violation-form-not-known = Формы «{ $form }» учреждение не знает. Выберите из списка.
violation-retakes-exhausted = «{ $assessment }»: попыток без успеха { $attempts }, повторных допускается не более { $most }. Можно подготовить отказ.
violation-assessment-not-passed = «{ $assessment }»: не пройдено. Запишите, что пройдено, или подготовьте отказ.
violation-notice-number-missing = У уведомления нет номера. Присвойте его.
violation-notice-missing = Уведомление о соответствии не выдано. Сначала выдайте его.

## Правила: Комиссия

violation-recused = Вы заявили самоотвод по этому делу. Его рассматривают остальные члены Комиссии.
violation-minutes-missing = Нет протокола заседания. Впишите его номер и дату или содержание.
violation-video-missing = Заседание записывается на видео. Укажите, где хранится запись.
violation-vote-unreasoned = Голос «против» и воздержание нужно обосновать. Напишите доводы.
violation-score-missing = Нет балла по критерию «{ $criterion }». Поставьте его.
violation-score-out-of-range = Балл по критерию «{ $criterion }» должен быть от 0 до { $max }. Исправьте его.
violation-criterion-not-known = Критерия «{ $criterion }» сейчас нет. Уберите балл по нему.
violation-quorum-not-reached = { $missing ->
    [one] Проголосовало членов Комиссии: { $count }, кворум { $min }. Нужен ещё { $missing } голос.
    [few] Проголосовало членов Комиссии: { $count }, кворум { $min }. Нужно ещё { $missing } голоса.
   *[many] Проголосовало членов Комиссии: { $count }, кворум { $min }. Нужно ещё { $missing } голосов.
}
violation-votes-undecided = Голоса разделились поровну: за { $for }, против { $against }. Членам Комиссии нужно обсудить дело и проголосовать снова.
violation-recommendation-missing = Комиссия ещё не дала рекомендацию. Дождитесь её.
violation-against-recommendation-unreasoned = Решение расходится с рекомендацией Комиссии. Укажите причины.

## Правила: отказ

violation-ground-missing = Не выбрано ни одного основания. Выберите хотя бы одно.
violation-ground-not-listed = Основания «{ $ground }» в этой редакции правил нет. Выберите основание из списка.
violation-ground-twice = Одно и то же основание выбрано дважды. Оставьте одно.
violation-ground-not-at-stage = На нынешнем этапе сослаться на основание «{ $ground }» нельзя. Сначала завершите этот этап.
violation-ground-not-for-role = Ваша роль не даёт права ссылаться на основание «{ $ground }». Обратитесь к сотруднику, у которого такое право есть.
violation-ground-check-not-failed = Основание «{ $ground }» неприменимо: ни одна проверка, на которую оно опирается, не дала отрицательного ответа. Сначала запишите такую проверку или выберите другое основание.
violation-ground-score-not-below = Основание «{ $ground }» неприменимо: балл { $score } не ниже порогового балла { $threshold }.
violation-ground-score-absent = Основание «{ $ground }» пока неприменимо: балл Комиссии ещё не записан. Дождитесь рекомендации.
violation-ground-not-supported = Основание «{ $ground }» неприменимо: ничто из установленного его не подтверждает. Сначала запишите то, что его подтверждает, или выберите другое.
violation-ground-not-recommended = Основание «{ $ground }» неприменимо: Комиссия не рекомендовала отказать.
violation-ground-not-applied = Учреждение не применяет основание «{ $ground }»: его текст не подтверждён. Выберите другое основание.
violation-effect-missing = Не указано, с какого дня отзыв вступает в силу. Укажите день.
violation-effect-too-early = Отзыв вступает в силу не раньше, чем может быть решён: самое раннее { $earliest }. Исправьте день.
violation-effect-needless = День вступления в силу указывают только для отзыва. Уберите его.
violation-finding-missing = Не заполнено: «{ $field }». Напишите это для данного основания.
violation-finding-too-short = { $missing ->
    [one] «{ $field }»: знаков { $count }, нужно не менее { $min }. Допишите ещё { $missing } знак.
    [few] «{ $field }»: знаков { $count }, нужно не менее { $min }. Допишите ещё { $missing } знака.
   *[many] «{ $field }»: знаков { $count }, нужно не менее { $min }. Допишите ещё { $missing } знаков.
}
violation-finding-copies-ground = Текст лишь повторяет название основания «{ $ground }». Напишите, что установлено по этому делу.
violation-finding-repeated = Один и тот же текст стоит в двух местах. Напишите каждую часть о своём.
violation-finding-near-copy = Текст на { $percent } % совпадает с вашим прежним обоснованием. Проверьте, что он описывает именно это дело.
violation-failed-check-unanswered = Проверка «{ $check }» не пройдена, но основание, которое она подтверждает, не выбрано. Выберите основание или напишите, почему оно не применяется.
violation-not-chosen-needless = Проверка «{ $check }» пояснения не требует. Уберите его.
violation-letter-slot-empty = В письме нечем заполнить раздел «{ $slot }». Заполните то, из чего он составляется.

## Правила: заслушивание

violation-hearing-not-due = По этому делу заслушивание не требуется. Продолжайте без него.
violation-hearing-already-notified = Заявитель уже уведомлён о заслушивании. Запишите, как оно прошло.
violation-hearing-not-notified = Заявитель не уведомлён о заслушивании. Уведомите его до отказа.
violation-hearing-notice-too-late = После уведомления прошло слишком мало рабочих дней. Решение возможно не раньше { $earliest }.
violation-hearing-too-early = Слишком рано: это возможно не раньше { $earliest }. Исправьте время или подождите.
violation-objection-period-running = Заявитель может подать возражение по { $until } включительно. Дождитесь окончания этого дня.
violation-hearing-not-recorded = Записи о заслушивании ещё нет, а без неё подписать отказ нельзя. Проведите заслушивание и запишите, как оно прошло.
violation-objection-unanswered = На возражение заявителя нет ответа. Ответьте на него.

## Правила: одобрение

violation-check-unanswered = Нет ответа на проверку «{ $check }». Запишите его.
violation-check-failed = Проверка «{ $check }» не пройдена, поэтому одобрить нельзя. Проверьте ещё раз или подготовьте отказ.
violation-score-below-threshold = Балл Комиссии { $score } ниже порогового балла { $threshold }, поэтому одобрить нельзя. Подготовьте отказ.
violation-output-number-missing = У результата нет номера. Присвойте его.
violation-output-number-not-new = При переоформлении присваивается новый номер. Укажите номер, отличный от прежнего.
violation-output-number-needless = Результат здесь не выдаётся, номер не нужен. Уберите его.
violation-validity-end-missing = У результата не указан последний день действия. Укажите его.
violation-validity-end-needless = У этого результата нет последнего дня действия. Уберите его.
violation-validity-begins-too-early = Срок действия начинается раньше, чем может быть принято решение. Первый день не раньше { $earliest }. Исправьте дату.
violation-validity-reversed = Последний день действия раньше первого. Исправьте даты.
violation-validity-too-long = Срок действия слишком длинный: последний день не позднее { $latest }. Исправьте дату.
violation-validity-not-as-original = Результат действует до того же дня, что и подлинник: { $expected }. Исправьте дату.

## Правила: подписание и выдача

violation-sample-not-opened = Это дело попало в случайную выборку: из подписываемого вместе { $percent } % сначала открывают и читают. Откройте дело, затем подпишите.
violation-refusal-signed-alone = Отказ подписывают отдельно: откройте дело, прочтите и подпишите там.
violation-signer-prepared = Это решение подготовили вы, поэтому подписать его должно другое уполномоченное лицо.
violation-signer-assessed = Вы записывали проверки по этому делу, поэтому подписать решение должно другое уполномоченное лицо.
violation-signer-only-voter = По этому делу голосовали только вы, поэтому подписать решение должно другое уполномоченное лицо.
violation-prepared-no-longer-lawful = Подготовленное решение больше не отвечает правилам. Посмотрите остальные замечания и верните его на доработку.
violation-power-of-attorney-missing = Представитель получает результат только по нотариальной доверенности. Укажите её номер и дату.
violation-delivery-means-not-open = По заявлению, поданному через канал «{ $channel }», результат выдаётся иначе. Выберите другой способ.
violation-annulment-not-provided = Правила этой услуги аннулирования не предусматривают. Подготовьте решение.
violation-annulment-unfounded = Ни одна из проверок, по которым аннулируют, не дала отрицательного ответа. Сначала запишите такую проверку или продолжайте рассмотрение.
violation-assignee-not-known = Исполнителя с таким именем в подразделении нет. Выберите из списка.

## Правила: жалобы

violation-appeal-not-known = Адресата жалобы «{ $appeal }» в правилах нет. Выберите из списка.
violation-nothing-to-complain-of = Обжаловать пока нечего: статус дела «{ $status }», срок не истёк.
violation-complaint-own-decision = Жалоба на то, что решили вы сами. Решить её должно другое уполномоченное лицо.

## Неполадки: что случилось и что делать

problem-not-signed-in = Сеанс завершён. Набранный текст сохранён.
problem-not-signed-in-do = Войдите снова.
problem-sign-in-failed = Логин или пароль не подошли.
problem-sign-in-failed-do = Проверьте раскладку клавиатуры и повторите. Если не поможет, обратитесь к администратору.
problem-sign-in-denied = Провайдер входа отклонил вход.
problem-sign-in-denied-do = Начните заново и подтвердите вход сами. Если снова откажет, обратитесь к администратору.
problem-sign-in-over = Вход не подтверждён вовремя.
problem-sign-in-over-do = Начните заново.
problem-sign-in-unavailable = Провайдер входа сейчас недоступен. Кто уже вошёл, работает дальше.
problem-sign-in-unavailable-do = Повторите через несколько минут. Если не пройдёт, сообщите администратору.
problem-no-post = Провайдер входа вас знает, но должности в этом учреждении у вас нет.
problem-no-post-do = Спросите администратора, в какой группе вы должны состоять.
problem-not-allowed = Ваша роль этого не допускает. Ничего не изменено.
problem-not-allowed-do = Узнайте у руководителя подразделения, кто может это сделать.
problem-not-found = Этого здесь нет, или оно относится к другому подразделению.
problem-not-found-do = Проверьте номер и обновите очередь.
problem-body-invalid = Сервер не смог прочитать отправленное. Ничего не изменено.
problem-body-invalid-do = Исправьте указанное поле. Если поле не указано, сообщите код службе поддержки.
problem-method-not-allowed = Серверу такой запрос незнаком. Ничего не изменено.
problem-method-not-allowed-do = Возможно, программа и сервер разных версий. Сообщите администратору.
problem-not-acceptable = У сервера нет ответа в том виде, которого просит программа. Ничего не изменено.
problem-not-acceptable-do = Возможно, программа и сервер разных версий. Сообщите администратору.
problem-twin-in-flight = Эта же команда уже выполняется.
problem-twin-in-flight-do = Дождитесь ответа, не отправляйте её ещё раз.
problem-lease-held = С этим делом сейчас работает коллега. Ничего не изменено.
problem-lease-held-do = Договоритесь с коллегой или возьмите дело на себя, указав причину.
problem-already-received = Это заявление уже подавалось. Второе дело не заведено.
problem-already-received-do = Найдите дело по номеру заявления.
problem-version-conflict = С тех пор как вы открыли дело, оно изменилось. Ничего не записано, черновик сохранён.
problem-version-conflict-do = Посмотрите, что изменилось, и продолжите.
problem-too-large = Отправленное больше, чем принимает сервер. Ничего не записано.
problem-too-large-do = Сократите текст или отправьте файл меньшего размера.
problem-unsupported-media-type = По содержанию файл не PDF, не PNG и не JPEG. Он не сохранён.
problem-unsupported-media-type-do = Отправьте документ в формате PDF, PNG или JPEG.
problem-violations = Правила этого не допускают. Ничего не записано.
problem-violations-do = Исправьте то, что названо в замечаниях.
problem-not-in-force = На этот день правила услуги не действуют, или их действие не подтверждено. Заявление не принято.
problem-not-in-force-do = Проверьте дату. Уточните в учреждении, какие правила действуют.
problem-unknown-service = Такой услуги, редакции или очереди нет.
problem-unknown-service-do = Проверьте название или сообщите администратору.
problem-key-reused = Этот ключ уже использован для другой команды. Ничего не записано.
problem-key-reused-do = Закройте окно и откройте его снова. Ваш текст сохранён.
problem-hash-mismatch = Файл повреждён при передаче или не был отправлен. Он не сохранён.
problem-hash-mismatch-do = Отправьте файл ещё раз.
problem-precondition-required = В запросе не указано, на какой версии дела он основан. Ничего не изменено.
problem-precondition-required-do = Возможно, программа и сервер разных версий. Сообщите администратору.
problem-resync-needed = Рабочее место слишком отстало от списка изменений.
problem-resync-needed-do = Очередь загружается заново.
problem-too-many-requests = Слишком много запросов за короткое время.
problem-too-many-requests-do = Подождите минуту и повторите.
problem-internal = На сервере произошёл сбой. Записана ли команда, пока неизвестно.
problem-internal-do = Прежде чем повторять, посмотрите историю дела. Код сообщите службе поддержки.
problem-body-too-slow = Отправленное не дошло до сервера вовремя. Ничего не записано.
problem-body-too-slow-do = Проверьте сеть и отправьте ещё раз.
problem-not-in-time = Сервер не успел ответить вовремя. Записана ли команда, пока неизвестно.
problem-not-in-time-do = Прежде чем повторять, посмотрите историю дела.
problem-unavailable = Сервер сейчас не принимает изменений. Ничего не записано, чтение доступно.
problem-unavailable-do = Черновик сохранён. Сообщите администратору и повторите позже.
problem-support-code = Код для службы поддержки: { $code }
