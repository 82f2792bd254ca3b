// Where the subscriber writes.

import { known, tellTyping } from './api.js';
import { submit } from './outbox.js';
import { toEnd, typing } from './log.js';
import { word } from './words.js';

const largest = 20 * 1024 * 1024;
const at = (id) => document.getElementById(id);
let file = null;

export function start() {
  const text = at('text');
  text.addEventListener('input', grow);
  text.addEventListener('input', tell);
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    at('composer').requestSubmit();
  });
  text.addEventListener('paste', (event) => take(event, event.clipboardData));
  at('composer').addEventListener('submit', send);
  at('attach').addEventListener('click', () => at('file').click());
  at('file').addEventListener('change', () => attach(at('file').files[0]));
  at('detach').addEventListener('click', () => attach(null));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    take(event, event.dataTransfer);
  });
  grow();
}

export function write(text) {
  submit({ text });
  typing(true);
  toEnd();
}

function send(event) {
  event.preventDefault();
  const text = at('text').value.trim();
  if (!text && !file) return;
  submit(file ? { text, file } : { text });
  at('text').value = '';
  told = 0;
  attach(null);
  grow();
  typing(true);
  toEnd();
  at('text').focus();
}

function take(event, carried) {
  const found = carried?.files?.[0];
  if (!found) return;
  event.preventDefault();
  attach(found);
}

function attach(chosen) {
  const good = chosen && chosen.size <= largest;
  say(chosen && !good ? 'tooLarge' : null);
  if (file) URL.revokeObjectURL(at('preview').src);
  file = good ? chosen : null;
  at('file').value = '';
  at('attached').hidden = !file;
  at('attachedName').textContent = file?.name ?? '';
  at('preview').hidden = !file?.type.startsWith('image/');
  at('preview').src = file ? URL.createObjectURL(file) : '';
  if (file) at('text').focus();
  ready();
}

// At most once in three seconds, and only in a conversation that has begun.
let told = 0;
function tell() {
  if (!known() || !at('text').value || Date.now() - told < 3000) return;
  told = Date.now();
  tellTyping();
}

function say(key) {
  at('notice').hidden = !key;
  at('notice').textContent = key ? word(key) : '';
}

function grow() {
  const text = at('text');
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight}px`;
  ready();
}

function ready() {
  at('send').classList.toggle('ready', Boolean(file || at('text').value.trim()));
}
