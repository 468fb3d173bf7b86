### Слова простого режима: та же работа пронумерованными вопросами

## Слова, которые набирают; каждое — одно слово

plain-word-help = помощь
plain-word-list = список
plain-word-more = ещё
plain-word-queues = очереди
plain-word-drafts = черновики
plain-word-open = открыть
plain-word-next = следующее
plain-word-take = взять
plain-word-previous = предыдущее
plain-word-find = найти
plain-word-order = порядок
plain-word-columns = столбцы
plain-word-mark = отметить
plain-word-mark-all = отметитьвсе
plain-word-invert = обратитьотметки
plain-word-unmark = снять
plain-word-restore = вернутьотметки
plain-word-assign = назначить
plain-word-sign = подписать
plain-word-refresh = обновить
plain-word-case = дело
plain-word-papers = документы
plain-word-read = читать
plain-word-history = история
plain-word-limits = сроки
plain-word-note = заметка
plain-word-do = действия
plain-word-reveal = показать
plain-word-take-over = перенять
plain-word-checks = замечания
plain-word-rename = переименовать
plain-word-remove = убрать
plain-word-save = сохранить
plain-word-send = отправить
plain-word-go = продолжить
plain-word-compare = сравнить
plain-word-other = другой
plain-word-discard = выбросить
plain-word-back = назад
plain-word-messages = сообщения
plain-word-language = язык
plain-word-day = день
plain-word-user = пользователь
plain-word-quit = выход

## Что они делают, для помощи

plain-about-help = слова, которые здесь можно набрать
plain-about-list = повторяет, что здесь есть
plain-about-more = следующие строки или следующая страница документа
plain-about-queues = очереди и сколько в них дел
plain-about-drafts = что начато вами и не отправлено, в любом деле; открыть и номер ведут туда
plain-about-open = открывает любое дело по номеру: открыть 000123
plain-about-next = следующее дело; в диалоге — первый вопрос, к которому есть замечание
plain-about-take = берёт следующее дело очереди, с которым никто не работает
plain-about-previous = предыдущее дело очереди
plain-about-find = отбирает строки: найти due<2wd или найти и фамилия; одно слово «найти» показывает все
plain-about-order = порядок строк
plain-about-columns = что говорится о каждой строке; номер включает или выключает столбец
plain-about-mark = отмечает строки по номерам: отметить 1 3; одно слово «отметить» называет отмеченные
plain-about-mark-all = отмечает все строки, которые показывает отбор; отказы, ждущие подписи, не отмечаются
plain-about-invert = отмечает показанное и не отмеченное, остальные отметки показанного снимает
plain-about-unmark = снимает все отметки
plain-about-restore = возвращает отметки, снятые последними
plain-about-assign = назначает все отмеченные дела; спросит кому и попросит слово
plain-about-sign = подписывает все отмеченные одобрения; скажет, что за этим следует, и попросит слово
plain-about-refresh = спрашивает у сервера новое
plain-about-case = всё, что известно о деле: сведения, проверки, решение, заметки
plain-about-papers = документы с номерами
plain-about-read = текст документа: читать 2 или читать 2 3 — третья страница
plain-about-history = что было с делом, сначала новое
plain-about-limits = каждый срок день за днём
plain-about-note = добавляет заметку
plain-about-reveal = показывает ИИН; причина пишется после слова и попадает в журнал
plain-about-take-over = перенимает дело у того, кто с ним работает; причина пишется после слова, попадает в журнал и сообщается коллеге
plain-about-do = всё, что можно сделать с делом, а для остального — все причины, почему нельзя
plain-about-checks = всё, что мешает
plain-about-rename = даёт вашему виду другое имя: переименовать 7 и имя
plain-about-remove = убирает доказательство: убрать 1. Среди очередей: убирает ваш вид
plain-about-save = сохраняет черновик сейчас; он сохраняется и сам. У строк: сохранить и имя — отбор, порядок и столбцы остаются как вид
plain-about-send = говорит, что за этим последует, и просит слово; отправляет только это слово
plain-about-go = продолжает с черновиком или по делу, каким оно стало
plain-about-compare = что изменилось в деле с тех пор, как написан черновик
plain-about-other = продолжает с черновиком другого рабочего места
plain-about-discard = выбрасывает черновик, спросив ещё раз
plain-about-back = назад; набранное остаётся черновиком
plain-about-messages = что было объявлено раньше
plain-about-language = продолжает на следующем языке
plain-about-day = только в демонстрации: переходит к следующему рабочему дню
plain-about-user = завершает сеанс, чтобы вошёл другой человек
plain-about-quit = завершает работу; черновики сохраняются

plain-help = Наберите одно из этих слов или номер, который был назван. Пустая строка повторяет, где вы находитесь.
plain-help-keys = Если в сообщении названа клавиша, например F5 или Esc, наберите её название. Английские слова понятны на любом языке.
plain-not-understood = Не понято: { $typed }. Слово «{ $help }» перечислит, что здесь можно набрать.
plain-no-such-number = Такого номера здесь нет. Пустая строка повторит, что здесь есть.
plain-reason-needed = Наберите { $word } и после него причину. Кто, когда и почему записывается в журнал.
plain-error = Ошибка: { $text }
plain-loading = Ожидается ответ сервера.
plain-farewell = Простой режим завершён. Набранное сохранено черновиком.

## Знаки экранов словами

plain-mark-yes = Да:
plain-mark-no = Нет:
plain-mark-attention = Внимание:
plain-mark-open = Без ответа:
plain-mark-see = Смотрите:

## Начало, очереди, строки

plain-at-start = Вход
plain-start-about = Люди, дела и значения вымышлены. Часы здесь свои. После выхода ничего не остаётся.
plain-signed-in = { $name }, { $office }. { $at }.
plain-queue = { $number }. { $title }: дел { $count }, просрочено { $overdue }.
plain-queues-what = Наберите номер очереди.
plain-open-what = Наберите «{ $open }» и после него номер дела.
plain-which-view = Наберите «{ $word }» и после него номер вашего вида; очереди организации остаются.
plain-lock-what = Наберите пароль или f8, чтобы выйти.
plain-view = { $number }. { $name }: ваш вид. Отбор: { $filter }.
plain-rows = { $title }: { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[many] { $count } дел
 }, порядок { $order }.
plain-rows-filtered = { $title }: { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[many] { $count } дел
 } по отбору { $filter }, порядок { $order }.
plain-row = Дело { $number }, строка { $at } из { $count }, { $due }, { $name }, { $service }, { $request }, { $stage }, { $status }.
plain-row-begin = Дело { $number }, строка { $at } из { $count }
plain-row-marked = Отмечено
plain-marks-what = «{ $mark }» и номера — отметить или снять, «{ $all }» — все, «{ $none }» — снять все. Затем «{ $assign }» или «{ $sign }».
plain-column = { $number }. { $column }: не говорится.
plain-column-shown = { $number }. { $column }: говорится.
plain-columns-what = Наберите номер, чтобы включить или выключить столбец. Пустая строка повторит строки.
plain-save-what = Наберите «{ $save }» и после него имя вида.
plain-rows-more = Ещё строк: { $count }. Наберите «{ $more }» или номер строки.
plain-rows-end = Это все строки.
plain-rows-waiting = С тех пор: изменено { $changed }, ушло { $left }, пришло { $arrived }. Наберите «{ $refresh }».
plain-filter-error = Отбор не понят начиная со знака { $at }; действует то, что стоит до него.
plain-filter-empty = Отбору не отвечает ни одно дело.
plain-order-up = { $by }, по возрастанию
plain-order-down = { $by }, по убыванию
plain-due-none = срок не идёт
plain-due-over = просрочено на { $left }, срок был { $at }
plain-due-today = срок сегодня в { $time }, осталось { $left }
plain-due-in = срок { $at }, осталось { $left }

## Дело

plain-case = Дело { $number }, версия { $version }: { $name }. { $what }. Этап: { $stage }. Статус: { $status }. Срок: { $due }. Проверок с ответом: { $done } из { $all }. Документов: { $papers }.
plain-case-what = Наберите «{ $do }» — что можно сделать, «{ $case }» — всё известное, «{ $help }» — все слова.
plain-paper = { $number }. { $title }, { $name }, страниц: { $count }.
plain-papers-what = Чтобы прочитать: «{ $read }» и номер.
plain-page-more = Следующая страница: «{ $more }».
plain-no-more-pages = Такой страницы в документе нет; страниц: { $pages }.
plain-command = { $number }. { $command }.
plain-command-not-now = { $number }. Сейчас нельзя: { $command }.
plain-because = Потому что: { $why }
plain-commands-what = Наберите номер, чтобы начать. Ничего не отправляется, пока вы не прочтёте, что последует, и не наберёте слово.

## Диалог

plain-part = Раздел: { $title }.
plain-field = { $number }. { $label }: { $answer }.
plain-to-be-read = для чтения
plain-nothing-chosen = ничего не выбрано
plain-now-empty = пусто
plain-taken = выбрано
plain-pieces = доказательств: { $count }
plain-answered = { $label }: { $answer }.
plain-fields-changed = Теперь вопросы такие.
plain-against = Мешает: { $text }
plain-against-field = Мешает, вопрос { $number }: { $text }
plain-beware = Внимание: { $text }
plain-nothing-against = Ничто не мешает.
plain-can-be-sent = Ничто не мешает. Чтобы продолжить, наберите «{ $send }».
plain-still-against = Ещё мешает: { $count }. Наберите «{ $checks }», чтобы узнать, что именно.
plain-not-sent = Не отправлено, потому что мешает: { $count }.
plain-nothing-sent = Ничего не отправлено.
plain-dialog-what = Наберите номер вопроса, чтобы ответить; «{ $send }» — «{ $main }»; «{ $help }» — все слова.
plain-draft-what = Наберите «{ $go }», чтобы продолжить с ним, «{ $compare }» — что изменилось, «{ $discard }» — выбросить его.
plain-draft-other-what = Наберите «{ $other }», чтобы продолжить с другим; тот, что не взят, остаётся рядом.
plain-discard-really = Наберите «{ $discard }» ещё раз, чтобы выбросить черновик навсегда; всё другое его сохранит.
plain-draft-stays = Черновик остаётся.
plain-moved-what = { $what }: наберите «{ $go }».
plain-option-what = Наберите номер или начало слов. Пустая строка оставит как есть.
plain-options-what = Наберите один номер или несколько; каждый будет выбран, а выбранный — снят. Пустая строка оставит как есть.
plain-line-what = Наберите ответ. Пустая строка оставит как есть, { $empty } очистит.
plain-text-what = Наберите текст построчно и закончите строкой, в которой только { $end }. Если она первая, текст останется как есть; одна строка { $empty } его очистит.
plain-evidence-taken = Доказательство { $number }: { $piece }.
plain-evidence-what = Наберите номер того, что это доказывает; после документа можно назвать страницу. «{ $remove }» и номер убирает доказательство. Пустая строка оставит как есть.
plain-passage-what = Наберите номер строки, которую нужно привести, или первую и последнюю: 3-5. Пустая строка ничего не берёт.
