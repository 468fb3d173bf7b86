### Слова диалогов.

## Рамка диалога

dialog-version = версия { $version }
dialog-too-small = Диалогу нужно 52 столбца и 14 строк. Набранное сохранено; Esc закрывает.
dialog-more-below = … ниже ещё строк: { $count }
dialog-effect = Что последует
dialog-checks = Проверки
dialog-checks-clear = препятствий нет
dialog-verdict-agreed = сервер согласен, { $at }
dialog-verdict-unknown = Сервер не удалось спросить, что он об этом скажет.
dialog-checks-all = F5 все
dialog-from-server = Сервер: { $text }
dialog-no-field = Это касается самого дела: поля этого диалога тут не помогут.
dialog-hint-picker = Стрелки двигают · Enter взять · Esc назад
dialog-hint-month = Стрелки день · PgUp/PgDn месяц · Home сегодня · Enter взять · Esc назад
dialog-hint-month-day = Стрелки день · PgUp/PgDn месяц · Tab время · Enter взять · Esc назад
dialog-hint-month-time = ←→ час · ↑↓ 5 мин · PgUp/PgDn 1 мин · Tab день · Enter взять
dialog-month-time = Время
dialog-hint-checks = ↑↓ строка · Enter к полю · F5 или Esc назад
dialog-hint-reopening = ↑↓ выбор · Enter выполнить · Esc закрыть, черновик цел
dialog-or = { $first } или { $second }

## Кнопки и подтверждение

dialog-save-draft = Черновик
dialog-discard-draft = Выбросить черновик…
dialog-button-reasons = { $count ->
    [one] ✗ { $count } причина
    [few] ✗ { $count } причины
   *[other] ✗ { $count } причин
 }
dialog-button-word = ✗ введите слово
dialog-button-arming = через { $seconds } с
dialog-button-ready = ✓ готово
dialog-button-sending = …
dialog-sending = Отправляется… Esc не отменяет отправленное решение.
dialog-checking = Ответ не пришёл. Сервер спрашивают, записано ли; не отправляйте снова. Esc закрывает, черновик цел.
dialog-failed-means = Ничего не записано: дело { $number } осталось в версии { $version }, ваш текст цел.
dialog-failed-code = Код для поддержки: { $code } (F9 скопирует)
dialog-not-recorded = Не записано. Ничего не потеряно: проверьте и отправьте снова.
dialog-refused-by-server = { $count ->
    [one] Сервер не записал: { $count } причина. Ваш текст сохранён.
    [few] Сервер не записал: { $count } причины. Ваш текст сохранён.
   *[other] Сервер не записал: { $count } причин. Ваш текст сохранён.
 }
dialog-type-word = Для подтверждения введите { $word }:
dialog-word-refuse = ОТКАЗ
dialog-word-sign = ПОДПИШУ
dialog-word-close = ЗАКРЫТО
dialog-word-revoke = УТРАТА СИЛЫ
dialog-word-agreed = СОГЛАСНО
dialog-word-wrong = Это не то слово, о котором просили. Ничего не отправлено.
dialog-paste-refused = Сюда вставлять нельзя: перейдите в текстовое поле. Подтверждение всегда набирают.
dialog-pasted = Вставлено: строк { $lines }, удалено знаков { $removed }.
dialog-pasted-cut = Вставлено: строк { $lines }, удалено знаков { $removed }; не поместилось и опущено знаков: { $cut }.

## Поля

dialog-choice-closed = Недоступно: { $why }
dialog-not-open = ✗ недоступно: { $why }
dialog-nothing-to-choose = Выбирать не из чего.
dialog-counter = { $count } из { $max } знаков
dialog-aside = { $language }: остаётся в черновике
dialog-paired = Тексты стоят рядом со своей парой. Письмо уйдёт только на языке заявителя, пара остаётся в черновике.
dialog-unpaired = Пары убраны; их текст остаётся в черновике.
dialog-look-alike = «{ $letter }» в слове «{ $word }», строка { $line }, из другого алфавита: поиск и реестры слово не найдут. F7 исправит (букв в тексте: { $count }).
dialog-mended = Исправлено букв: { $count }. Ctrl+Z вернёт.
dialog-nothing-to-mend = Букв другого алфавита в этом тексте не найдено.
dialog-counter-min = { $count } / { $max } · минимум { $min }
dialog-fault-choose = Выберите: Пробел или Enter на строке.
dialog-fault-choose-in = «{ $field }»: выберите клавишей Пробел или Enter.
dialog-fault-date = Дата не читается: введите 28.09.2026, 28.09 или +3рд, либо выберите по F4.
dialog-fault-date-time = Дата и время не читаются: введите 28.09.2026 10:30, 28.09 или +3рд 10:30, либо выберите по F4.
dialog-fault-number = Введите целое число или меняйте ← и →.
dialog-date-distance = { $date } (от сегодня { $days } р.д.)

## Черновики и версии

dialog-draft-none = черновика ещё нет
dialog-draft-saving = черновик { $at } …
dialog-draft-taken = черновик { $at }
dialog-draft-kept = черновик { $at } ✓
dialog-draft-kept-here = черновик { $at } ✓ только на этой машине
dialog-draft-kept-server = черновик { $at } ✓ только на сервере
dialog-draft-not-kept = ⚠ черновик { $at } не удалось сохранить
dialog-draft-restored = Взят ваш черновик к версии { $version }.
dialog-draft-unreadable = Найден черновик, который эта программа не читает; он не тронут.
dialog-draft-found = Есть черновик от { $at } к версии { $from }, дело теперь в версии { $to }.
dialog-draft-found-same = Есть черновик от { $at } к версии { $from }.
dialog-draft-at-work = Это черновик от { $at } к версии { $from }.
dialog-draft-recorded = Команда этого черновика уже записана: смотрите историю дела. То, что вы отправите сейчас, будет другой командой.
dialog-draft-other = На другом рабочем месте сохранён другой черновик от { $at }, к версии { $from }. Тот, что вы не возьмёте, останется при взятом до отправки команды.
dialog-draft-continue-here = Взять черновик этой машины, { $at }
dialog-draft-take-other = Взять черновик другого рабочего места, { $at }
dialog-draft-here = эта машина: «{ $text }»
dialog-draft-there = другой: «{ $text }»
dialog-draft-continue = Продолжить его
dialog-draft-compare = Сравнить: что изменилось в деле
dialog-draft-discard = Выбросить…
dialog-draft-keep = Оставить черновик
dialog-draft-discard-really = Выбросить черновик навсегда
dialog-moved = Пока вы работали, дело перешло с версии { $from } на { $to }. Ваш текст сохранён.
dialog-moved-by = { $event }: { $name }, { $at }
dialog-moved-nothing = Ничего важного здесь не изменилось.
dialog-go-on = Продолжить с версией { $version }
dialog-reload = Загрузить дело заново
dialog-change-status = Статус: { $from } → { $to }
dialog-change-stage = Этап: { $from } → { $to }
dialog-change-assigned = Исполнитель: { $from } → { $to }
dialog-change-recommended = Рекомендация: { $from } → { $to }
dialog-change-hearing = Заслушивание: { $from } → { $to }
dialog-change-hearing-none = нет
dialog-change-hearing-notified = уведомлено
dialog-change-hearing-recorded = записано
dialog-change-notes = Заметок: { $from } → { $to }
dialog-change-votes = Голосов: { $from } → { $to }
dialog-change-returns = Возвратов на доработку: { $from } → { $to }
dialog-change-check = Проверка «{ $check }»: { $from } → { $to }

## Кому сообщат и можно ли вернуть

dialog-told-nobody = Никому вне органа не сообщается.
dialog-told-assignee = Исполнитель увидит дело в своей очереди.
dialog-told-executor = Исполнитель снова увидит дело в своей очереди.
dialog-told-chair = Увидит председатель Комиссии; заявителю не сообщается.
dialog-told-commission = Члены Комиссии увидят дело в своей очереди.
dialog-told-signer = Руководитель увидит его среди решений на подпись; заявителю пока не сообщается.
dialog-told-applicant-accepted = Заявителю сообщается, что заявление принято и к какому сроку ждать результат.
dialog-told-applicant-not-accepted = Заявителю сообщается, чего не хватает.
dialog-told-applicant-approved = Заявителю сообщается, что результат готов.
dialog-told-applicant-refused = Заявитель получит мотивированный отказ с порядком и сроком обжалования.
dialog-told-applicant-hearing = Заявитель уведомляется о предварительном решении и приглашается на заслушивание.
dialog-told-applicant-delivered = Заявитель получает результат этим путём.
dialog-told-applicant = Заявителю об этом сообщается.
dialog-told-applicant-notice = Заявитель получает уведомление о соответствии.
dialog-told-applicant-revoked = Владелец получит решение с порядком и сроком обжалования.
dialog-told-applicant-discontinued = Владельцу сообщается, что производство завершено.
dialog-told-supervisor = Дело увидит в очереди тот, кто решает жалобу.
dialog-undo-no = Отменить нельзя.
dialog-undo-again = Можно записать снова: действует последняя запись, прежняя остаётся в истории.
dialog-undo-note = Заметка остаётся в деле и ни в какое письмо не попадает.
dialog-undo-assign = Можно назначить снова.
dialog-undo-until-signed = До подписания можно вернуть на доработку.
dialog-undo-vote = Можно изменить до вынесения рекомендации.

## Приём

dialog-section-package = Пакет
dialog-package = Требуемые документы
dialog-accept-main = Принять
dialog-accept-effect = Заявление принимается и переходит к проверке.
dialog-stated = Указано в заявлении
dialog-requirements = Чего требуют правила
dialog-requirements-unmet = Невыполненные требования
dialog-requirements-help = Пробел отмечает требование. Невыполненные уже отмечены.
dialog-requirement-met = оно выполнено
dialog-requirement-unknown = судить нельзя: не задано значение «{ $key }»
dialog-fixed-answer = Ответ услуги, слово в слово
dialog-refuse-acceptance-main = Отказать в приёме
dialog-refuse-acceptance-effect = Заявление не принимается, дело закрывается.
dialog-section-papers = Документы
dialog-papers-lacking = Документы, которых не хватает
dialog-papers-help = Пробел отмечает документ. Недостающие и просроченные уже отмечены.
dialog-paper-enclosed = приложен; отмечайте, только если не по форме
dialog-paper-not-lacking = здесь не требуется
dialog-paper-note = Что не по форме: { $paper }

## Рассмотрение

dialog-section-check = Проверка
dialog-record-check-main = Записать проверку
dialog-record-check-effect = Ответ записывается в дело. Непройденная проверка мешает одобрению и открывает связанные основания.
dialog-check-which = Какая проверка
dialog-check-open = ещё без ответа
dialog-check-answer = Ответ
dialog-checks-so-far = Проверки на сейчас
dialog-source-help = Реестр, письмо с номером и датой, сам документ.
dialog-section-note = Заметка
dialog-add-note-main = Добавить заметку
dialog-add-note-effect = Заметка добавляется от вашего имени.
dialog-section-assign = Назначение
dialog-assign-main = Назначить
dialog-assign-effect = С этого момента над делом работает только этот исполнитель.
dialog-assign-whom = Кому
dialog-assign-from = Кому (сейчас: { $name })
dialog-assigned-now = дело сейчас у него
dialog-you = вы
dialog-section-send = В Комиссию
dialog-send-to-commission-main = Направить в Комиссию
dialog-send-to-commission-effect = Полный пакет уходит в Комиссию; на проверки ещё можно ответить.
dialog-section-pass-on = Проверка
dialog-pass-on-main = Завершить проверку
dialog-pass-on-effect = Проверка завершается, начинается следующий этап; на её вопросы ещё можно отвечать.
dialog-section-withdraw = Отзыв
dialog-withdraw-main = Записать отзыв
dialog-withdraw-effect = Дело закрывается без решения.
dialog-statement-help = Слова заявителя либо номер и дата его заявления.

## Комиссия

dialog-section-vote = Голос
dialog-vote-main = Записать голос
dialog-vote-effect = Ваш голос и баллы войдут в протокол. Комиссия рекомендует, решает уполномоченный орган.
dialog-vote-effect-unscored = Ваш голос войдёт в протокол. Комиссия рекомендует, решает уполномоченный орган.
dialog-vote-question = Выдать результат?
dialog-score = { $criterion } (0–{ $max })
dialog-vote-reasons-help = Нужны для голоса «против» и при воздержании.
dialog-section-recuse = Самоотвод
dialog-recuse-main = Заявить самоотвод
dialog-recuse-effect = Вы больше не голосуете по делу; отданный голос снимается.
dialog-recuse-help = Что связывает вас с заявителем или делом.
dialog-section-recommend = Рекомендация
dialog-recommend-main = Закрыть голосование
dialog-recommend-effect = Голосование закрывается, рекомендация остаётся как посчитано выше. Это ещё не решение.
dialog-tally = К чему сводятся голоса
dialog-tally-open = Рекомендации из них ещё не выходит; см. проверки.
dialog-tally-outcome = Рекомендация: { $outcome }
dialog-tally-votes = За { $for }, против { $against }, воздержались { $abstained }
dialog-tally-score = Балл { $score }, порог { $threshold }
dialog-votes = Голоса
dialog-vote-line = { $name }: { $voice }, баллов { $points }
dialog-vote-line-unscored = { $name }: { $voice }
dialog-recused-line = { $name }: самоотвод
dialog-no-votes = Ещё никто не голосовал.
dialog-ballot-quorum = Проголосовали: { $voted } ({ $names }); для кворума нужно: { $quorum }
dialog-ballot-voted = Проголосовали: { $voted } ({ $names })
dialog-recommendation = Комиссия рекомендовала: { $outcome }, балл { $score } при пороге { $threshold }
dialog-recommendation-unscored = Рекомендация Комиссии: { $outcome }
dialog-minutes-help = Номер и дата протокола или его содержание. Правила его требуют.
dialog-video-help = Где хранится видеозапись заседания. Правила её требуют.
dialog-against-help = Решение расходится с рекомендацией Комиссии: объясните почему.

## Тесты, анкеты, собеседования, уведомление

dialog-section-assessment = Оценка
dialog-record-assessment-main = Записать результат
dialog-record-assessment-effect = Запись остаётся в деле. Когда на этом этапе пройдено всё, начинается следующий.
dialog-assessment-which = Что проводилось
dialog-attempts = Прежние попытки
dialog-attendance = Заявитель
dialog-assessment-held-at = Когда проводилось
dialog-part-score = { $part } ({ $unit })
dialog-part-pass-from = Пройдено, если не менее { $from }.
dialog-assessment-record-help = Откуда результат; что спрашивали и что отвечено.
dialog-no-show-help = Как приглашали заявителя и что известно о причине неявки.
dialog-section-issue-notice = Уведомление
dialog-issue-notice-main = Выдать уведомление
dialog-issue-notice-effect = Заявитель отвечает требованиям; теперь можно готовить решение.
dialog-section-annul = Аннулирование
dialog-annul-main = Аннулировать
dialog-annul-effect = Дело закрывается без решения; заявитель может подать заявление заново.
dialog-annul-message = Что сообщается заявителю
dialog-annul-rests-on = На чём основано
dialog-annul-help = В чём именно дефект, чтобы заявитель мог его исправить.

## Жалобы

dialog-section-complaint = Жалоба
dialog-register-complaint-main = Зарегистрировать
dialog-register-complaint-effect = Дело ждёт решения по жалобе; её срок идёт с сегодняшнего дня.
dialog-complaint-to = Кому адресована
dialog-complaint-days = { $days ->
    [one] рассматривается { $days } рабочий день
    [few] рассматривается { $days } рабочих дня
   *[many] рассматривается { $days } рабочих дней
}
dialog-complaint-help = Что пишет заявитель: дословно или кратко, с номером и датой жалобы.
dialog-section-decide-complaint = Жалоба
dialog-decide-complaint-main = Решить жалобу
dialog-decide-complaint-effect = Отказано: решение остаётся в силе. Удовлетворена: решение отменяется, дело возвращается с историей.
dialog-complaint-due = Решить до { $due }
dialog-complaint-outcome = Чем кончилась
dialog-complaint-reasons-help = Они войдут в ответ заявителю. Если решал другой орган: его решение с номером и датой.

## Одобрение

dialog-section-approval = Одобрение
dialog-section-letter = Документ
dialog-prepare-approval-main = Подготовить одобрение
dialog-prepare-approval-effect = Одобрение будет ждать подписи.
dialog-section-discontinue = Прекращение
dialog-discontinue-main = Завершить без отзыва
dialog-discontinue-effect = Выданное остаётся в силе. Прекращение производства ждёт подписи.
dialog-result = Результат
dialog-valid-from = Действует с
dialog-valid-until = Действует по
dialog-validity = Срок действия: { $validity } ({ $citation })
dialog-letter = Документ ({ $language })
dialog-letter-not-yet = Документ появится здесь, когда что-то отмечено.
dialog-letter-lacks = Документ пока не составить: нечем заполнить «{ $slot }».

## Отказ

dialog-section-grounds = Основания
dialog-section-findings = Мотивировка
dialog-section-explanations = Пояснения
dialog-prepare-refusal-main = Подготовить отказ
dialog-prepare-refusal-effect = Отказ будет ждать подписи.
dialog-prepare-revocation-main = Подготовить отзыв
dialog-prepare-revocation-effect = Отзыв ждёт подписи; до неё выданное остаётся в силе.
dialog-revocation-grounds = Основания для отзыва: перечень закрыт
dialog-effective-on-help = С этого дня выданное не действует. С уведомлением и сроком на возражения подписать можно с { $date }.
dialog-takes-effect = Вступает в силу: { $date }
dialog-grounds = Основания: перечень закрытый
dialog-grounds-help = Пробел отмечает основание.
dialog-ground-evidence = доказательств: { $count } · { $citation }
dialog-ground-not-at-stage = не на этом этапе
dialog-ground-not-for-role = не для вашей роли
dialog-ground-check-not-failed = ни одна из его проверок не дала отрицательного ответа
dialog-ground-score-absent = балл не записан
dialog-ground-score-not-below = балл { $score } при пороге { $threshold }
dialog-ground-not-supported = ничто из установленного его не подтверждает
dialog-ground-not-recommended = Комиссия не рекомендовала отказать
dialog-ground-not-applied = учреждение его не применяет: текст не подтверждён
dialog-so-far = На сейчас
dialog-hearing-set = Заслушивание назначено на { $at }
dialog-findings = Мотивировка
dialog-choose-ground-first = Сначала отметьте основание.
dialog-finding = { $number }. { $ground } ({ $citation })
dialog-not-chosen = Почему непройденная проверка не стала основанием: { $check }
dialog-not-chosen-help = На каждую непройденную проверку нужен ответ: основание или пояснение.

## Доказательства

dialog-evidence = Доказательства
dialog-evidence-add = добавить доказательство (Enter)
dialog-evidence-demand = Не менее { $count }; принимаются: { $kinds }. Del убирает.
dialog-evidence-unknown-paper = документ не из этого дела
dialog-evidence-quote = { $paper }, стр. { $page }: «{ $text }»
dialog-evidence-description = { $paper }, стр. { $page }: { $text }
dialog-evidence-check = Проверка «{ $check }»: { $answer }
dialog-picker = Где это видно: выберите документ или запись дела
dialog-picker-empty = В деле нет ничего из принимаемых видов.
dialog-picker-paper = { $paper } — { $name }, стр.: { $pages }
dialog-picker-again = Как в непройденной проверке: { $piece }
dialog-picker-page = { $paper }, страница { $page } из { $pages }
dialog-picker-passage-hint = Пробел — начало, стрелки — конец; без отметки Enter берёт строку. PgUp/PgDn страница.
dialog-picker-nothing-marked = Отмечены одни пробелы: выберите отрывок.
dialog-picker-picture-hint = На странице нет текста: Ctrl+O — посмотреть. Опишите, что на ней видно, Enter — взять. PgUp/PgDn — страница.
dialog-picker-describe = Сначала опишите, что видно на странице.
dialog-picker-description = Что видно на странице

## Просрочка

dialog-late = Срок прошёл
dialog-late-by = «{ $limit }» истёк { $due }, рабочего времени после: { $late }.
dialog-late-silence = Молчание сверх срока считается отказом, который заявитель может обжаловать (АППК ст. 91 п. 2; распространяется ли это на сроки правил услуги, не подтверждено).

## Заслушивание

dialog-section-notice = Уведомление
dialog-notify-hearing-main = Уведомить о заслушивании
dialog-notify-hearing-effect = Уведомление уходит сегодня, его сроки начинают течь.
dialog-held-at = Дата и время
dialog-hearing-earliest = После этого уведомления отказ можно подписать с { $date }. F4 откроет месяц.
dialog-hearing-means = Как проводится
dialog-place-help = Кабинет, ссылка или номер.
dialog-position-help = Что орган собирается решить и почему, чтобы заявитель мог ответить.
dialog-section-record = Протокол
dialog-section-objections = Возражения
dialog-record-hearing-main = Записать заслушивание
dialog-record-hearing-effect = Протокол остаётся в деле и может быть доказательством.
dialog-hearing-outcome = Чем закончилось
dialog-record-help = Кто участвовал, что сказано, спрошено и отвечено.
dialog-objection = Возражение { $number }
dialog-objection-answer = Ответ на возражение { $number }

## Подпись и выдача

dialog-section-decision = Решение
dialog-decision = Подготовленное решение
dialog-nothing-prepared = Решения на подпись нет.
dialog-prepared-by = Подготовил(а) { $name } { $at }, по версии { $version }
dialog-approval-terms = Номер { $number }, действует с { $from } по { $until }
dialog-approval-terms-open = Номер { $number }, действует с { $from } бессрочно
dialog-sign-in-system = Подпись ставится в системе, без электронной подписи.
dialog-sign-approval-main = Подписать одобрение
dialog-sign-approval-effect = Решение принято: запрос удовлетворён. Подпись ставится в системе, без электронной подписи.
dialog-sign-refusal-main = Подписать отказ
dialog-sign-refusal-effect = Решение принято: в запросе отказано. Подпись ставится в системе, без электронной подписи.
dialog-sign-revocation-main = Подписать отзыв
dialog-sign-revocation-effect = Решение принимается: выданное отзывается. Подписывается в системе, без электронной подписи.
dialog-sign-discontinuation-main = Подписать прекращение
dialog-sign-discontinuation-effect = Решение принимается: производство прекращается, выданное остаётся в силе. Подписывается в системе, без электронной подписи.
dialog-section-return = Возврат
dialog-return-for-rework-main = Вернуть на доработку
dialog-return-for-rework-effect = Дело возвращается к подготовке решения. Сроки не останавливаются.
dialog-return-help = Что нужно исправить.
dialog-section-delivery = Выдача
dialog-deliver-main = Выдать
dialog-deliver-effect = Результат выдаётся, дело закрывается.
dialog-delivery-means = Как
dialog-means-closed = на заявление через «{ $channel }» отвечают иначе
dialog-representative = Представитель
dialog-representative-help = Только если получает другой; иначе оставьте пустым.
