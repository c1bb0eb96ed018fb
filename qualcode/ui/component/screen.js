// The coding screen: the text in the middle, its margin, the codes at the side. All words reach the page as text, never
// as markup. Offsets that leave this file are code points of the transcript; who codes is known by the server alone.

const CACHE = new Map(); // what crossed the wire once: texts, codes and words, by what they are known by
let shownLast = null; // the last passage that another page asked for
const ZOOMS = [13, 14, 15, 16, 18, 20, 23, 26, 30];

class Screen {
  constructor(root) {
    this.root = root;
    this.data = {};
    this.options = { width: 'normal', zoom: 15, ...stored(localStorage, 'qualcode-view') };
    this.items = new Items();
    this.outbox = new Outbox(() => this.refresh());
    this.dialogs = new Dialogs(this);
    this.text = new TextView(this);
    this.codes = new Codes(this);
    this.detail = new Detail(this);
    this.toolbar = new Toolbar(this);
    this.keys = new Keys(this);
    this.menus = new Menus(this);
    this.going = new Going(this);
    this.sheet = element('style');
    this.status = element('span', 'cs-status', { role: 'status' });
    this.saved = element('span', 'cs-saved', { 'aria-live': 'polite' });
    this.refusals = new Refusals(this);
    this.assemble();
    this.listen();
  }
  assemble() {
    const main = element('div', 'cs-main'), side = element('div', 'cs-side'), foot = element('div', 'cs-foot');
    foot.append(this.status, this.saved);
    main.append(this.refusals.box, this.text.scroll, foot);
    side.append(this.codes.box, this.detail.box);
    this.root.replaceChildren(this.sheet, this.toolbar.box, main, side);
  }
  listen() {
    this.gone = new AbortController();
    const on = (target, kind, act, more = {}) => target.addEventListener(kind, act, { signal: this.gone.signal, ...more });
    const { scroll } = this.text;
    on(scroll, 'keydown', event => this.keys.on(event));
    on(this.root, 'keydown', event => this.onKeyBeside(event));
    on(scroll, 'click', event => this.onClick(event));
    on(scroll, 'contextmenu', event => this.menus.onMenu(event));
    on(this.codes.tree, 'contextmenu', event => this.menus.onCodeMenu(event));
    on(scroll, 'pointerdown', event => this.onGrip(event));
    on(this.root, 'pointerdown', event => { this.pressed = Boolean(event.target.closest('button, [data-id], [data-code]')) && !event.target.closest('[data-grip]'); }, { capture: true }); // what is being clicked stays until it is
    for (const kind of ['pointerup', 'pointercancel']) on(window, kind, () => setTimeout(() => { this.pressed = false; this.drag = null; if (this.late) this.refresh(); }, 0));
    on(scroll, 'mousedown', event => this.onPress(event));
    for (const kind of ['mousemove', 'mouseup']) on(scroll, kind, event => this.onDrag(event));
    on(scroll, 'dragstart', event => event.preventDefault()); // words are selected here, never dragged away
    on(scroll, 'focus', () => this.text.paint());
    on(scroll, 'blur', () => this.text.paint());
    on(scroll, 'scroll', () => this.going.keepPlace());
    on(document, 'selectionchange', () => this.onSelection());
    on(window, 'beforeunload', event => { if (this.outbox.mine.length) { this.outbox.flush(); event.preventDefault(); } });
    on(window, 'online', () => this.outbox.flush());
    on(document, 'visibilitychange', () => { if (this.outbox.mine.length) this.outbox.flush(); });
    on(document, 'click', event => this.onLeaving(event), { capture: true });
  }
  close() {
    this.detail.box.querySelector('textarea')?.blur();
    this.gone.abort();
    this.outbox.close();
    this.text.close();
    this.dialogs.close();
  }
  say(key, values = {}) {
    const words = this.data.words?.[key];
    const fill = (_, name, one, many) => one === undefined ? values[name] ?? '' : String(values[name]) === '1' ? one : many;
    return words === undefined ? key : words.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, fill);
  }
  tell(words) { this.status.textContent = words; }

  // ── what the server sends ──

  update({ data, setStateValue }) {
    const parts = ['words', 'codes', 'text'], has = part => CACHE.has(data[part].token);
    for (const part of parts) if (data[part].rows) CACHE.set(data[part].token, data[part].rows);
    const have = { program: data.program.token, ...Object.fromEntries(parts.filter(has).map(part => [part, data[part].token])) };
    this.outbox.send = actions => setStateValue('outbox', {
      n: this.sent = (this.sent || 0) + 1, actions, suggest: Boolean(this.options.suggest), like: this.like, merging: this.menus.merging?.code || '',
      have: { ...have, items: this.items.tell() },
    });
    this.outbox.open(data.project, data.coder);
    if (!parts.every(has) || !this.items.take(data.items)) { this.items.token = null; this.outbox.flush(); return; }
    if (this.told !== JSON.stringify(have)) { this.told = JSON.stringify(have); this.outbox.flush(); } // it need not be sent again
    const before = this.data;
    this.data = { ...data, words: CACHE.get(data.words.token) };
    this.mayWrite = Boolean(data.coder) && data.writes;
    if (this.root.lang !== data.language) this.root.lang = data.language;
    if (before.words !== this.data.words) this.speak();
    if (before.codes?.token !== data.codes.token || before.words !== this.data.words) {
      this.codes.take(CACHE.get(data.codes.token), data.project);
      this.text.forget();
      this.detail.signature = null;
    }
    if (before.text?.token !== data.text.token) this.open(before.text?.transcript !== data.text.transcript);
    if (data.shown.n && data.shown.n !== shownLast) { shownLast = data.shown.n; this.show(data.shown); }
    const settled = this.outbox.settle(data.answers);
    const now = JSON.stringify({ ...data, others: null, text: data.text.token, items: this.items.token, program: null, words: null });
    if (settled || now !== this.drawn) this.refresh();
    this.drawn = now;
    if (this.menus.merging && data.used.code === this.menus.merging.code) this.menus.sureToMerge();
    if (before.others?.join() !== data.others.join() || !before.text) this.showSaved();
  }
  speak() {
    this.toolbar.build();
    this.text.speak();
    this.tell('');
    this.codes.stale = true;
    if (!stored(localStorage, 'qualcode-tour')) setTimeout(() => this.dialogs.tour(), 300);
  }
  open(another) {
    this.text.build(CACHE.get(this.data.text.token));
    this.setLook();
    if (!another && (this.selection || this.draft)) this.tell(this.say('text.changed'));
    this.draft = null;
    this.caret = this.selection = null; // its places are those of the former text
    if (another) { this.selected = null; this.tell(''); }
    this.going.look(another ? '' : this.toolbar.search.value);
    if (another) {
      this.toolbar.search.value = '';
      requestAnimationFrame(() => this.going.backToPlace());
      if (document.activeElement === document.body) this.text.focus();
    }
  }
  // Another page asked for a passage of this text.
  show({ start, end, code }) {
    if (code && !this.options.suggest) this.toggle('suggest');
    this.awaited = code ? `s-${start}-${end}-${code}` : null;
    requestAnimationFrame(() => requestAnimationFrame(() => { this.going.goTo(start); this.refresh(); })); // after going back to where one was
  }
  refresh() {
    if (!this.data.text) return;
    this.late = this.pressed;
    if (this.pressed) return;
    const { transcript } = this.data.text, draft = this.draft ? [{ do: 'draft', transcript, ...this.draft }] : [];
    this.items.lay([...this.outbox.mine, ...draft], transcript, item => this.isShown(item));
    if (this.selected && !this.items.byId.has(this.selected)) { this.selected = null; this.draft = null; }
    if (this.awaited && this.items.byId.has(this.awaited)) { this.selected = this.awaited; this.awaited = null; }
    this.text.show(this.items.all);
    const numbers = new Map();
    for (const item of this.items.all) if (item.kind === 'c') numbers.set(item.code, (numbers.get(item.code) || 0) + 1);
    this.codes.count(numbers);
    this.detail.draw();
    this.toolbar.draw();
    this.showSaved();
    this.refusals.draw();
  }
  isShown(item) {
    if (item.kind === 's') return Boolean(this.options.suggest);
    return !this.options.onlyMine || item.coder === this.data.coder;
  }
  showSaved() {
    const { mine } = this.outbox, others = this.outbox.actions.filter(action => action.coder !== this.data.coder);
    const parts = this.data.others?.length ? [this.say('others', { names: this.data.others.join(', ') })] : [];
    if (this.data.trouble) parts.unshift(this.say('trouble', { n: mine.length, why: this.data.trouble }));
    else if (mine.length) parts.unshift(this.say(this.outbox.unheard ? 'unsaved.long' : 'unsaved', { n: mine.length }));
    else if (this.mayWrite) parts.unshift(this.say('saved'));
    if (others.length) parts.unshift(this.say('unsaved.other', { n: others.length, coder: others[0].coder }));
    const words = parts.join(' · ');
    if (this.saved.textContent !== words) this.saved.textContent = words;
    this.saved.classList.toggle('cs-trouble', Boolean(this.data.trouble || others.length || this.outbox.unheard));
  }

  // ── doing ──

  do(action) {
    if (!this.asksToWrite()) return;
    this.tell(''); // what is done now may have words of its own
    this.outbox.add({ transcript: this.data.text.transcript, version: this.data.text.version, ...action });
    const item = this.items.byId.get(action.id);
    if (item) store(localStorage, this.going.placeKey('last'), item.start);
  }
  // Say whether the coder may write, or change an item; if not, they are told why.
  asksToWrite() {
    if (!this.mayWrite) this.tell(this.say(this.data.coder ? 'read.only' : 'noname'));
    return this.mayWrite;
  }
  asksToChange(item) {
    if (!this.asksToWrite()) return false;
    if (!this.mayChange(item)) this.tell(this.say('notyours', { coder: item.coder }));
    return this.mayChange(item);
  }
  mayChange(item) { return this.mayWrite && (item.coder === this.data.coder || this.data.reviews); }
  mayMove(item) { return this.mayWrite && (item.kind === 's' || (item.kind === 'c' && item.coder === this.data.coder)); }

  // What a code goes to: the selection, or the passage of the chosen coding; null if there is none.
  passage() {
    this.onSelection(); // the browser tells of a selection a little later
    if (this.selection) return this.selection;
    const item = this.items.byId.get(this.selected);
    return item ? this.onText({ start: item.start, end: item.end }) : null;
  }
  // A passage with the text of which it is, for what is done with it later.
  onText(place) { const { transcript, version } = this.data.text; return place && { ...place, transcript, version }; }
  apply(code, passage = this.passage()) {
    if (!passage) { this.tell(this.say('select.first')); return; }
    if (!this.codes.usable(code)) { this.tell(this.say('retired')); return; }
    const there = this.items.all.find(item => item.kind === 'c' && item.code === code && item.coder === this.data.coder
      && item.start === passage.start && item.end === passage.end);
    if (there) { this.pick(there.id); this.tell(this.say('coded.already', { code: this.codes.name(code) })); return; }
    const id = newId();
    this.do({ do: 'code', id, ...passage, code });
    if (this.mayWrite) this.tell(this.say('coded', { code: this.codes.name(code), words: shortened(this.text.words(passage.start, passage.end)) }));
  }
  applyQuick(digit, { wholeTurn }) {
    const code = this.codes.quick.get(digit);
    if (!code) { this.tell(this.say(this.codes.list.length ? 'key.free' : 'nobook', { key: digit })); return; }
    if (wholeTurn) {
      const piece = this.caret ? this.text.at(this.caret.focus) : null;
      if (!piece) { this.tell(this.say('select.first')); return; }
      this.apply(code, { start: piece.start, end: piece.end });
    } else this.apply(code);
  }
  choose() {
    if (!this.asksToWrite()) return;
    const passage = this.passage();
    if (!passage) { this.tell(this.say('select.first')); return; }
    this.dialogs.palette(this.say('palette', { words: shortened(this.text.words(passage.start, passage.end)) }), code => this.apply(code, passage));
  }
  recode(item) { if (this.asksToChange(item)) this.dialogs.palette(this.say('palette.recode', { code: this.codes.name(item.code) }), code => this.do({ do: 'recode', id: item.id, code })); }
  remark(item, text) { this.do({ do: 'remark', id: item.id, text }); }
  changeMemo(item, text) { if (text) this.do({ do: 'change memo', id: item.id, text }); else this.remove(item); }
  give(item, value) { this.do({ do: 'value', id: item.id, value }); }
  star(item) { if (item.kind === 'c' && this.mayChange(item)) this.do({ do: 'star', id: item.id, quotable: !item.quotable }); }
  remove(item) {
    if (!this.asksToChange(item)) return;
    this.do({ do: item.kind === 'm' ? 'delete memo' : 'delete', id: item.id });
    this.tell(this.say('deleted', { code: item.kind === 'm' ? this.say('memo') : this.codes.name(item.code) }));
  }
  example(item) { this.do({ do: 'example', code: item.code, start: item.start, end: item.end }); this.tell(this.say('example.done', { code: this.codes.name(item.code) })); }
  step(which) {
    if (!this.mayWrite) return;
    if (!this.data[which] && !this.outbox.mine.length) { this.tell(this.say(`${which}.nothing`)); return; }
    this.tell(this.say(`${which}.done`, { what: this.data[which] || '' }));
    this.do({ do: which });
  }
  // A memo: on the chosen coding or memo; else on the selection.
  async writeMemo() {
    if (!this.asksToWrite()) return;
    const item = this.items.byId.get(this.selected);
    if (item && item.kind !== 's' && this.mayChange(item)) { this.detail.write(); return; }
    const { selection } = this;
    if (!selection) { this.tell(this.say('select.first')); return; }
    const draft = JSON.stringify([this.data.coder, selection]);
    const text = await this.dialogs.ask(this.say('memo.new'), { long: true, draft, hint: `‘${shortened(this.text.words(selection.start, selection.end))}’` });
    if (text?.trim()) this.do({ do: 'write memo', id: newId(), ...selection, text: text.trim() });
  }
  memosOn(subject) { return (this.data.memos || []).filter(memo => memo.subject === subject); }
  async memoOn(about, subject = this.data.text.transcript) {
    const mine = this.memosOn(subject).find(memo => memo.about === about && memo.coder === this.data.coder);
    const name = about === 'code' ? this.codes.name(subject) : this.data.text.name;
    const others = this.memosOn(subject).filter(memo => memo.about === about && memo.coder !== this.data.coder).map(memo => `${memo.coder}: ${memo.text}`);
    const draft = JSON.stringify([this.data.project, this.data.coder, about, subject]);
    const text = await this.dialogs.ask(this.say(`memo.${about}`, { name }), { long: true, draft, value: mine?.text || '', hint: others.join('\n') });
    if (text !== null && text.trim() !== (mine?.text || '')) this.do({ do: 'memo on', about, subject, text: text.trim() });
  }

  // ── suggestions ──

  accept(item, { code = item.code, place = item } = {}) {
    const offered = this.items.server.get(item.id) || item; // where it is suggested, wherever its borders were moved
    if (this.draft?.id === item.id) { place = this.trimmed(this.draft.start, this.draft.end) || item; this.draft = null; }
    this.going.walk(1, 's', { quiet: true });
    this.do({ do: 'accept', id: newId(), start: offered.start, end: offered.end, code: item.code, chance: offered.chance, suggester: offered.suggester, to_start: place.start, to_end: place.end, to_code: code });
    this.tell(this.say('accepted', { code: this.codes.name(code) }));
  }
  acceptAs(item) { this.dialogs.palette(this.say('palette.acceptas'), code => this.accept(item, { code })); }
  reject(item) {
    this.going.walk(1, 's', { quiet: true });
    this.do({ do: 'reject', start: item.start, end: item.end, code: item.code, chance: item.chance, suggester: item.suggester });
    this.tell(this.say('rejected', { code: this.codes.name(item.code) }));
  }
  // Why something is suggested, line by line.
  why(item) {
    const chance = Math.round(100 * item.chance), verdict = item.verdict && this.say(`verdict.${item.verdict}`);
    const lines = [verdict ? this.say('chance', { chance, verdict }) : this.say('guess')];
    if (item.words.length) lines.push(`${this.say('indicators')}: ${item.words.join(', ')}`);
    if (item.negated.length) lines.push(`${this.say('negated')}: ${item.negated.join(', ')}`);
    if (item.moved.length) lines.push(`${this.say('moved')}: ${item.moved.join(', ')}`);
    if (item.near) lines.push(`${this.say(`near.${item.source}`)}: ‘${item.near}’`);
    if (item.earlier) lines.push(`${this.say('earlier')}: ‘${shortened(item.earlier[0], 200)}’ (${item.earlier[1]}, ${item.earlier[2]})`);
    return lines;
  }

  // Another page shows what is like these words.
  findLike({ start, end, code = '' }) {
    this.like = { n: newId(), words: this.text.words(start, end), code };
    this.outbox.flush();
  }

  // ── borders ──

  startBorders(item) {
    if (!this.mayMove(item)) { if (item.coder) this.tell(this.say('notyours', { coder: item.coder })); return; }
    this.pick(item.id);
    this.draft = { id: item.id, start: item.start, end: item.end };
    this.moveBorder('end', item.end);
    this.text.scroll.focus({ preventScroll: true });
    this.tell(this.say('borders'));
  }
  moveBorder(side, offset) {
    const { draft } = this;
    if (!draft) return; // it went meanwhile
    const other = side === 'start' ? draft.end : draft.start;
    if (offset === null || (side === 'start' ? offset >= other : offset <= other)) return;
    draft[side] = offset;
    this.refresh();
    this.text.reveal(side === 'start' ? draft.start : Math.max(draft.start, draft.end - 1));
  }
  endBorders(keep) {
    const { draft } = this, item = this.items.byId.get(draft.id), place = this.trimmed(draft.start, draft.end);
    this.draft = null;
    if (keep && place && item?.kind === 's') this.accept(item, { place });
    else {
      if (keep && place) this.do({ do: 'move', id: draft.id, ...place });
      this.tell(this.say(keep ? 'borders.kept' : 'borders.left'));
    }
    this.refresh();
  }
  onGrip(event) {
    const grip = event.target.closest('[data-grip]');
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    const item = this.items.byId.get(grip.dataset.id), side = grip.dataset.grip;
    if (!this.draft) this.draft = { id: item.id, start: item.start, end: item.end };
    const move = moving => this.moveBorder(side, this.snapped(this.text.offsetAt(moving.clientX, moving.clientY), side));
    const end = ending => {
      removeEventListener('pointermove', move);
      const { draft } = this;
      if (draft) this.endBorders(ending.type === 'pointerup' && (draft.start !== item.start || draft.end !== item.end));
    };
    addEventListener('pointermove', move, { signal: this.gone.signal });
    for (const kind of ['pointerup', 'pointercancel']) addEventListener(kind, end, { once: true, signal: this.gone.signal });
  }
  snapped(offset, side) {
    if (offset === null || !this.options.wholeWords) return offset;
    const words = this.text.at(offset).parts('word');
    const inside = words.find(([start, end]) => start < offset && offset < end);
    return inside ? inside[side === 'start' ? 0 : 1] : offset;
  }

  // ── choosing and selecting ──

  onSelection() {
    if (!this.text.focused && !this.text.scroll.contains(document.activeElement) && this.dialogs.open) return;
    const found = this.text.selected();
    if (!found || (found.anchor === this.caret?.anchor && found.focus === this.caret?.focus)) return;
    this.take(found);
  }
  take({ anchor, focus: wanted }) {
    const focus = this.text.seenUntil(anchor, wanted); // what is hidden is never coded
    if (focus !== wanted) this.text.select(anchor, focus);
    this.caret = { anchor, focus };
    const { start, end } = ordered(anchor, focus);
    this.selection = start < end ? this.onText(this.trimmed(this.snapped(start, 'start'), this.snapped(end, 'end'))) : null;
    if (this.selection && this.selected && !this.draft) { this.selected = null; this.text.paint(); this.detail.draw(); } // one of the two is meant
    this.text.showCaret();
    if (this.selection) this.tell(this.say(focus === wanted ? 'selected' : 'selected.cut', { words: shortened(this.text.words(this.selection.start, this.selection.end)) }));
  }
  // A stretch without blanks at its ends; null if nothing is left.
  trimmed(start, end) {
    const blank = offset => { const piece = this.text.at(offset); return offset >= piece.end || offset < piece.start || /\s/u.test(piece.slice(offset, offset + 1)); };
    while (start < end && blank(start)) start++;
    while (end > start && blank(end - 1)) end--;
    return start < end ? { start, end } : null;
  }
  putCaret(anchor, focus = anchor) {
    if (this.text.at(anchor).row.hidden || this.text.at(focus).row.hidden) return;
    this.text.select(anchor, focus);
    this.text.reveal(focus);
    this.take({ anchor, focus });
    const piece = this.text.at(focus);
    if (this.saidPiece !== piece.index && anchor === focus) this.tell(this.describe(piece));
    this.saidPiece = piece.index;
  }
  // Let go of the selection; the caret stays where it is.
  unselect() {
    document.getSelection().removeAllRanges();
    if (this.caret) this.caret = { anchor: this.caret.focus, focus: this.caret.focus };
    this.selection = null;
    this.text.showCaret();
  }
  // Shift and a click: from the caret to there.
  extend(event) {
    if (!event.shiftKey || event.button !== 0 || !this.caret) return;
    const offset = this.text.offsetAt(event.clientX, event.clientY);
    if (offset === null) return;
    event.preventDefault();
    this.text.scroll.focus({ preventScroll: true });
    this.putCaret(this.caret.anchor, offset);
  }
  clear() { this.unselect(); this.pick(null); }
  pick(id) {
    this.selected = id;
    this.draft = null;
    this.detail.looked = null;
    this.text.paint();
    this.detail.draw();
    const item = this.items.byId.get(id);
    if (item) this.tell(`${this.nameOf(item)}: ‘${shortened(this.text.words(item.start, item.end))}’`);
  }
  onPress(event) {
    this.drag = null;
    if (event.detail !== 1 || event.button !== 0 || event.shiftKey) { this.extend(event); return; }
    document.getSelection().removeAllRanges(); // else a press on what is selected would begin nothing
    const from = event.target.closest('[data-id]') ? null : this.text.offsetNear(event.clientX, event.clientY);
    if (from !== null) this.drag = { from, ours: false };
  }
  // What the browser does not select of what is dragged over: from a place beside the words; and it loses the place where
  // it began if that was between two pixels, as on an enlarged screen.
  onDrag(event) {
    const { drag } = this;
    if (!drag || (event.type === 'mousemove' && !(event.buttons & 1))) return;
    const found = this.text.selected(), focus = this.text.offsetNear(event.clientX, event.clientY);
    const does = found && found.anchor !== found.focus; // the browser itself
    if (focus === null || (!drag.ours && (does || focus === drag.from))) return;
    drag.ours = true;
    this.text.select(drag.from, focus);
  }
  onClick(event) {
    if (event.target.closest('[data-grip]')) return;
    const marked = event.target.closest('[data-id]');
    this.text.scroll.focus({ preventScroll: true });
    if (marked) { this.unselect(); this.pick(marked.dataset.id); return; }
    if (!event.target.closest('.cs-text') || this.text.selected()?.anchor !== this.text.selected()?.focus) return;
    const offset = this.text.offsetAt(event.clientX, event.clientY);
    if (offset === null) return;
    const there = this.items.over(offset), at = there.findIndex(item => item.id === this.selected);
    this.caret = { anchor: offset, focus: offset }; // the browser tells of a short click too late
    this.unselect();
    this.pick(there.length ? there[(at + 1) % there.length].id : null); // the shortest first, then the next
  }
  // Keys beside the text: what the page has for itself does not happen, and Escape comes back to the text.
  onKeyBeside(event) {
    if (event.target === this.text.scroll) return;
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (!typing && event.key === 'Escape') this.text.focus();
    const step = typing ? null : this.keys.stepOf(event);
    if (step) { this.step(step); event.preventDefault(); }
    if (!typing && event.key === '?') this.dialogs.help();
    event.stopPropagation();
  }
  onLeaving(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || this.root.contains(link) || !this.outbox.mine.length || event.qualcode) return;
    event.preventDefault();
    event.stopPropagation();
    this.tell(this.say('leaving'));
    this.outbox.flush();
    this.outbox.drained(5000).then(() => {
      const again = new MouseEvent('click', { bubbles: true, cancelable: true, view: window });
      again.qualcode = true;
      link.dispatchEvent(again);
    });
  }

  // ── how it looks ──

  toggle(name) { this.setOption(name, !this.options[name]); }
  setOption(name, value) {
    const place = this.going.placeNow();
    this.options[name] = value;
    store(localStorage, 'qualcode-view', this.options);
    this.setLook();
    this.refresh();
    if (name === 'suggest') { this.outbox.flush(); this.text.focus(); this.tell(this.say(value ? 'suggest.on' : 'suggest.off')); }
    if (['onlyCoded', 'width', 'zoom'].includes(name)) this.text.at(place)?.row.scrollIntoView({ block: 'nearest' });
  }
  zoom(step) {
    const at = ZOOMS.indexOf(this.options.zoom);
    this.setOption('zoom', ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, (at < 0 ? 2 : at) + step))]);
  }
  setLook() {
    this.root.style.setProperty('--cs-size', `${this.options.zoom}px`);
    this.root.dataset.width = this.options.width;
  }

  // ── words for things ──

  // What stands in the margin: the code, which may be cut off, and what is never cut off.
  shortNameOf(item) {
    const signs = `${item.quotable ? ' ★' : ''}${item.memo ? ' ✎' : ''}${item.value === null || item.value === undefined ? '' : ` ${item.value}`}`;
    if (item.kind === 's') return [this.codes.name(item.code), '?'];
    return [this.codes.name(item.code), `${item.coder === this.data.coder ? '' : ` · ${item.coder}`}${signs}`];
  }
  nameOf(item) {
    if (item.kind === 's') return this.say('name.suggestion', { code: this.codes.name(item.code) });
    if (item.kind === 'm') return this.say('name.memo', { coder: item.coder, text: shortened(item.text) });
    const more = [item.quotable ? this.say('do.star') : '', item.value === null ? '' : String(item.value), item.review ? this.say('review.short') : '', shortened(item.memo)];
    return [this.say('name.coding', { code: this.codes.name(item.code), coder: item.coder }), ...more].filter(Boolean).join(' · ');
  }
  describe(piece) {
    const codes = [...new Set(piece.items.filter(item => item.kind === 'c').map(item => this.codes.name(item.code)))];
    const who = piece.speaker || this.say('nospeaker');
    return this.say(codes.length ? 'name.turn.coded' : 'name.turn', { n: piece.number ?? '', who, codes: codes.join(', ') });
  }
}

const shortened = (words, most = 70) => words && words.length > most ? `${words.slice(0, most - 1)}…` : words || '';

// The words of a piece without case and accents, and for each letter where it comes from.
function folded(piece) {
  if (!piece.folded) {
    let text = '';
    const from = [];
    for (let at = 0; at < piece.text.length; at++) {
      const letters = plain(piece.text[at]);
      for (let n = 0; n < letters.length; n++) from.push(at);
      text += letters;
    }
    piece.folded = { text, from: [...from, piece.text.length] };
  }
  return piece.folded;
}

const SCREENS = new WeakMap();

export function update(root, component) {
  if (!SCREENS.has(root)) SCREENS.set(root, new Screen(root));
  SCREENS.get(root).update(component);
}

export function close(root) {
  SCREENS.get(root)?.close();
  SCREENS.delete(root);
}
