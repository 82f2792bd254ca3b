// Reads what is new for as long as the page is open, and says whether there is a connection.

import { forget, known, read } from './api.js';
import { recall } from './memory.js';

const most = 200;
let running = false;
let wake = () => {};

export async function listen({ received, typing, connected, lost }) {
  if (running || !known()) return;
  running = true;
  addEventListener('online', () => wake());
  addEventListener('offline', () => connected(false));
  while (known()) {
    const conversation = recall('conversation');
    await follow(() => recall('conversation') === conversation, { received, typing, connected });
    // The service does not know this conversation any more: what is written next begins a new one.
    if (recall('conversation') === conversation) forget();
    lost();
  }
  running = false;
}

// Returns when this conversation is over, here or in another window.
async function follow(same, { received, typing, connected }) {
  let after = 0;
  let tries = 0;
  let history = true;
  while (same()) {
    try {
      const { messages, typing: writes } = await read(after, history || tries > 0 ? 0 : 25);
      if (!same()) return;
      after = messages.at(-1)?.seq ?? after;
      tries = 0;
      connected(true);
      received(messages, history);
      if (writes) typing();
      history &&= messages.length === most;
    } catch (refusal) {
      if (refusal.status === 401) return;
      connected(refusal.status !== 0 && refusal.status < 500);
      await pause(refusal.retryAfter * 1000 || Math.min(10_000, 500 * 2 ** tries++));
    }
  }
}

function pause(time) {
  return new Promise((done) => {
    wake = done;
    setTimeout(done, time);
  });
}
