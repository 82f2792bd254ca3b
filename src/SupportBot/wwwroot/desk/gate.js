// Coming in and going out, the language and the theme.
const at = (id) => document.getElementById(id);

async function comeIn(event) {
  event.preventDefault();
  const form = event.target;
  const { first } = form.dataset;
  const body = { name: form.elements.name.value, password: form.elements.password.value, ...(first ? { code: first } : {}) };
  at('login-trouble').textContent = '';
  try {
    const answer = await fetch(first ? '/desk/api/first' : '/desk/api/login', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    if (answer.ok) {
      location.assign('/desk');
      return;
    }
    at('login-trouble').textContent = (await answer.json().catch(() => ({}))).title ?? answer.statusText;
  } catch (trouble) {
    at('login-trouble').textContent = trouble.message;
  }
}

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('supportbot.theme', root.dataset.theme);
}

async function goOut() {
  await fetch('/desk/api/logout', { method: 'POST' });
  sessionStorage.clear();
  location.assign('/desk');
}

function turnSound() {
  const off = localStorage.getItem('supportbot.sound') === 'off';
  localStorage.setItem('supportbot.sound', off ? 'on' : 'off');
  at('sound').setAttribute('aria-pressed', off ? 'true' : 'false');
  if (off && 'Notification' in window && Notification.permission === 'default') Notification.requestPermission();
}

export function startGate() {
  document.addEventListener('submit', (event) => { if (event.target.id === 'login') comeIn(event); });
  document.addEventListener('click', (event) => {
    const id = event.target.closest?.('button')?.id;
    if (id === 'theme') turnTheme();
    if (id === 'logout') goOut();
    if (id === 'sound') turnSound();
  });
  document.addEventListener('change', (event) => {
    if (event.target.id !== 'language') return;
    document.cookie = `${event.target.dataset.cookie}=${event.target.value}; path=/; max-age=31536000; samesite=strict`;
    location.reload();
  });
}
