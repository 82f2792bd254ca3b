// The window keeps its place through a cut: it tries again and again, and when the server has forgotten it, loads itself anew.
// What was being typed lies in the session's storage (desk.js) and is put back.
(() => {
  const banner = document.getElementById('components-reconnect-modal');
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let trying = false;

  async function again() {
    if (trying) return;
    trying = true;
    document.documentElement.dataset.cut = 'yes';
    for (;;) {
      try {
        if (await Blazor.reconnect()) break;
        location.reload();
        return;
      } catch {
        await pause(1000);
      }
    }
    trying = false;
    delete document.documentElement.dataset.cut;
  }

  if (document.getElementById('room') && banner) {
    Blazor.start({
      circuit: {
        reconnectionHandler: {
          onConnectionDown: () => again(),
          onConnectionUp: () => delete document.documentElement.dataset.cut,
        },
      },
    });
  }
})();
