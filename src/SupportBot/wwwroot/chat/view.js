// How a message looks.

import { element, said } from './markup.js';
import { language, word } from './words.js';

export function bubble(message, handlers) {
  const { from, text } = message;
  const node = element('li', { className: `message ${from}` });
  if (from === 'system') {
    node.append(element('p', { className: 'line' }, ...said(text, from)));
    return node;
  }
  const body = element('div', { className: 'bubble' }, author(from));
  for (const image of message.images) body.append(picture(image, handlers.enlarge));
  for (const file of message.files) body.append(attachment(file));
  if (text) body.append(element('p', { className: 'text' }, ...said(text, from, message.marks)));
  body.append(time(message.at));
  if (message.edited) body.append(element('span', { className: 'state' }, word('edited')));
  node.append(body);
  if (message.buttons.length) node.append(choices(message, handlers.press));
  return node;
}

export function waitingBubble(message, again) {
  const state = element('span', { className: 'state' }, word(message.state === 'failed' ? 'failed' : 'sending'));
  const body = element('div', { className: 'bubble' }, author('subscriber'));
  if (message.file) body.append(element('p', { className: 'file' }, message.file.name || word('photo')));
  if (message.title ?? message.text) body.append(element('p', { className: 'text' }, message.title ?? message.text));
  body.append(state);
  const node = element('li', { className: `message subscriber ${message.state}` }, body);
  if (message.state === 'failed') {
    const retry = element('button', { type: 'button', className: 'again', onclick: () => again(message) }, word('again'));
    node.append(element('p', { className: 'reason' }, word(message.reason), ' ', retry));
  }
  return node;
}

export function day(at) {
  const date = new Date(at);
  const ago = Math.round((midnight(new Date()) - midnight(date)) / 86_400_000);
  const name = ago === 0 ? word('today') : ago === 1 ? word('yesterday') : date.toLocaleDateString(language(), { day: 'numeric', month: 'long' });
  return element('li', { className: 'day' }, element('span', {}, name));
}

// Marks what was chosen and lets the rest of the set go.
export function choose(node, payload) {
  for (const button of node.querySelectorAll('.choices button')) {
    const chosen = button.dataset.payload === payload;
    button.disabled = true;
    button.classList.toggle('chosen', chosen);
    if (chosen && !button.querySelector('.hidden')) button.append(element('span', { className: 'hidden' }, ` (${word('pressed')})`));
  }
}

function author(from) {
  const name = element('p', { className: 'author' }, word(from === 'subscriber' ? 'you' : from));
  if (from !== 'operator') name.classList.add('hidden');
  return name;
}

function picture(image, enlarge) {
  const shown = element('img', { src: image.url, alt: image.alt });
  return element('button', { type: 'button', className: 'picture', ariaLabel: `${word('enlarge')}: ${image.alt}`, onclick: () => enlarge(image) }, shown);
}

function attachment(file) {
  const size = file.size ? ` · ${Math.max(1, Math.round(file.size / 1024)).toLocaleString(language())} KB` : '';
  return element('a', { className: 'file', href: file.url, download: file.name }, `${file.name}${size}`);
}

function choices(message, press) {
  const group = element('div', { className: 'choices', role: 'group', ariaLabel: word('buttons') });
  for (const { text, payload } of message.buttons) {
    const button = element('button', { type: 'button', onclick: () => press(message, { text, payload }) }, text);
    button.dataset.payload = payload;
    group.append(button);
  }
  return group;
}

function time(at) {
  const date = new Date(at);
  const shown = date.toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' });
  return element('time', { dateTime: at, title: date.toLocaleString(language()) }, shown);
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
