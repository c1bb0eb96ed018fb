// What the coder did and the server has not answered yet. It is sent again until it is answered, and outlives a change
// of page and a reload of this tab; words that somebody typed are never put into the browser's storage.

const RESEND_AFTER = 3000;
const HELD = new Map(); // what is not answered, with its words: until this page of the browser is left

class Outbox {
  constructor(onChange) {
    this.onChange = onChange;
    this.actions = [];
    this.refused = [];
    this.waiting = [];
  }
  open(project, coder) {
    if (this.key === `qualcode-outbox-${project}`) { this.coder = coder; return; }
    this.key = `qualcode-outbox-${project}`;
    this.coder = coder;
    const kept = HELD.get(this.key) || stored(sessionStorage, this.key) || {};
    this.actions = kept.actions || [];
    this.refused = kept.refused || [];
    if (this.actions.length) setTimeout(() => this.flush(), 0);
  }
  add(action) {
    this.actions.push({ uid: newId(), coder: this.coder, ...action });
    this.keep();
    this.onChange();
    this.flush();
  }
  get mine() { return this.actions.filter(action => action.coder === this.coder); }
  flush() {
    clearTimeout(this.timer);
    if (this.send) this.send(this.mine);
    this.timer = setTimeout(() => { if (this.mine.length) { this.unheard = true; this.flush(); this.onChange(); } }, RESEND_AFTER);
  }
  // Take the server's answers: what is answered is not sent again; what was refused is kept to be decided about. Say
  // whether there were any that are new.
  settle(answers) {
    const known = new Map(answers.map(answer => [answer.uid, answer]));
    const done = this.actions.filter(action => known.has(action.uid));
    if (!done.length) return false;
    this.unheard = false;
    this.actions = this.actions.filter(action => !known.has(action.uid));
    for (const action of done) {
      const answer = known.get(action.uid);
      if (answer.problem) this.refused.push({ action, answer });
    }
    this.keep();
    return true;
  }
  forget(refusal) {
    this.refused = this.refused.filter(other => other !== refusal);
    this.keep();
    this.onChange();
  }
  keep() {
    const withoutWords = list => list.filter(item => !['text', 'label', 'definition'].some(words => words in (item.action || item)));
    HELD.set(this.key, { actions: this.actions, refused: this.refused });
    const refused = withoutWords(this.refused).map(({ action, answer: { message, ...answer } }) => ({ action, answer })); // a message may cite the text
    const kept = { actions: withoutWords(this.actions), refused };
    store(sessionStorage, this.key, kept.actions.length || kept.refused.length ? kept : null);
    if (!this.mine.length) { for (const go of this.waiting.splice(0)) go(); }
  }
  // Resolve when everything is answered, or the time is over.
  drained(milliseconds) {
    if (!this.mine.length) return Promise.resolve();
    return new Promise(resolve => { this.waiting.push(resolve); setTimeout(resolve, milliseconds); });
  }
  close() { clearTimeout(this.timer); this.send = null; }
}

// 32 hexadecimal digits; also where the page is not served over https, and there is no crypto.randomUUID.
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function stored(storage, key) {
  try { return JSON.parse(storage.getItem(key)); } catch { return null; }
}

function store(storage, key, value) {
  try {
    if (value === null) storage.removeItem(key); else storage.setItem(key, JSON.stringify(value));
  } catch { /* storage may be switched off: then only what is on the page is there */ }
}
