### Письма, которые уходят заявителю.

letter-draft-mark = ПРОЕКТ. Не подписано.
letter-demo-mark = ДЕМОНСТРАЦИЯ. Люди, документы и решения вымышлены, письмо не имеет юридической силы.
letter-exercise-mark = УЧЕБНОЕ ЗАНЯТИЕ. Письмо не имеет юридической силы.
letter-policy-mark = Значения, которые закон оставляет учреждению, здесь демонстрационные.

letter-to = Кому: { $name }
letter-contact = Контакт: { $contact }
letter-representative = Представитель: { $name } (доверенность: { $power })
letter-number-date = № { $number } от { $date }

letter-title-approve = РЕШЕНИЕ ОБ ОКАЗАНИИ ГОСУДАРСТВЕННОЙ УСЛУГИ
letter-title-refuse = РЕШЕНИЕ ОБ ОТКАЗЕ В ОКАЗАНИИ ГОСУДАРСТВЕННОЙ УСЛУГИ (мотивированный отказ)
letter-title-not-accepted = ОТКАЗ В ПРИЁМЕ ДОКУМЕНТОВ

## Рассмотренный вопрос

letter-section-question = Рассмотренный вопрос
letter-question = Рассмотрено заявление № { $number }, зарегистрированное { $date } (вид: «{ $request }»). Испрашиваемый результат: «{ $output }».
letter-question-not-accepted = Проверена полнота документов к заявлению № { $number }, зарегистрированному { $date } (вид: «{ $request }»).
letter-edition = Применены правила, действовавшие на день регистрации: { $edition }.

## Основания для отказа

letter-section-grounds = Основания для отказа
letter-law = Норма: { $citation }.
letter-facts = Установлено:
letter-why = Почему это отвечает основанию:
letter-evidence = Доказательства:
letter-evidence-paper = «{ $title }»
letter-page = стр. { $page }
letter-quote = «{ $quote }»
letter-description = что видно: { $description }
letter-evidence-check = проверка «{ $title }»: { $answer }; источник: { $source } ({ $date })
letter-evidence-hearing = протокол заслушивания от { $date }

## Установленные факты

letter-section-facts = Установленные факты
letter-papers-complete = Документы представлены полностью. Проверено:

## Рекомендация Комиссии

letter-section-recommendation = Рекомендация Комиссии
letter-recommendation = рекомендация Комиссии от { $date }: { $outcome }; балл { $score } при пороговом { $threshold }; голоса: за { $for }, против { $against }, воздержались { $abstained }
letter-recommends-approve = оказать услугу
letter-recommends-refuse = отказать
letter-against = Решение расходится с рекомендацией по следующим причинам:

## Заслушивание

letter-section-hearing = Заслушивание
letter-hearing-notified = Заявителю { $date } направлены предварительная позиция и уведомление о заслушивании, назначенном на { $held } ({ $means }).
letter-hearing-held = Заслушивание состоялось.
letter-hearing-absent = Заявитель на заслушивание не явился.
letter-hearing-in-writing = Вместо заслушивания заявитель ответил письменно.
letter-hearing-not-required = Заслушивание не проводилось: по порядку, принятому учреждением для этой услуги, оно не требуется.
letter-hearing-to-come = Заслушивание ещё не проведено. Запись о нём войдёт в письмо до подписания.
letter-hearing-undecided = Учреждение ещё не определило, требуется ли заслушивание. Без этого письмо не может быть подписано.
letter-no-objections = Возражений не поступило.
letter-objection = Возражение заявителя:
letter-answer = Ответ на возражение:

## Решение

letter-section-conclusion = Решение
letter-conclusion-refuse = В оказании государственной услуги отказать.
letter-conclusion-approve = Государственную услугу оказать и выдать указанный ниже результат.
letter-conclusion-not-accepted = В приёме документов отказать, так как пакет документов неполный или содержит недействительные документы. Это не отказ в оказании услуги.
letter-apply-again = Заявление можно подать снова с полным пакетом действительных документов.
letter-late = Решение принято после истечения срока. Причина задержки:

## Результат

letter-section-result = Результат
letter-result = { $title } (форма: { $form })
letter-result-number = Номер: { $number }
letter-result-validity = Срок действия: с { $from } по { $until } включительно.

## Недостающие документы

letter-section-papers = Документы, из-за которых отказано в приёме
letter-paper-lacks = { $title }: { $lack } ({ $citation })
letter-paper-lacks-form = { $title }: { $lack }; требуется: { $form } ({ $citation })
letter-expired-on = срок действия истёк { $date }

## Порядок обжалования

letter-section-appeal = Порядок и срок обжалования
letter-appeal-lodge = { $months ->
    [one] Жалобу можно подать в течение { $months } месяца со дня, когда стало известно о решении.
   *[other] Жалобу можно подать в течение { $months } месяцев со дня, когда стало известно о решении.
}
letter-appeal-examined = { $count ->
    [one] Жалоба рассматривается в течение { $count } рабочего дня со дня её регистрации.
   *[other] Жалоба рассматривается в течение { $count } рабочих дней со дня её регистрации.
}

## Подпись

letter-signed-by = Подпись: { $name }, { $at }
letter-signature-in-system = Подписано в системе, без электронной подписи.
letter-to-be-signed-by = Будет подписано: { $name }
letter-to-be-signed = Будет подписано уполномоченным лицом.
letter-prepared-by = Исполнитель: { $name }
letter-hash = Контрольная сумма решения (SHA-256):

## Другие сообщения заявителю

letter-title-notice = УВЕДОМЛЕНИЕ О СООТВЕТСТВИИ
letter-title-annulled = УВЕДОМЛЕНИЕ ОБ АННУЛИРОВАНИИ ЗАЯВЛЕНИЯ
letter-title-complaint = ОТВЕТ НА ЖАЛОБУ
letter-title-revoke = РЕШЕНИЕ ОБ ОТЗЫВЕ
letter-title-not-revoked = РЕШЕНИЕ О ПРЕКРАЩЕНИИ ПРОИЗВОДСТВА БЕЗ ОТЗЫВА
letter-question-notice = По заявлению № { $number }, зарегистрированному { $date } (вид: «{ $request }»), пройдены проверки.
letter-question-annulled = По заявлению № { $number }, зарегистрированному { $date } (вид: «{ $request }»), проверены приложенные образцы.
letter-question-complaint = Рассмотрена жалоба по заявлению № { $number }, зарегистрированному { $date } (вид: «{ $request }»):
letter-question-revocation = По инициативе органа рассмотрено дело № { $number }, открытое { $date } (вид: «{ $request }»).
letter-section-requirements = Условия, которые не выполнены
letter-requirement-unmet = { $title } ({ $citation })
letter-section-revocation = Основания для отзыва
letter-conclusion-notice = Заявитель соответствует требованиям. Номер уведомления: { $number }.
letter-conclusion-annulled = Заявление аннулировано из-за недостатка приложенного. Это не отказ в услуге: заявление можно подать снова.
letter-conclusion-complaint-dismissed = В удовлетворении жалобы отказано. Обжалованное остаётся в силе.
letter-conclusion-complaint-reversed = Жалоба удовлетворена. Обжалованное отменено, дело возвращено на рассмотрение.
letter-complaint-reasons = Обоснование:
letter-conclusion-not-accepted-unmet = Заявление не принято, потому что условия приёма не выполнены. Это не отказ в услуге.
letter-conclusion-revoke = Выданное разрешение отозвано.
letter-conclusion-not-revoked = Производство прекращено, выданное остаётся в силе.
letter-effective-on = Отзыв действует с { $date }.
letter-result-open-ended = Действует с { $from }, без срока окончания.
letter-recommendation-unscored = рекомендация Комиссии от { $date }: { $outcome }; голоса: за – { $for }, против – { $against }, воздержались – { $abstained }
letter-evidence-assessment = { $passed ->
    [0] «{ $title }»: не пройдено ({ $date })
   *[other] «{ $title }»: пройдено ({ $date })
}
