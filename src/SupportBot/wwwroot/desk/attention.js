// Calls the operator when somebody new waits: the number in the window's title, a sound, a notification.
let newest = null;
let unread = 0;
let late = 0;

const silent = () => localStorage.getItem('supportbot.sound') === 'off';

function ring() {
  const Sound = window.AudioContext;
  if (!Sound || silent()) return;
  const audio = new Sound();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.setValueAtTime(660, audio.currentTime);
  tone.frequency.setValueAtTime(880, audio.currentTime + 0.12);
  volume.gain.setValueAtTime(0.08, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.4);
  tone.onended = () => audio.close();
}

function notify(room) {
  if (silent() || !document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(room.dataset.title, { tag: 'supportbot', body: `${room.querySelector('#tab-waiting').textContent.trim()}` });
  shown.onclick = () => { window.focus(); shown.close(); };
}

export function attend(room) {
  if (!room) return;
  const waiting = Number(room.dataset.waiting);
  const fresh = Number(room.dataset.unread);
  const overdue = Number(room.dataset.late);
  const count = waiting + fresh + overdue;
  document.title = count > 0 ? `(${count}) ${room.dataset.title}` : room.dataset.title;
  const sound = document.getElementById('sound');
  if (sound) sound.setAttribute('aria-pressed', silent() ? 'false' : 'true');
  if (newest !== null && ((room.dataset.newest && room.dataset.newest > '' && room.dataset.newest !== newest && waiting > 0) || fresh > unread || overdue > late)) {
    ring();
    notify(room);
  }
  newest = room.dataset.newest ?? '';
  unread = fresh;
  late = overdue;
}
