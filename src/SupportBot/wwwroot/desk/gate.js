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
    at('login-trouble').textContent = wordsOf(form, answer.status, first);
  } catch {
    at('login-trouble').textContent = form.dataset.lost;
  }
}

// The words stand in the page, in its language.
function wordsOf(form, status, first) {
  if (status === 429) return form.dataset.locked;
  if (status === 400) return form.dataset.short;
  return status === 403 && first ? form.dataset.used : form.dataset.wrong;
}

async function changePassword(event) {
  event.preventDefault();
  const form = event.target;
  at('password-trouble').textContent = '';
  try {
    const answer = await fetch('/desk/api/password', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ old: form.elements.old.value, new: form.elements.new.value }),
    });
    if (answer.ok) {
      form.reset();
      location.reload();
      return;
    }
    at('password-trouble').textContent = answer.status === 401 ? form.dataset.lost : wordsOf(form, answer.status);
  } catch {
    at('password-trouble').textContent = form.dataset.lost;
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
  document.addEventListener('submit', (event) => {
    if (event.target.id === 'login') comeIn(event);
    if (event.target.id === 'change-password') changePassword(event);
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button');
    const id = button?.id;
    if (button?.dataset.opens) at(button.dataset.opens).showModal();
    if (button && 'shuts' in button.dataset) button.closest('dialog').close();
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
