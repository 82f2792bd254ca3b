// The page is put together here.

import { listen } from './inbox.js';
import { follow, recall, remember } from './memory.js';
import * as composer from './composer.js';
import * as log from './log.js';
import * as outbox from './outbox.js';
import { element } from './markup.js';
import { language, languages, speak, word } from './words.js';

const at = (id) => document.getElementById(id);

function enlarge(image) {
  at('enlarged').src = image.url;
  at('enlarged').alt = image.alt;
  at('viewer').showModal();
}

function connected(yes) {
  at('offline').hidden = yes;
  at('offline').textContent = yes ? '' : word('offline');
}

function received(messages, first) {
  log.show(messages, enlarge);
  // History is not read aloud; what comes after it is.
  if (first) requestAnimationFrame(() => at('live').setAttribute('aria-live', 'polite'));
  if (first) log.toEnd();
}

function converse() {
  listen({ received, typing: () => log.typing(true, true), connected, lost });
}

function lost() {
  log.clear();
  log.refresh();
}

function wanted() {
  const asked = new URLSearchParams(location.search).get('lang');
  const candidates = [asked, recall('language'), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return candidates.find((code) => languages.includes(code)) ?? 'ru';
}

// A link into a guide: it has no words of its own, and a reload does not follow it again.
function openGuide() {
  const here = new URL(location.href);
  const guide = here.searchParams.get('guide');
  if (!guide) return;
  here.searchParams.delete('guide');
  history.replaceState(null, '', here);
  outbox.submit({ guide, title: '' });
  log.typing(true);
}

function translate(code) {
  speak(code);
  at('language').value = language();
  at('ideas').replaceChildren(...word('ideas').map((idea) =>
    element('button', { type: 'button', onclick: () => composer.write(idea) }, idea)));
}

translate(wanted());
at('language').addEventListener('change', () => {
  remember({ language: at('language').value });
  translate(at('language').value);
  log.redraw(enlarge);
});
at('viewer').addEventListener('click', () => at('viewer').close());
log.start();
composer.start();
outbox.start({ changed: log.refresh, opened: converse });
openGuide();
converse();
follow(converse);
if (matchMedia('(pointer: fine)').matches) at('text').focus();
