// What survives a reload. In a frame or a private window the browser may refuse to keep anything: then the page lives without it.

const key = 'supportbot.chat';
let kept = read();

function read() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

// Another window of the same browser keeps the same conversation.
export function follow(changed) {
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    kept = read();
    changed();
  });
}

export function recall(name) {
  return kept[name];
}

export function remember(changes) {
  kept = { ...kept, ...changes };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Nothing is lost now; only a reload will begin anew.
  }
}
