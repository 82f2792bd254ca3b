// Reads what is new for as long as the page is open, and says whether there is a connection.

import { forget, known, read } from './api.js';

let after = 0;
let running = false;
let wake = () => {};

export async function listen({ received, connected, lost }) {
  if (running || !known()) return;
  running = true;
  addEventListener('online', () => wake());
  addEventListener('offline', () => connected(false));
  for (let tries = 0, first = true; known();) {
    try {
      const messages = await read(after, first || tries > 0 ? 0 : 25);
      after = messages.at(-1)?.seq ?? after;
      tries = 0;
      connected(true);
      received(messages, first);
      first = false;
    } catch (refusal) {
      if (refusal.status === 401) break;
      connected(refusal.status !== 0 && refusal.status < 500);
      await pause(refusal.retryAfter * 1000 || Math.min(10_000, 500 * 2 ** tries++));
    }
  }
  // The service does not know this conversation any more: what is written next begins a new one.
  forget();
  after = 0;
  running = false;
  lost();
}

function pause(time) {
  return new Promise((done) => {
    wake = done;
    setTimeout(done, time);
  });
}
