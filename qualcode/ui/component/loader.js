// What the page gets with every change: as little as can be. The screen itself crosses the wire once, like the text.

let program = null, token = null;
const style = document.createElement('style');

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const sent = data.program;
  if (sent.rows && sent.token !== token) {
    const address = URL.createObjectURL(new Blob([sent.rows.script], { type: 'text/javascript' }));
    program = import(address);
    token = sent.token;
    style.textContent = sent.rows.style;
  }
  if (sent.token !== token) { setStateValue('outbox', { n: Date.now(), actions: [], have: {} }); return undefined; }
  if (!style.isConnected) document.head.append(style); // it stays when the page changes
  const root = parentElement.querySelector('.cs-root');
  program.then(({ update }) => update(root, component));
  return () => { program.then(({ close }) => close(root)); };
}
