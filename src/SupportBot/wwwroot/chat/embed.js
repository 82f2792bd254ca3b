// One line on any site: <script src="https://…/chat/embed.js" async></script>. A round button, and the chat in a frame behind it.
(() => {
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const words = { ru: ['Открыть чат поддержки', 'Закрыть чат'], kk: ['Қолдау чатын ашу', 'Чатты жабу'], en: ['Open support chat', 'Close chat'] };
  const language = script.dataset.lang || document.documentElement.lang.slice(0, 2);
  const [openWord, closeWord] = words[language] || words.ru;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = `
    button { position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; width: 60px; height: 60px; border: 0; border-radius: 50%; padding: 0;
      color: #fff; background: #0b6b61; box-shadow: 0 6px 24px rgb(0 0 0 / .25); cursor: pointer; display: grid; place-items: center; }
    button:hover { background: #095a52; }
    button:focus-visible { outline: 3px solid #0b6b61; outline-offset: 3px; }
    svg { width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .open .talk, button:not(.open) .cross { display: none; }
    iframe { position: fixed; right: 20px; bottom: 92px; z-index: 2147483000; width: min(400px, calc(100vw - 40px)); height: min(640px, calc(100dvh - 112px));
      border: 0; border-radius: 20px; box-shadow: 0 12px 48px rgb(0 0 0 / .28); background: #f4f7f6; color-scheme: normal; }
    iframe[hidden] { display: none; }
    @media (max-width: 480px) {
      iframe { right: 0; bottom: 0; width: 100vw; height: calc(100dvh - 64px); border-radius: 20px 20px 0 0; }
      .open { top: 8px; bottom: auto; right: 12px; width: 48px; height: 48px; }
    }`;
  const button = document.createElement('button');
  button.type = 'button';
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path class="talk" d="M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5z"/><path class="cross" d="m6 6 12 12M18 6 6 18"/></svg>';
  let frame = null;
  const toggle = (open) => {
    if (open && !frame) {
      frame = document.createElement('iframe');
      frame.title = openWord;
      frame.src = `${home}/chat${language in words ? `?lang=${language}` : ''}`;
      root.append(frame);
    }
    if (frame) frame.hidden = !open;
    if (open) frame.focus();
    button.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', open ? closeWord : openWord);
  };
  button.addEventListener('click', () => toggle(button.getAttribute('aria-expanded') !== 'true'));
  toggle(false);
  root.append(style, button);
  const place = () => document.body.append(host);
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);
})();
