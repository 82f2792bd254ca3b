// The calls of the web chat. Every failure is a Refusal with a status; status 0 means the network, not the service.

import { language } from './words.js';
import { recall, remember } from './memory.js';

export class Refusal extends Error {
  constructor(status, retryAfter = 0) {
    super(`status ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

async function call(path, options, patience) {
  let answer;
  try {
    answer = await fetch(path, { ...options, signal: AbortSignal.timeout(patience) });
  } catch {
    throw new Refusal(0);
  }
  if (!answer.ok) throw new Refusal(answer.status, Number(answer.headers.get('Retry-After')) || 0);
  try {
    return await answer.json();
  } catch {
    throw new Refusal(0);
  }
}

function own(rest) {
  return `/webchat/conversations/${encodeURIComponent(recall('conversation'))}/${rest}`;
}

function bearer() {
  return { Authorization: `Bearer ${recall('token')}` };
}

export function known() {
  return Boolean(recall('conversation') && recall('token'));
}

export function forget() {
  remember({ conversation: undefined, token: undefined });
}

export async function open() {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ language: language() });
  remember(await call('/webchat/conversations', { method: 'POST', headers, body }, 20_000));
}

export async function post(message) {
  const { id, text, button, guide, file } = message;
  if (!file) {
    const headers = { ...bearer(), 'Content-Type': 'application/json' };
    const body = JSON.stringify(guide ? { id, guide } : button ? { id, button } : { id, text });
    return (await call(own('messages'), { method: 'POST', headers, body }, 20_000)).seq;
  }
  const form = new FormData();
  form.append('id', id);
  if (text) form.append('text', text);
  form.append('file', file, file.name || 'photo.jpg');
  return (await call(own('messages'), { method: 'POST', headers: bearer(), body: form }, 180_000)).seq;
}

export function read(after, wait) {
  return call(own(`messages?after=${after}&wait=${wait}&typing=1`), { headers: bearer() }, (wait + 15) * 1000);
}

// A sign only: nobody is told when it is lost.
export function tellTyping() {
  fetch(own('typing'), { method: 'POST', headers: bearer() }).catch(() => {});
}
