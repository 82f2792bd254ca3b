// What a browser alone can do for the desk: keys, the field being typed in, sound, notifications, scrolling, files.
import { attend } from './attention.js';
import { startGate } from './gate.js';
import { startKeys } from './keys.js';

let room = null;
let composer = null;
let pending = null;
let judging = 0;

const field = () => document.getElementById('reply');
const draftKey = (chat) => `supportbot.draft.${chat}`;
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function judge() {
  clearTimeout(judging);
  judging = setTimeout(() => composer?.invokeMethodAsync('Typed', field()?.value ?? '').catch(() => {}), 350);
}

// The subscriber sees that he is being answered: said at most once in three seconds.
let told = 0;
function tellTyping(area) {
  if (!composer || area.dataset.mode !== 'reply' || !area.value.trim() || Date.now() - told < 3000) return;
  told = Date.now();
  composer.invokeMethodAsync('Typing').catch(() => {});
}

function write(text) {
  const area = field();
  if (!area) return;
  area.value = text;
  sessionStorage.setItem(draftKey(area.dataset.chat), text);
  area.focus();
}

// The same words keep their id until they are sent: a repetition after a cut is recognised.
async function send(insist) {
  const area = field();
  if (!area || !composer || area.dataset.sending) return;
  const { chat } = area.dataset;
  const text = area.value;
  if (!text.trim()) return;
  if (pending?.text !== text || pending?.chat !== chat) pending = { chat, text, id: newId() };
  area.dataset.sending = 'yes';
  try {
    if (await composer.invokeMethodAsync('Send', pending.id, text, insist) === 'sent') {
      pending = null;
      sessionStorage.removeItem(draftKey(chat));
      if (field()?.dataset.chat === chat) field().value = '';
    }
  } catch {
    // The connection is cut: the words stay in the field, and go with the same id.
  } finally {
    delete area.dataset.sending;
  }
}

async function sendFile(input) {
  const { chat } = input.dataset;
  const form = new FormData();
  form.append('id', newId());
  form.append('text', field()?.value ?? '');
  form.append('file', input.files[0]);
  input.value = '';
  try {
    const answer = await fetch(`/desk/api/conversations/${encodeURIComponent(chat)}/files`, { method: 'POST', body: form });
    if (!answer.ok) {
      const body = await answer.json().catch(() => ({}));
      await room.invokeMethodAsync('FileRefused', body.title ?? body.findings?.map((finding) => finding.advice).join('; ') ?? answer.statusText);
      return;
    }
    sessionStorage.removeItem(draftKey(chat));
    if (field()?.dataset.chat === chat) field().value = '';
  } catch {
    // The connection is cut, and the banner says so; the words stay in the field, the file is chosen again.
  }
}

function enlarge(button) {
  const viewer = document.createElement('dialog');
  viewer.className = 'viewer';
  const image = document.createElement('img');
  image.src = button.dataset.enlarge;
  image.alt = button.querySelector('img')?.alt ?? '';
  viewer.append(image);
  viewer.addEventListener('click', () => viewer.close());
  viewer.addEventListener('close', () => viewer.remove());
  document.body.append(viewer);
  viewer.showModal();
}

let shown = null;
let pinned = true;

const toEnd = (box) => { box.scrollTop = box.scrollHeight; };
const resized = new ResizeObserver(([entry]) => { if (pinned) toEnd(entry.target); });

// A chat opens at its end and stays there, whatever grows above or below it, until the operator himself scrolls up.
function scroll(chat) {
  const box = document.getElementById('scroll');
  if (!box) return;
  if (chat !== shown) pinned = true;
  shown = chat;
  if (!box.dataset.watched) {
    box.dataset.watched = 'yes';
    box.addEventListener('scroll', () => { pinned = box.scrollHeight - box.scrollTop - box.clientHeight < 80; });
    resized.disconnect();
    resized.observe(box);
  }
  if (pinned) toEnd(box);
}

// Modal: the focus stays inside until it is shut, and the room is told then.
function modal(id) {
  const sheet = document.getElementById(id);
  if (!sheet || sheet.open) return;
  sheet.addEventListener('close', () => room.invokeMethodAsync('Press', 'escape').catch(() => {}), { once: true });
  sheet.showModal();
}

window.supportbotDesk = {
  modal,
  enter(reference) {
    room = reference;
    startKeys((what) => room.invokeMethodAsync('Press', what), (what) => composer?.invokeMethodAsync('Press', what));
  },
  compose(reference, chat) {
    composer = reference;
    const area = field();
    if (area?.dataset.chat === chat && !area.value) area.value = sessionStorage.getItem(draftKey(chat)) ?? '';
  },
  drawn(chat) {
    scroll(chat);
    const area = field();
    if (area && !area.value && !area.dataset.sending) area.value = sessionStorage.getItem(draftKey(area.dataset.chat)) ?? '';
    const place = new URL(location.href);
    if (place.searchParams.get('chat') !== chat || place.searchParams.has('first')) {
      place.search = chat ? `?chat=${encodeURIComponent(chat)}` : '';
      history.replaceState(history.state, '', place);
    }
    attend(document.getElementById('room'));
  },
  write,
  focusPanel: () => document.querySelector('#panel select, #panel input')?.focus(),
};

document.addEventListener('input', (event) => {
  if (event.target.id !== 'reply') return;
  sessionStorage.setItem(draftKey(event.target.dataset.chat), event.target.value);
  judge();
  tellTyping(event.target);
});
// Enter does what the panel is open for, also from a list of choices.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing || !event.target.matches?.('#panel select, #panel input')) return;
  event.preventDefault();
  (document.getElementById('panel-do') ?? document.querySelector('#panel .replies button'))?.click();
});
document.addEventListener('keydown', (event) => {
  if (event.target.id !== 'reply' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send(false);
});
document.addEventListener('change', (event) => {
  if (event.target.id === 'file' && event.target.files.length) sendFile(event.target);
});
document.addEventListener('click', (event) => {
  const sending = event.target.closest?.('[data-send]');
  if (sending) send(sending.dataset.send === 'insist');
  const picture = event.target.closest?.('[data-enlarge]');
  if (picture) enlarge(picture);
});
startGate();
