namespace SupportBot.Desk.Words;

/// <summary>What stands on the desk.</summary>
public static class Say
{
    public static readonly Phrase Desk = new("Рабочее место оператора", "Оператордың жұмыс орны", "Operator desk");
    public static readonly Phrase LogIn = new("Войти", "Кіру", "Log in");
    public static readonly Phrase LogOut = new("Выйти", "Шығу", "Log out");
    public static readonly Phrase Name = new("Имя", "Аты", "Name");
    public static readonly Phrase Password = new("Пароль", "Құпиясөз", "Password");
    public static readonly Phrase PasswordHint = new("не короче 8 знаков", "кемінде 8 таңба", "at least 8 characters");
    public static readonly Phrase First = new("Первый оператор", "Алғашқы оператор", "The first operator");
    public static readonly Phrase FirstHint = new("Это имя увидят абоненты. Вы станете администратором и сможете добавить коллег.", "Бұл есімді абоненттер көреді. Сіз әкімші боласыз және әріптестерді қоса аласыз.", "Subscribers will see this name. You become the administrator and can add colleagues.");
    public static readonly Phrase MakeAccount = new("Создать и войти", "Құру және кіру", "Create and log in");
    public static readonly Phrase Waiting = new("Ждут", "Күтуде", "Waiting");
    public static readonly Phrase Mine = new("Мои", "Менікі", "Mine");
    public static readonly Phrase Open = new("Открытые", "Ашық", "Open");
    public static readonly Phrase Closed = new("Закрытые", "Жабық", "Closed");
    public static readonly Phrase Calls = new("Звонки", "Қоңыраулар", "Calls");
    public static readonly Phrase Accounts = new("Операторы", "Операторлар", "Operators");
    public static readonly Phrase Reports = new("Отчёты", "Есептер", "Reports");
    public static readonly Phrase Audit = new("Журнал", "Журнал", "Audit");
    public static readonly Phrase Search = new("Адрес, телефон, имя, текст", "Мекенжай, телефон, аты, мәтін", "Address, phone, name, text");
    public static readonly Phrase Found = new("Найдено", "Табылды", "Found");
    public static readonly Phrase NobodyWaits = new("Никто не ждёт", "Ешкім күтіп тұрған жоқ", "Nobody is waiting");
    public static readonly Phrase NothingHere = new("Здесь пока пусто", "Әзірге бос", "Nothing here yet");
    public static readonly Phrase Choose = new("Выберите разговор слева", "Сол жақтан әңгімені таңдаңыз", "Choose a conversation on the left");
    public static readonly Phrase ChooseHint = new("Клавиша ? покажет все сочетания", "? пернесі барлық тіркесімді көрсетеді", "Press ? for all shortcuts");
    public static readonly Phrase Take = new("Взять", "Алу", "Take");
    public static readonly Phrase TakeOver = new("Перехватить", "Өзіме алу", "Take over");
    public static readonly Phrase Release = new("Вернуть боту", "Ботқа қайтару", "Back to the bot");
    public static readonly Phrase Close = new("Завершить", "Аяқтау", "Close");
    public static readonly Phrase Transfer = new("Передать", "Беру", "Transfer");
    public static readonly Phrase Promise = new("Обещать звонок", "Қоңырау уәде ету", "Promise a call");
    public static readonly Phrase Guide = new("Инструкция", "Нұсқаулық", "Guide");
    public static readonly Phrase Replies = new("Заготовки", "Дайын жауаптар", "Canned replies");
    public static readonly Phrase Attach = new("Файл", "Файл", "File");
    public static readonly Phrase Send = new("Отправить", "Жіберу", "Send");
    public static readonly Phrase Reply = new("Ответ абоненту", "Абонентке жауап", "Reply to the subscriber");
    public static readonly Phrase Note = new("Заметка для коллег", "Әріптестерге жазба", "Note for colleagues");
    public static readonly Phrase ReplyHint = new("Ответ. Enter отправит, / откроет заготовки", "Жауап. Enter жібереді, / дайын жауаптарды ашады", "Reply. Enter sends, / opens canned replies");
    public static readonly Phrase NoteHint = new("Заметка: абонент её не увидит", "Жазба: абонент оны көрмейді", "Note: the subscriber never sees it");
    public static readonly Phrase Card = new("Карточка", "Карточка", "Card");
    public static readonly Phrase Back = new("К списку", "Тізімге", "Back to the list");
    public static readonly Phrase Phone = new("Телефон", "Телефон", "Phone");
    public static readonly Phrase Address = new("Адрес", "Мекенжай", "Address");
    public static readonly Phrase Contract = new("Договор", "Келісімшарт", "Contract");
    public static readonly Phrase Status = new("Статус", "Мәртебе", "Status");
    public static readonly Phrase Problem = new("Проблема", "Мәселе", "Problem");
    public static readonly Phrase Outage = new("Авария", "Апат", "Outage");
    public static readonly Phrase Tried = new("Что уже пробовали", "Не істеліп көрілді", "What was tried");
    public static readonly Phrase Router = new("Роутер", "Роутер", "Router");
    public static readonly Phrase Photos = new("Фото", "Фото", "Photos");
    public static readonly Phrase Reason = new("Почему позвали", "Неге шақырылды", "Why a human");
    public static readonly Phrase Asked = new("Просил человека, раз", "Адамды сұрады, рет", "Asked for a human, times");
    public static readonly Phrase Previous = new("Прежние обращения", "Бұрынғы өтініштер", "Previous inquiries");
    public static readonly Phrase Leader = new("Ведёт", "Жүргізеді", "Led by");
    public static readonly Phrase Bot = new("бот", "бот", "the bot");
    public static readonly Phrase Since = new("с", "бастап", "since");
    public static readonly Phrase LanguageWord = new("Язык", "Тіл", "Language");
    public static readonly Phrase Channel = new("Канал", "Арна", "Channel");
    public static readonly Phrase Confirmed = new("подтверждён", "расталған", "confirmed");
    public static readonly Phrase NotConfirmed = new("не подтверждён", "расталмаған", "not confirmed");
    public static readonly Phrase Correct = new("Исправить", "Түзету", "Correct");
    public static readonly Phrase Save = new("Сохранить", "Сақтау", "Save");
    public static readonly Phrase Cancel = new("Отмена", "Болдырмау", "Cancel");
    public static readonly Phrase Where = new("Где сообщение?", "Хабарлама қайда?", "Where is it?");
    public static readonly Phrase Again = new("Отправить ещё раз", "Қайта жіберу", "Send again");
    public static readonly Phrase Edited = new("изменено, было", "өзгертілді, бұрын", "edited, before");
    public static readonly Phrase Deleted = new("удалено абонентом", "абонент өшірді", "deleted by the subscriber");
    public static readonly Phrase System = new("Система", "Жүйе", "System");
    public static readonly Phrase Subscriber = new("Абонент", "Абонент", "Subscriber");
    public static readonly Phrase Earlier = new("Показать раньше", "Бұрынғысын көрсету", "Show earlier");
    public static readonly Phrase Polite = new("Мягче так", "Жұмсағырақ", "A kinder way");
    public static readonly Phrase UsePolite = new("Взять этот вариант (Alt+P)", "Осы нұсқаны алу (Alt+P)", "Use this (Alt+P)");
    public static readonly Phrase HeldTitle = new("Сообщение пока не ушло", "Хабарлама әзірге жіберілмеді", "The message has not left yet");
    public static readonly Phrase Insist = new("Почему нужно отправить именно так", "Неге дәл осылай жіберу керек", "Why it has to go as it is");
    public static readonly Phrase SendAnyway = new("Отправить так", "Осылай жіберу", "Send as it is");
    public static readonly Phrase SentAlready = new("Сообщение отправлено", "Хабарлама жіберілді", "The message is sent");
    public static readonly Phrase ReasonField = new("Причина", "Себебі", "Reason");
    public static readonly Phrase To = new("Кому", "Кімге", "To");
    public static readonly Phrase Result = new("Чем закончилось", "Немен аяқталды", "How it ended");
    public static readonly Phrase Whole = new("Вся инструкция", "Толық нұсқаулық", "The whole guide");
    public static readonly Phrase Help = new("Клавиши", "Пернелер", "Shortcuts");
    public static readonly Phrase Sound = new("Звук", "Дыбыс", "Sound");
    public static readonly Phrase Notify = new("Уведомления", "Хабарландырулар", "Notifications");
    public static readonly Phrase Theme = new("Светлая или тёмная тема", "Ашық немесе қараңғы тема", "Light or dark");
    public static readonly Phrase Lost = new("Связь прервалась. Восстанавливаю, набранный текст сохранён…", "Байланыс үзілді. Қалпына келтіріп жатырмын, терілген мәтін сақталды…", "The connection is lost. Reconnecting, what you typed is kept…");
    public static readonly Phrase TakenBy = new("Этот разговор уже ведёт", "Бұл әңгімені жүргізіп отыр:", "This conversation is led by");
    public static readonly Phrase TakeFirst = new("Сначала возьмите разговор", "Алдымен әңгімені алыңыз", "Take the conversation first");
    public static readonly Phrase NotKnown = new("Не получилось, проверьте", "Болмады, тексеріңіз", "Not done, please check");
    public static readonly Phrase StoreDown = new("Хранилище сейчас не отвечает, попробуйте ещё раз", "Қойма қазір жауап бермейді, қайталап көріңіз", "The store does not answer now, please try again");
    public static readonly Phrase Private = new("Разговор ведёт коллега. Заглянуть может старший оператор.", "Әңгімені әріптес жүргізеді. Аға оператор қарай алады.", "A colleague leads this conversation. A senior operator may look in.");
    public static readonly Phrase Reached = new("Дозвонился", "Байланыстым", "Reached");
    public static readonly Phrase Missed = new("Не дозвонился", "Байланыса алмадым", "Not reached");
    public static readonly Phrase CallAgain = new("Позвонить снова", "Қайта қоңырау шалу", "Call again at");
    public static readonly Phrase NotNeeded = new("Закрыть", "Жабу", "Close");
    public static readonly Phrase OpenChat = new("Открыть разговор", "Әңгімені ашу", "Open the conversation");
    public static readonly Phrase Script = new("С чего начать", "Неден бастау", "How to begin");
    public static readonly Phrase Escalated = new("Нужен старший: дважды не дозвонились", "Аға оператор керек: екі рет байланыса алмадық", "Needs a senior: two calls missed");
    public static readonly Phrase Add = new("Добавить", "Қосу", "Add");
    public static readonly Phrase Remove = new("Удалить", "Жою", "Remove");
    public static readonly Phrase Role = new("Роль", "Рөлі", "Role");
    public static readonly Phrase RoleOperator = new("оператор", "оператор", "operator");
    public static readonly Phrase RoleSenior = new("старший", "аға оператор", "senior");
    public static readonly Phrase RoleAdministrator = new("администратор", "әкімші", "administrator");
    public static readonly Phrase Done = new("Готово", "Дайын", "Done");
    public static readonly Phrase Enlarged = new("Увеличенное фото", "Үлкейтілген фото", "Enlarged photo");
    public static readonly Phrase Lists = new("Разговоры", "Әңгімелер", "Conversations");
    public static readonly Phrase Chat = new("Переписка", "Хат алмасу", "Chat");
    public static readonly Phrase Step = new("Шаг", "Қадам", "Step");
    public static readonly Phrase ChooseColleague = new("Выберите коллегу", "Әріптесті таңдаңыз", "Choose a colleague");
    public static readonly Phrase GiveReason = new("Напишите причину: коллега прочтёт её первой", "Себебін жазыңыз: әріптес алдымен соны оқиды", "Say why: your colleague reads it first");
    public static readonly Phrase Typing = new("печатает…", "жазып жатыр…", "is typing…");
    public static readonly Phrase ReplyUntil = new("Ответить до", "Жауап беру мерзімі", "Reply until");
    public static readonly Phrase WindowCloses = new("Мессенджер принимает ответы ещё", "Мессенджер жауаптарды тағы қабылдайды:", "The messenger takes replies for another");
    public static readonly Phrase WindowShut = new("Время для ответов в мессенджере вышло: обычное сообщение не дойдёт. Лучше позвонить.", "Мессенджерде жауап беру уақыты өтті: кәдімгі хабарлама жетпейді. Қоңырау шалған дұрыс.", "The messenger takes no more replies: an ordinary message will not arrive. Better call.");
    public static readonly Phrase CallPromised = new("Звонок обещан на", "Қоңырау уәде етілді:", "A call is promised for");
    public static readonly Phrase LateCalls = new("Звонки ждут", "Күтіп тұрған қоңыраулар", "Calls overdue");
    public static readonly Phrase SlotPassed = new("Обещанное время прошло", "Уәде етілген уақыт өтті", "The promised time has passed");
    public static readonly Phrase More = new("Показать ещё", "Тағы көрсету", "Show more");
    public static readonly Phrase ChangePassword = new("Сменить пароль", "Құпиясөзді өзгерту", "Change the password");
    public static readonly Phrase OldPassword = new("Прежний пароль", "Бұрынғы құпиясөз", "The present password");
    public static readonly Phrase NewPassword = new("Новый пароль", "Жаңа құпиясөз", "The new password");
    public static readonly Phrase PasswordChanged = new("Пароль изменён", "Құпиясөз өзгертілді", "The password is changed");
    public static readonly Phrase WrongPassword = new("Имя или пароль не подходит", "Аты немесе құпиясөз дұрыс емес", "Name or password is wrong");
    public static readonly Phrase LockedOut = new("Слишком много попыток: подождите десять минут", "Әрекет тым көп: он минут күтіңіз", "Too many attempts: wait ten minutes");
    public static readonly Phrase LinkUsed = new("Ссылка уже использована или не наша. Учётную запись сделает команда supportbot user add", "Сілтеме қолданылған немесе біздікі емес. Есептік жазбаны supportbot user add пәрмені жасайды", "The link was used already or is not ours. An account is made by supportbot user add");
    public static readonly Phrase NoConnection = new("Нет связи с программой, попробуйте ещё раз", "Бағдарламамен байланыс жоқ, қайталап көріңіз", "The program cannot be reached, please try again");
    public static readonly Phrase NameTaken = new("Такое имя уже есть", "Мұндай есім бар", "There is an account of this name");
    public static readonly Phrase AuditSearch = new("Имя, разговор или подробность", "Аты, әңгіме немесе мәлімет", "Name, conversation or detail");
    public static readonly Phrase AnyDeed = new("любое действие", "кез келген әрекет", "any deed");
    public static readonly Phrase FileNotSent = new("Файл не отправлен", "Файл жіберілмеді", "The file was not sent");

    /// <summary>How inquiries usually end: offered when one is closed.</summary>
    public static readonly Phrase[] Results =
    [
        new("решено", "шешілді", "solved"),
        new("заявка мастеру", "шеберге өтінім", "work order"),
        new("перезвонить", "қайта қоңырау шалу", "call back"),
        new("не ответил", "жауап бермеді", "no answer"),
    ];

    public static readonly Phrase Minutes = new("мин", "мин", "min");
    public static readonly Phrase Hours = new("ч", "сағ", "h");
    public static readonly Phrase Days = new("д", "күн", "d");
    public static readonly Phrase Now = new("сейчас", "қазір", "now");
}
