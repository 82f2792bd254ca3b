// Everything the page itself says, in the three languages. Messages come from the service as they are.

const words = {
  ru: {
    page: 'Чат поддержки', title: 'Поддержка', presence: 'Отвечаем сразу', language: 'Язык', history: 'Переписка',
    hello: 'Здравствуйте!', invite: 'Напишите, что случилось, и укажите адрес: так мы поможем быстрее.',
    ideas: ['Не работает интернет', 'Слабый Wi-Fi', 'Позовите оператора'],
    placeholder: 'Напишите сообщение', send: 'Отправить', attach: 'Прикрепить фото или файл', detach: 'Убрать файл', close: 'Закрыть',
    offline: 'Нет связи. Сообщения уйдут сами, когда она вернётся.', typing: 'Вам пишут ответ', edited: 'изменено', newer: 'Новые сообщения',
    you: 'Вы', bot: 'Бот', operator: 'Оператор', system: 'Сообщение службы', sending: 'отправляется', failed: 'не отправлено', again: 'Повторить',
    tooLarge: 'Файл больше 20 МБ. Пришлите, пожалуйста, поменьше.', refused: 'Не получилось отправить. Попробуйте ещё раз.',
    enlarge: 'Увеличить', photo: 'Фото', today: 'Сегодня', yesterday: 'Вчера', buttons: 'Варианты ответа', pressed: 'выбрано',
  },
  kk: {
    page: 'Қолдау чаты', title: 'Қолдау қызметі', presence: 'Бірден жауап береміз', language: 'Тіл', history: 'Хат алмасу',
    hello: 'Сәлеметсіз бе!', invite: 'Не болғанын жазып, мекенжайыңызды көрсетіңіз: осылай тезірек көмектесеміз.',
    ideas: ['Интернет жұмыс істемейді', 'Wi-Fi нашар', 'Операторды шақырыңыз'],
    placeholder: 'Хабарлама жазыңыз', send: 'Жіберу', attach: 'Фото немесе файл тіркеу', detach: 'Файлды алып тастау', close: 'Жабу',
    offline: 'Байланыс жоқ. Қалпына келгенде хабарламалар өздігінен жіберіледі.', typing: 'Сізге жауап жазылып жатыр', edited: 'өзгертілген', newer: 'Жаңа хабарламалар',
    you: 'Сіз', bot: 'Бот', operator: 'Оператор', system: 'Қызмет хабарламасы', sending: 'жіберілуде', failed: 'жіберілмеді', again: 'Қайталау',
    tooLarge: 'Файл 20 МБ-тан үлкен. Кішірегін жіберіңізші.', refused: 'Жіберу мүмкін болмады. Қайталап көріңізші.',
    enlarge: 'Үлкейту', photo: 'Фото', today: 'Бүгін', yesterday: 'Кеше', buttons: 'Жауап нұсқалары', pressed: 'таңдалды',
  },
  en: {
    page: 'Support chat', title: 'Support', presence: 'We answer at once', language: 'Language', history: 'Conversation',
    hello: 'Hello!', invite: 'Tell us what happened and add your address: that way we can help sooner.',
    ideas: ['The internet is down', 'Weak Wi-Fi', 'Get me an operator'],
    placeholder: 'Write a message', send: 'Send', attach: 'Attach a photo or file', detach: 'Remove the file', close: 'Close',
    offline: 'No connection. Your messages will go out by themselves when it is back.', typing: 'An answer is being written', edited: 'edited', newer: 'New messages',
    you: 'You', bot: 'Bot', operator: 'Operator', system: 'Service message', sending: 'sending', failed: 'not sent', again: 'Try again',
    tooLarge: 'The file is larger than 20 MB. Please send a smaller one.', refused: 'That could not be sent. Please try again.',
    enlarge: 'Enlarge', photo: 'Photo', today: 'Today', yesterday: 'Yesterday', buttons: 'Answers to choose from', pressed: 'chosen',
  },
};

let current = 'ru';

export const languages = Object.keys(words);

export function word(key) {
  return words[current][key];
}

export function language() {
  return current;
}

export function speak(code) {
  current = languages.includes(code) ? code : 'ru';
  document.documentElement.lang = current;
  document.title = word('page');
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', word(node.dataset.label));
  for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = word(node.dataset.placeholder);
}
