// Keys by their place on the keyboard: they work in the Russian and the Kazakh layout as well.
const roomKeys = {
  KeyJ: 'next', KeyK: 'previous', KeyC: 'card', KeyT: 'take', Digit1: 'tab1', Digit2: 'tab2', Digit3: 'tab3', Digit4: 'tab4', Digit5: 'tab5',
};
const chatKeys = { KeyN: 'note', KeyG: 'guide', KeyM: 'transfer', KeyX: 'close', KeyB: 'release' };

let started = false;

const typing = (target) => target.matches?.('input, textarea, select, [contenteditable]');

function leave(target, toRoom, toChat) {
  if (typing(target)) target.blur();
  toRoom('escape');
  toChat('escape');
}

export function startKeys(toRoom, toChat) {
  if (started) return;
  started = true;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave(event.target, toRoom, toChat);
    // What lies over the room takes the keys for itself.
    if (document.querySelector('dialog[open]')) return;
    if (event.altKey && event.code === 'KeyP') {
      event.preventDefault();
      toChat('polite');
    }
    if (event.target.id === 'reply' && !event.target.value && (event.key === '/' || (event.code === 'Slash' && !event.shiftKey))) {
      event.preventDefault();
      toChat('replies');
    }
    if (typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '?' || (event.shiftKey && event.code === 'Slash')) toRoom('help');
    else if (event.code === 'KeyF') focus(event, 'search');
    else if (event.code === 'KeyR') focus(event, 'reply');
    else if (roomKeys[event.code]) toRoom(roomKeys[event.code]);
    else if (chatKeys[event.code]) toChat(chatKeys[event.code]);
  });
}

function focus(event, id) {
  event.preventDefault();
  document.getElementById(id)?.focus();
}
