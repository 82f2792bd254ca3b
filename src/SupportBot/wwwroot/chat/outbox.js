// Messages on their way: one after the other, each repeated under its own id until the service has it.

import { forget, known, open, post } from './api.js';
import { recall, remember } from './memory.js';

const queue = (recall('pending') ?? []).map((message) => ({ ...message, state: 'sending' }));
let busy = false;
let wake = () => {};
let changed = () => {};
let opened = () => {};

export function start(handlers) {
  changed = handlers.changed;
  opened = handlers.opened;
  addEventListener('online', () => wake());
  changed();
  run();
}

export function pending() {
  return queue;
}

export function submit(message) {
  queue.push({ ...message, id: newId(), at: new Date().toISOString(), state: 'sending' });
  keep();
  run();
}

export function again(message) {
  message.state = 'sending';
  keep();
  run();
}

// A message may be read back before its post is answered: then it has arrived already.
export function arrived(message) {
  const at = queue.findIndex((one) => one.seq === message.seq || (one.busy && !one.seq && same(one, message)));
  if (at >= 0) {
    queue.splice(at, 1);
    keep();
  }
}

function same(one, message) {
  return one.file ? message.images.length + message.files.length > 0 : message.text === (one.title ?? one.text);
}

function keep() {
  // A file cannot be kept over a reload; its words alone would say something else than what was meant.
  remember({ pending: queue.filter((one) => !one.file && !one.seq).map(({ id, text, button, guide, title, at }) => ({ id, text, button, guide, title, at })) });
  changed();
}

async function run() {
  if (busy) return;
  busy = true;
  let tries = 0;
  for (let next = due(); next; next = due()) {
    try {
      await deliver(next);
      tries = 0;
    } catch (refusal) {
      tries = await settle(next, refusal, tries);
    }
  }
  busy = false;
}

function due() {
  return queue.find((one) => one.state === 'sending' && !one.seq);
}

async function deliver(message) {
  if (!known()) {
    await open();
    opened();
  }
  message.busy = true;
  message.seq = await post(message);
  keep();
}

async function settle(message, refusal, tries) {
  message.busy = refusal.status === 0 && message.busy;
  if (refusal.status === 401) {
    forget();
  } else if (!refusal.passing) {
    message.state = 'failed';
    message.reason = refusal.status === 413 ? 'tooLarge' : 'refused';
    keep();
    return 0;
  }
  await pause(refusal.retryAfter * 1000 || Math.min(15_000, 500 * 2 ** tries));
  return tries + 1;
}

function pause(time) {
  return new Promise((done) => {
    wake = done;
    setTimeout(done, time);
  });
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `c-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
