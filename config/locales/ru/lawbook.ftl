### The law book: faults of the configuration, and deadlines explained

## What a fault is about

named-act = акт
named-channel = канал
named-check = проверка
named-document = документ
named-fact = сведение
named-ground = основание
named-hours = график работы
named-limit = срок
named-stage = этап

## What stands in a file

found-text = текст
found-whole-number = целое число
found-number = число
found-flag = true или false
found-date = дата или время
found-list = список
found-table = таблица

## What a value may be

shape-text = текст в кавычках
shape-whole-number = целое число
shape-number = число
shape-flag = true или false
shape-list = список в квадратных скобках
shape-table = таблица
shape-criteria = список критериев с id, title и max
shape-scale = список { "{" } id, title, passes { "}" }
shape-documents = список документов, как в «documents» обращения
shape-grounds = список оснований, как в «grounds» обращения
shape-date = дата вида 2026-01-09
shape-literal = true или false, целое число или текст
shape-amount = целое число или { "{" } policy = "…" { "}" } с ключом политики
shape-policy-value = true или false, число, текст либо список критериев, исходов, документов или оснований
shape-one-of = одно из: { $names }
shape-between = целое число от { $least } до { $most }
shape-other = { $text }

## Faults of the configuration: what is wrong, and what to do

fault-did-you-mean = Возможно, имелось в виду «{ $name }»?
fault-unreadable = не читается: { $why }
fault-unreadable-hint = Проверьте, что он есть и доступен для чтения.
fault-not-a-file = это не обычный файл
fault-not-a-file-hint = Положите сюда обычный файл или уберите это.
fault-too-large = больше { $most } байт
fault-too-large-hint = Файлы с правилами такими большими не бывают: не попало ли сюда что-то другое?
fault-too-many-files = здесь больше { $most } файлов
fault-too-many-files-hint = Та ли это папка?
fault-not-utf8 = не является текстом в UTF-8
fault-not-utf8-hint = Сохраните файл в кодировке UTF-8.
fault-unknown-file = этот файл никто не читает, и написанное в нём не действовало бы
fault-unknown-file-hint = Назовите его так, как ждёт папка (procedures/<service>/<edition>.toml, calendar/<year>.toml, queues/<slug>.toml), или уберите.
fault-missing-file = нет файла { $name }
fault-missing-file-hint = Добавьте его; пример есть в поставляемой конфигурации.
fault-syntax = это не TOML: { $text }
fault-syntax-hint = Сравните с соседней строкой: кавычки, скобки, один ключ на строку.
fault-unknown-key = ключ «{ $key }» здесь неизвестен
fault-unknown-key-hint = Исправьте название или уберите его.
fault-missing-key = нет ключа «{ $key }»
fault-missing-key-hint = Добавьте его в эту таблицу.
fault-wrong-type = здесь { $found }, а ожидается { $expected }
fault-wrong-type-hint = Запишите в ожидаемом виде.
fault-wrong-value = «{ $found }» здесь быть не может; ожидается { $expected }
fault-wrong-value-hint = Выберите допустимое значение.
fault-wrong-form = имеет недопустимый вид
fault-wrong-form-hint = Допустимо: { $expected }.
fault-bad-code = «{ $value }» не годится как имя
fault-bad-code-hint = Имена: от 1 до 64 знаков из a-z, 0-9, «-» и «.».
fault-bad-date-or-time = «{ $value }» не дата и не время
fault-bad-date-or-time-hint = Пишите дату как 2026-01-09, время как 18:30:00.
fault-bad-value = не удаётся прочесть: { $text }
fault-bad-value-hint = Сравните с тем же ключом в поставляемой конфигурации.
fault-too-many-faults = ошибок больше { $most }, остальные не показаны
fault-too-many-faults-hint = Исправьте эти и проверьте снова.
fault-blank-words = нет слов, язык: { $language }
fault-blank-words-hint = Всё, что читает человек, пишется на kk, ru и en.
fault-blank-text = «{ $key }» пусто
fault-blank-text-hint = Укажите: пункт акта, источник.
fault-empty-list = «{ $key }» пусто
fault-empty-list-hint = Добавьте хотя бы одну запись.
fault-duplicate-id = «{ $id }» стоит здесь дважды
fault-duplicate-id-hint = Дайте каждому своё имя.
fault-unknown-reference = «{ $name }» никуда не ведёт ({ $kind })
fault-unknown-reference-hint = Назовите то, что определено в этом файле.
fault-name-mismatch = { $key }: «{ $found }», а по имени файла или папки «{ $expected }»
fault-name-mismatch-hint = Сделайте их одинаковыми.
fault-days-reversed = кончается { $last }, раньше начала { $first }
fault-days-reversed-hint = Оба дня включительно.
fault-unconfirmed-not-before = unconfirmed_from { $from } не раньше первого дня { $first }
fault-unconfirmed-not-before-hint = Это день до first_day, с которого редакция могла уже действовать.
fault-editions-overlap = с { $from } действует и редакция { $other }
fault-editions-overlap-hint = На день приходится одна редакция: закончите прежнюю накануне.
fault-editions-gap = с { $from } по { $until }, после { $other }, нет действующей редакции
fault-editions-gap-hint = Исправьте дни или объявите пробел в service.toml, в [[gaps]], с источником.
fault-end-unmarked = последний день следует из первого дня редакции { $other }, который никто не подтвердил
fault-end-unmarked-hint = Напишите confirmed = false или назовите пробел.
fault-missing-provider-hours = нет графика работы с именем «provider»
fault-missing-provider-hours-hint = Сроки кончаются с закрытием услугодателя: добавьте [hours.provider].
fault-hours-reversed = открытие, обед и закрытие идут не по порядку
fault-hours-reversed-hint = opens < lunch_from < lunch_to < closes
fault-lunch-half = у обеда есть начало без конца или конец без начала
fault-lunch-half-hint = Укажите lunch_from и lunch_to вместе или ни одного.
fault-route-begin = маршрут начинается не с приёма (intake)
fault-route-begin-hint = У первого этапа kind = "intake".
fault-route-end = маршрут кончается не выдачей (delivery)
fault-route-end-hint = У последнего этапа kind = "delivery".
fault-route-twice = в маршруте дважды «{ $kind }»
fault-route-twice-hint = Каждый вид этапа бывает один раз.
fault-route-lacks = в маршруте нет «{ $kind }»
fault-route-lacks-hint = Добавьте этап этого вида.
fault-route-order = «{ $kind }» стоит после этапа, которому должен предшествовать
fault-route-order-hint = intake · verification, testing, questionnaire, interview · notice, commission · drafting · sign-off · delivery
fault-zero-amount = ноль или меньше
fault-zero-amount-hint = Укажите целое число больше нуля.
fault-amount-too-large = больше { $most }
fault-amount-too-large-hint = Верна ли единица?
fault-limit-cycle = лежит внутри самого себя, через «{ $through }»
fault-limit-cycle-hint = Уберите один из двух из «within».
fault-limit-ends-where-it-starts = начинается и кончается одним событием
fault-limit-ends-where-it-starts-hint = «starts» и «until» — разные события.
fault-lead-too-long = упреждение { $days } не оставляет ничего из { $amount }
fault-lead-too-long-hint = Упреждение короче срока.
fault-ground-unsupported = ничто не подкрепляет основание «{ $ground }»
fault-ground-unsupported-hint = На него нельзя было бы сослаться: назовите его в «supports» проверки, испытания или требования.
fault-support-missing = проверка «{ $check }» не говорит, что подкрепляет «{ $ground }»
fault-support-missing-hint = Добавьте основание в её «supports» или уберите проверку отсюда.
fault-support-unused = основание «{ $ground }» не опирается на проверку «{ $check }»
fault-support-unused-hint = Добавьте проверку в «needs» основания или уберите основание отсюда.
fault-stage-unfit = на этапе «{ $stage }» ничего не исследуют
fault-stage-unfit-hint = Назовите этап между приёмом и подписанием.
fault-no-commission = основанию «{ $ground }» нужна Комиссия, а в маршруте её нет
fault-no-commission-hint = Уберите основание или добавьте этап.
fault-support-not-taken = основание «{ $ground }» не опирается на «{ $by }»
fault-support-not-taken-hint = Его «needs» должно быть { "{" } kind = "supported" { "}" }; иначе уберите основание отсюда.
fault-supports-at-acceptance = требование к приёму подкрепляет основание
fault-supports-at-acceptance-hint = Что не выполнено при приёме, не принимается, и отказа не будет: уберите «supports» или напишите at = "decision".
fault-fact-unfit = сведение «{ $fact }» имеет вид { $found }; здесь нужен { $expected }
fault-fact-unfit-hint = Назовите другое сведение или исправьте его вид.
fault-options-unfit = варианты есть у выбора и только у него
fault-options-unfit-hint = Добавьте «options» сведению kind = "choice"; у любого другого уберите.
fault-stage-without-assessment = из этапа «{ $stage }» ничто не ведёт
fault-stage-without-assessment-hint = Выводит только пройденный тест, анкета или собеседование: добавьте испытание этого этапа или уберите этап.
fault-stage-not-assessed = этап «{ $stage }» не тест, не анкета и не собеседование
fault-stage-not-assessed-hint = Назовите этап testing, questionnaire или interview.
fault-assessment-unmeasured = у испытания нет ни частей, ни исхода
fault-assessment-unmeasured-hint = Прошёл бы каждый, кто явился: добавьте «parts» или «outcome».
fault-pass-above-most = проходное значение { $pass } выше наибольшего возможного { $most }
fault-pass-above-most-hint = Его никто не достиг бы: исправьте «pass_from» или «most».
fault-commission-rule-missing = в маршруте есть Комиссия, но не сказано, как она решает
fault-commission-rule-missing-hint = Добавьте обращению таблицу «commission» с quorum и majority.
fault-commission-rule-unused = в маршруте нет Комиссии
fault-commission-rule-unused-hint = Добавьте этап или уберите таблицу.
fault-commission-unsent = ничто не направляет дело в Комиссию
fault-commission-unsent-hint = Поставьте перед ней этап, на котором дело исследуют.
fault-commission-without-chair = никто из Комиссии не может вынести её рекомендацию
fault-commission-without-chair-hint = Добавьте «commission-chair» в роли этапа.
fault-signers-apart = никто на этом этапе не может подписать
fault-signers-apart-hint = Одна из его ролей должна стоять в «signers» редакции.
fault-ground-never-open = основание «{ $ground }» не открыто ни на одном этапе, где можно отказать
fault-ground-never-open-hint = Назовите этап drafting или этап исследования, за которым не сразу следует Комиссия.
fault-threshold-without-criteria = порог стоит здесь без критериев
fault-threshold-without-criteria-hint = Назовите и ключ политики с критериями или уберите порог.
fault-threshold-differs = «{ $threshold }» — не порог Комиссии
fault-threshold-differs-hint = Назовите здесь и в «commission» один ключ политики.
fault-notice-of-nothing = уведомление говорит о пройденном испытании, а в маршруте его нет
fault-notice-of-nothing-hint = Добавьте тест, анкету или собеседование либо уберите этап.
fault-hearing-always-due = заслушивание без «due» проводится всегда, а этого требует только отзыв
fault-hearing-always-due-hint = Назовите в «due» ключ политики, который говорит, проводится ли оно.
fault-common-needs = общее основание опирается на то, что знает только одна редакция
fault-common-needs-hint = Напишите needs = { "{" } kind = "supported" { "}" }: его называют в «supports» проверки, испытания и требования.
fault-unseen-confirmed = акта «{ $act }» здесь никто не видел, а ссылка не помечена как неподтверждённая
fault-unseen-confirmed-hint = Напишите confirmed = false; когда акт прочитан, уберите у него seen = false.
fault-gap-confirmed = стоит на месте пробела { $gap } в источниках и помечено как подтверждённое
fault-gap-confirmed-hint = Напишите confirmed = false; когда источник найден, назовите его и уберите «gap».
fault-invented-confirmed = значение демонстрации помечено как подтверждённое
fault-invented-confirmed-hint = Напишите confirmed = false.
fault-missing-policy-key = в политике нет ключа «{ $key }»
fault-missing-policy-key-hint = Добавьте его; «value» не пишите, если значение не задано.
fault-not-in-policy = ключа «{ $key }» нет в { $policy }
fault-not-in-policy-hint = Исправьте название или добавьте ключ в политику.
fault-confirmed-without-value = подтверждено без значения
fault-confirmed-without-value-hint = Укажите значение или confirmed = false.
fault-threshold-above-maximum = порог { $threshold } выше наибольшего числа баллов { $maximum }
fault-threshold-above-maximum-hint = Никто бы его не достиг: исправьте порог или критерии.
fault-day-outside-year = { $day } не в { $year } году
fault-day-outside-year-hint = У каждого года свой файл.
fault-day-twice = { $day } стоит дважды
fault-day-twice-hint = День бывает выходным или рабочим, один раз.
fault-worked-not-weekend = { $day } не суббота и не воскресенье
fault-worked-not-weekend-hint = В «worked» стоят рабочие субботы и воскресенья.
fault-instead-of-itself = { $day } заменяет сам себя
fault-instead-of-itself-hint = «instead_of» называет другой день.
fault-missing-year = нет календаря { $year } года
fault-missing-year-hint = Добавьте calendar/{ $year }.toml: через него может идти срок.
fault-unknown-zone = «{ $zone }» не часовой пояс
fault-unknown-zone-hint = Нужно имя IANA, например Asia/Almaty.
fault-bad-filter = фильтр не читается: { $text }
fault-bad-filter-hint = Сравните с фильтрами поставляемых очередей.
fault-bad-sort = порядок не читается: { $text }
fault-bad-sort-hint = Например, «due» или «-registered».

## kezek check

check-services = { $count ->
    [one] { $count } услуга
    [few] { $count } услуги
   *[many] { $count } услуг
}
check-editions = { $count ->
    [one] { $count } редакция
    [few] { $count } редакции
   *[many] { $count } редакций
}
check-years = { $count ->
    [one] { $count } год календаря
    [few] { $count } года календаря
   *[many] { $count } лет календаря
}
check-queues = { $count ->
    [one] { $count } очередь
    [few] { $count } очереди
   *[many] { $count } очередей
}
check-policy-absent = { $count ->
    [one] { $count } ключ политики без значения
    [few] { $count } ключа политики без значения
   *[many] { $count } ключей политики без значения
}
check-faults = { $count ->
    [one] { $count } ошибка в конфигурации
    [few] { $count } ошибки в конфигурации
   *[many] { $count } ошибок в конфигурации
}
check-sound = Конфигурация исправна.

## kezek check --sources

source-policy = Политика
source-absent = нет значения
source-confirmed = подтверждено
source-not-confirmed = не подтверждено
source-all = всего
source-counts = { $values ->
    [one] { $values } значение
    [few] { $values } значения
   *[many] { $values } значений
}, подтверждено { $confirmed }
source-policy-counts = { $keys ->
    [one] { $keys } ключ политики
    [few] { $keys } ключа политики
   *[many] { $keys } ключей политики
}: без значения { $absent }, подтверждено { $confirmed }
source-kind-in-force = действие
source-kind-basis = правовая основа
source-kind-acceptance = день принятия
source-kind-hours = график работы
source-kind-channel = канал
source-kind-fallback = запасной канал
source-kind-appeal = обжалование
source-kind-refusal-to-accept = отказ в приёме
source-kind-fact = сведение
source-kind-requirement = требование
source-kind-document = документ
source-kind-documents-from = документы политики
source-kind-stage = этап
source-kind-assessment = испытание
source-kind-part = часть
source-kind-commission = комиссия
source-kind-limit = срок
source-kind-lead = ранний конец
source-kind-check = проверка
source-kind-ground = основание
source-kind-grounds-from = основания политики
source-kind-annulment = аннулирование
source-kind-hearing = заслушивание
source-kind-form = форма
source-kind-validity = срок действия

## kezek explain

explain-filed = Подано
explain-registered = Зарегистрировано
explain-edition = Редакция
explain-in-force = Действует
explain-in-force-from = с { $first }
explain-in-force-span = с { $first } по { $last }
explain-source = Источник
explain-after-hours = после закрытия
explain-day-off = в нерабочий день
explain-counts-next = { $why }: считается со следующего дня работы канала
explain-forced = редакция выбрана вручную; в этот день она не действует
explain-due = до { $at }
explain-bound = раньше связывает «{ $limit }»: { $at }
explain-waits = начинается с: { $event } (не указано)
explain-blocked = не вычисляется: у ключа политики «{ $key }» нет значения
explain-owner-applicant = соблюдает заявитель
explain-minutes = { $count } мин
explain-hours-minutes = { $hours } ч { $minutes } мин
explain-fallback = этот канал открыт, только если отказал другой
explain-fallback-over = этот канал открыт, только если другой отказал дольше чем на { $minutes } мин
explain-demonstration = Политика демонстрационная: её значения вымышлены.
explain-no-limits = Сроков нет.

## Why no edition is in force

absence-head = Ни одна редакция «{ $service }» не может применяться к заявлению, которое считается зарегистрированным { $day }.
absence-unknown-service = Нет услуги «{ $service }». Известны: { $known }.
absence-no-calendar = В рабочем календаре нет { $year } года: добавьте calendar/{ $year }.toml.
absence-no-channel = В редакции { $edition } нет канала «{ $channel }».
absence-no-request = В редакции { $edition } нет обращения «{ $request }». Есть: { $known }.
absence-channel-closed = «{ $request }» по каналу «{ $channel }» не подают. Открыты: { $known }.
absence-fact-unknown = Сведение «{ $fact }» здесь не спрашивают. Спрашивают: { $known }.
absence-fact-malformed = «{ $fact }» не имеет формы своего вида: { $kind }.
absence-no-edition = У услуги нет редакции «{ $edition }». Есть: { $known }.
absence-unconfirmed = Не подтверждено: действовала ли уже редакция { $edition } между { $from } и { $first }, установить не удалось.
absence-before = Первая имеющаяся редакция, { $edition }, действует с { $first }.
absence-after = Последняя имеющаяся редакция, { $edition }, действовала по { $last }.
absence-between = { $before } действовала по { $last }, { $after } действует с { $first }.
absence-event-computed = «{ $event }» находится из подачи, указать его нельзя.
absence-event-unknown = Нет события «{ $event }». Известны: { $known }.
absence-event-early = «{ $event }» указано раньше подачи.
