### Өтініш берушіге жіберілетін хаттар.

letter-draft-mark = ЖОБА. Қол қойылмаған.
letter-demo-mark = ДЕМОНСТРАЦИЯ. Адамдар, құжаттар мен шешімдер ойдан шығарылған, хаттың заңдық күші жоқ.
letter-exercise-mark = ОҚУ ЖАТТЫҒУЫ. Хаттың заңдық күші жоқ.
letter-policy-mark = Заң мекеменің өзіне қалдырған мәндер мұнда демонстрациялық.

letter-to = Кімге: { $name }
letter-contact = Байланыс: { $contact }
letter-representative = Өкілі: { $name } (сенімхат: { $power })
letter-number-date = { $date }, № { $number }

letter-title-approve = МЕМЛЕКЕТТІК ҚЫЗМЕТТІ КӨРСЕТУ ТУРАЛЫ ШЕШІМ
letter-title-refuse = МЕМЛЕКЕТТІК ҚЫЗМЕТТІ КӨРСЕТУДЕН БАС ТАРТУ ТУРАЛЫ ШЕШІМ (дәлелді бас тарту)
letter-title-not-accepted = ҚҰЖАТТАРДЫ ҚАБЫЛДАУДАН БАС ТАРТУ

## Қаралған мәселе

letter-section-question = Қаралған мәселе
letter-question = { $date } күні тіркелген № { $number } өтініш қаралды (түрі: «{ $request }»). Сұралған нәтиже: «{ $output }».
letter-question-not-accepted = { $date } күні тіркелген № { $number } өтінішке қоса берілген құжаттардың толықтығы тексерілді (түрі: «{ $request }»).
letter-edition = Тіркеу күні қолданыста болған қағидалар қолданылды: { $edition }.

## Бас тарту негіздері

letter-section-grounds = Бас тарту үшін негіздер
letter-law = Құқық нормасы: { $citation }.
letter-facts = Анықталған фактілер:
letter-why = Фактілердің негізге сәйкестігі:
letter-evidence = Дәлелдемелер:
letter-evidence-paper = «{ $title }»
letter-page = { $page }-бет
letter-quote = «{ $quote }»
letter-description = көрінетіні: { $description }
letter-evidence-check = «{ $title }» тексеруі: { $answer }; дереккөзі: { $source } ({ $date })
letter-evidence-hearing = { $date } күнгі тыңдау хаттамасы

## Анықталған фактілер

letter-section-facts = Анықталған фактілер
letter-papers-complete = Құжаттар толық ұсынылған. Мыналар тексерілді:

## Комиссияның ұсынымы

letter-section-recommendation = Комиссияның ұсынымы
letter-recommendation = Комиссияның { $date } күні берген ұсынымы: { $outcome }; балл: { $score }, шекті балл: { $threshold }; дауыстар: қолдағаны { $for }, қарсысы { $against }, қалыс қалғаны { $abstained }
letter-recommends-approve = қызметті көрсету
letter-recommends-refuse = бас тарту
letter-against = Шешім ұсынымнан мынадай себептермен өзгеше:

## Тыңдау

letter-section-hearing = Тыңдау
letter-hearing-notified = Өтініш берушіге { $date } күні алдын ала ұстаным мен тыңдау туралы хабарлама жіберілді. Тыңдау уақыты: { $held } ({ $means }).
letter-hearing-held = Тыңдау өткізілді.
letter-hearing-absent = Өтініш беруші тыңдауға келмеді.
letter-hearing-in-writing = Өтініш беруші тыңдаудың орнына жазбаша жауап берді.
letter-hearing-not-required = Тыңдау өткізілген жоқ: мекеме осы қызмет үшін белгілеген тәртіп бойынша ол талап етілмейді.
letter-hearing-to-come = Тыңдау әлі өткізілген жоқ. Ол туралы жазба хатқа қол қойылғанға дейін енгізіледі.
letter-hearing-undecided = Мекеме тыңдаудың талап етілетін-етілмейтінін әлі айқындаған жоқ. Онсыз хатқа қол қоюға болмайды.
letter-no-objections = Қарсылықтар келіп түскен жоқ.
letter-objection = Өтініш берушінің қарсылығы:
letter-answer = Қарсылыққа жауап:

## Шешім

letter-section-conclusion = Шешім
letter-conclusion-refuse = Мемлекеттік қызметті көрсетуден бас тартылсын.
letter-conclusion-approve = Мемлекеттік қызмет көрсетілсін және төменде көрсетілген нәтиже берілсін.
letter-conclusion-not-accepted = Құжаттар топтамасы толық болмағандықтан немесе онда жарамсыз құжаттар болғандықтан, құжаттарды қабылдаудан бас тартылсын. Бұл қызмет көрсетуден бас тарту емес.
letter-apply-again = Жарамды құжаттардың толық топтамасымен өтінішті қайта беруге болады.
letter-late = Шешім мерзімі өткеннен кейін қабылданды. Кешігу себебі:

## Нәтиже

letter-section-result = Нәтиже
letter-result = { $title } (нысаны: { $form })
letter-result-number = Нөмірі: { $number }
letter-result-validity = Қолданылу мерзімі: { $from } – { $until } (екі күнді де қоса алғанда).

## Жетіспейтін құжаттар

letter-section-papers = Қабылдаудан бас тартуға себеп болған құжаттар
letter-paper-lacks = { $title }: { $lack } ({ $citation })
letter-paper-lacks-form = { $title }: { $lack }; талап етілетіні: { $form } ({ $citation })
letter-expired-on = қолданылу мерзімі өткен ({ $date })

## Шағымдану тәртібі

letter-section-appeal = Шағымдану тәртібі мен мерзімі
letter-appeal-lodge = Шешім туралы белгілі болған күннен бастап { $months } ай ішінде шағым беруге болады.
letter-appeal-examined = Шағым тіркелген күнінен бастап { $count } жұмыс күні ішінде қаралады.

## Қолтаңба

letter-signed-by = Қол қойған: { $name }, { $at }
letter-signature-in-system = Жүйеде қол қойылған, электрондық қолтаңбасыз.
letter-to-be-signed-by = Қол қоятын адам: { $name }
letter-to-be-signed = Уәкілетті адам қол қояды.
letter-prepared-by = Орындаушы: { $name }
letter-hash = Шешімнің бақылау сомасы (SHA-256):

## Өтініш берушіге басқа хабарламалар

letter-title-notice = СӘЙКЕСТІК ТУРАЛЫ ХАБАРЛАМА
letter-title-annulled = ӨТІНІШТІҢ КҮШІН ЖОЮ ТУРАЛЫ ХАБАРЛАМА
letter-title-complaint = ШАҒЫМҒА ЖАУАП
letter-title-revoke = КЕРІ ҚАЙТАРЫП АЛУ ТУРАЛЫ ШЕШІМ
letter-title-not-revoked = КЕРІ ҚАЙТАРЫП АЛМАЙ, ІСТІ ТОҚТАТУ ТУРАЛЫ ШЕШІМ
letter-question-notice = { $date } тіркелген № { $number } өтініш бойынша (түрі: «{ $request }») тексерулерден өтті.
letter-question-annulled = { $date } тіркелген № { $number } өтініш бойынша (түрі: «{ $request }») қоса берілген үлгілер тексерілді.
letter-question-complaint = { $date } тіркелген № { $number } өтініш бойынша (түрі: «{ $request }») шағым қаралды:
letter-question-revocation = Органның бастамасымен { $date } ашылған № { $number } іс қаралды (түрі: «{ $request }»).
letter-section-requirements = Орындалмаған шарттар
letter-requirement-unmet = { $title } ({ $citation })
letter-section-revocation = Кері қайтарып алу негіздері
letter-conclusion-notice = Өтініш беруші талаптарға сәйкес келеді. Хабарлама нөмірі: { $number }.
letter-conclusion-annulled = Қоса берілгеннің кемшілігіне байланысты өтініштің күші жойылды. Бұл – қызметтен бас тарту емес: өтінішті қайта беруге болады.
letter-conclusion-complaint-dismissed = Шағым қанағаттандырылмады. Шағым жасалған шешім күшінде қалады.
letter-conclusion-complaint-reversed = Шағым қанағаттандырылды. Шағым жасалған шешімнің күші жойылды, іс қарауға қайтарылды.
letter-complaint-reasons = Негіздеме:
letter-conclusion-not-accepted-unmet = Қабылдау шарттары орындалмағандықтан, өтініш қабылданбады. Бұл – қызметтен бас тарту емес.
letter-conclusion-revoke = Берілген рұқсат кері қайтарып алынды.
letter-conclusion-not-revoked = Іс тоқтатылды, берілген рұқсат күшінде қалады.
letter-effective-on = Кері қайтарып алу { $date } бастап күшінде.
letter-result-open-ended = { $from } бастап жарамды, аяқталу мерзімі жоқ.
letter-recommendation-unscored = Комиссияның { $date } ұсынымы: { $outcome }; дауыстар: қолдағандар – { $for }, қарсылар – { $against }, қалыс қалғандар – { $abstained }
letter-evidence-assessment = { $passed ->
    [0] «{ $title }»: өтпеді ({ $date })
   *[other] «{ $title }»: өтті ({ $date })
}
