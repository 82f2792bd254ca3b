// The conversation on the screen: what has arrived, what is on its way, and where the reader looks.

import { again, arrived, pending, submit } from './outbox.js';
import { bubble, choose, day, waitingBubble } from './view.js';

const at = (id) => document.getElementById(id);
const shown = new Map();
let lastDay = '';
let following = true;
let typingEnds;

// Whoever reads the newest message goes on seeing it when the keyboard opens or the field grows.
export function start() {
  at('scroll').addEventListener('scroll', look, { passive: true });
  at('down').addEventListener('click', toEnd);
  new ResizeObserver(() => following && toEnd()).observe(at('scroll'));
}

function look() {
  following = atEnd();
  if (following) at('down').hidden = true;
}

export function show(messages, enlarge) {
  const follow = atEnd();
  for (const message of messages) {
    if (shown.has(message.seq)) continue;
    if (message.replaces) {
      amend(message, enlarge);
      continue;
    }
    if (message.from === 'subscriber') settle(message);
    separate(message.at);
    const node = bubble(message, { enlarge, press });
    shown.set(message.seq, { message, node });
    // A press on something we never offered has no words to show.
    if (message.text || message.images.length || message.files.length) at('log').append(node);
    for (const image of node.querySelectorAll('img')) image.addEventListener('load', () => following && toEnd());
  }
  const others = messages.some((message) => message.from !== 'subscriber');
  if (others) typing(false);
  refresh();
  if (follow) toEnd();
  else at('down').hidden = !others;
}

// An operator put other words in the place of earlier ones, or took them back.
function amend(message, enlarge) {
  const first = shown.get(message.replaces);
  shown.set(message.seq, { message, node: first?.node });
  if (!first) return;
  if (message.removed) {
    first.node.remove();
    return;
  }
  const node = bubble({ ...first.message, text: message.text, marks: message.marks, edited: true }, { enlarge, press });
  first.node.replaceWith(node);
  first.node = node;
}

export function refresh() {
  const follow = atEnd();
  at('waiting').replaceChildren(...pending().filter((one) => !one.guide && !shown.has(one.seq)).map((one) => waitingBubble(one, again)));
  at('welcome').hidden = shown.size > 0 || pending().length > 0;
  at('ideas').hidden = at('welcome').hidden;
  if (follow) toEnd();
}

export function redraw(enlarge) {
  const messages = [...shown.values()].map(({ message }) => message);
  clear();
  show(messages, enlarge);
}

export function clear() {
  shown.clear();
  lastDay = '';
  at('log').replaceChildren();
}

// The dots promise an answer of the bot, so while a person leads they are shown only when he really writes.
export function typing(on, told = false) {
  clearTimeout(typingEnds);
  const last = [...shown.values()].findLast(({ message }) => message.from === 'bot' || message.from === 'operator');
  at('typing').hidden = !on || (!told && last?.message.from === 'operator');
  if (on && told && following) toEnd();
  if (on) typingEnds = setTimeout(() => typing(false), 5000);
}

export function toEnd() {
  at('scroll').scrollTop = at('scroll').scrollHeight;
  following = true;
  at('down').hidden = true;
}

function atEnd() {
  const { scrollTop, scrollHeight, clientHeight } = at('scroll');
  return scrollHeight - scrollTop - clientHeight < 80;
}

function press(message, { text, payload }) {
  choose(shown.get(message.seq).node, payload);
  submit({ button: payload, title: text });
  typing(true);
  toEnd();
  at('text').focus({ preventScroll: true });
}

// After a reload nobody remembers the press: the subscriber's next words are the title of what was pressed.
function settle(message) {
  arrived(message);
  const asked = [...shown.values()].findLast((one) => one.message.from !== 'system');
  const pressed = asked?.message.buttons.find((button) => button.text === message.text);
  if (pressed) choose(asked.node, pressed.payload);
}

function separate(time) {
  const date = new Date(time).toDateString();
  if (date !== lastDay) at('log').append(day(time));
  lastDay = date;
}
