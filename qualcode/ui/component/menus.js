// The menus of the right mouse button: on what is selected, on what is chosen, and on a code.

class Menus {
  constructor(screen) { this.screen = screen; this.merging = null; }

  onMenu(event) {
    const { screen } = this;
    event.preventDefault();
    const marked = event.target.closest('[data-id]');
    if (marked) screen.pick(marked.dataset.id);
    else if (!screen.selection && event.target.closest('.cs-text')) this.pickUnder(event);
    const item = screen.items.byId.get(screen.selected), byKey = event.clientX === 0 && event.clientY === 0;
    const box = screen.caret && screen.text.rectAt(screen.caret.focus);
    const [x, y] = byKey && box ? [box.x, box.bottom] : [event.clientX, event.clientY];
    const entries = screen.selection && !marked ? this.selectionEntries() : item ? this.itemEntries(item) : this.selectionEntries();
    screen.dialogs.menuAt(x, y, entries);
  }
  pickUnder(event) {
    const { screen } = this;
    const there = screen.items.over(screen.text.offsetAt(event.clientX, event.clientY) ?? -1);
    if (!there.some(item => item.id === screen.selected)) screen.pick(there[0]?.id ?? null);
  }
  selectionEntries() {
    const { screen } = this;
    const off = !screen.selection || !screen.mayWrite;
    const quick = [...screen.codes.quick].sort().map(([digit, code]) => [screen.codes.name(code), () => screen.apply(code), { key: digit, off }]);
    return [...quick, null, [screen.say('do.choose'), () => screen.choose(), { key: '/', off }], [screen.say('memo.new'), () => screen.writeMemo(), { key: 'm', off }],
      [screen.say('do.turn'), () => screen.keys.growTurn(), { key: 't', off: !screen.caret }],
      [screen.say('do.like'), () => screen.findLike(screen.selection), { off: !screen.selection }]];
  }
  itemEntries(item) {
    const { screen } = this;
    const say = key => screen.say(`do.${key}`), off = !screen.mayChange(item);
    if (item.kind === 's') {
      return [[say('accept'), () => screen.accept(item), { key: 'a' }], [say('reject'), () => screen.reject(item), { key: 'x' }],
        [say('acceptas'), () => screen.acceptAs(item), { key: 'e' }], [say('borders'), () => screen.startBorders(item), { key: 'b' }]];
    }
    const memo = [say('memo'), () => screen.detail.write(), { key: 'm', off }], gone = [say('delete'), () => screen.remove(item), { key: 'Del', off }];
    if (item.kind === 'm') return [memo, gone];
    return [[say('recode'), () => screen.recode(item), { key: 'e', off }], [say('borders'), () => screen.startBorders(item), { key: 'b', off: !screen.mayMove(item) }], memo,
      [say('star'), () => screen.star(item), { key: 'c', off, checked: Boolean(item.quotable) }], [say('choose'), () => screen.choose(), { key: '/', off: !screen.mayWrite }],
      [say('example'), () => screen.example(item), { off: !screen.mayWrite }], [say('like'), () => screen.findLike(item)], null, gone];
  }
  onCodeMenu(event) {
    const row = event.target.closest('[data-code]');
    if (!row) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    this.openCodeMenu(row.dataset.code, event.clientX || box.left + 20, event.clientY || box.bottom);
  }
  openCodeMenu(key, x, y) {
    const { screen } = this;
    const code = screen.codes.byKey.get(key), off = !screen.mayWrite, book = (op, more) => screen.do({ do: 'codebook', op, code: key, ...more });
    const rename = async () => { const label = await screen.dialogs.ask(screen.say('code.rename'), { value: code.label }); if (label?.trim() && label.trim() !== code.label) book('rename', { label: label.trim() }); };
    screen.dialogs.menuAt(x, y, [
      [screen.say('code.apply'), () => screen.apply(key), { off: off || code.retired || !screen.passage() }],
      [screen.say('code.about'), () => screen.detail.look(key)],
      [screen.say('code.key'), () => this.askKey(key), { key: screen.codes.keyOf(key), off: code.retired }], null,
      [screen.say('code.new'), () => this.newCode(key), { off }], [screen.say('code.rename'), rename, { off }],
      [screen.say('code.color'), () => this.askColor(code), { off }], [screen.say('code.merge'), () => this.askMerge(code), { off }],
      [screen.say('code.memo'), () => screen.memoOn('code', key), { off }],
    ]);
  }
  async askKey(code) {
    const { screen } = this;
    const digit = await screen.dialogs.ask(screen.say('code.key'), { value: screen.codes.keyOf(code), hint: screen.say('code.key.hint') });
    if (digit === null) return;
    if (/^[1-9]?$/.test(digit.trim())) screen.codes.assign(digit.trim(), code); else screen.tell(screen.say('code.key.hint'));
  }
  async newCode(parent) {
    const { screen } = this;
    const label = await screen.dialogs.ask(screen.say('code.new'), { hint: screen.say('code.new.hint', { code: screen.codes.name(parent) }) });
    if (!label?.trim()) return;
    const definition = await screen.dialogs.ask(screen.say('code.definition', { code: label.trim() }), { long: true });
    if (definition === null) return;
    if (!definition.trim()) screen.tell(screen.say('code.definition.needed', { code: label.trim() }));
    else screen.do({ do: 'codebook', op: 'add', code: parent, label: label.trim(), definition: definition.trim() });
  }
  askColor(code) {
    const { screen } = this;
    const field = element('input', 'cs-color', { type: 'color', tabindex: -1, 'aria-label': screen.say('code.color') });
    field.value = code.color;
    screen.root.append(field);
    field.addEventListener('change', () => screen.do({ do: 'codebook', op: 'color', code: code.key, color: field.value.toUpperCase() }));
    const done = () => setTimeout(() => field.remove(), 500); // what was chosen is told a little after the click beside it
    field.addEventListener('change', done);
    for (const kind of ['pointerdown', 'keydown']) screen.root.addEventListener(kind, done, { once: true, capture: true }); // that nothing was chosen is not told
    field.click();
  }
  // The server counts first what a merge would change; then the coder is asked.
  askMerge(code) {
    const { screen } = this;
    screen.dialogs.palette(screen.say('code.merge.into', { code: code.full }), into => {
      if (into === code.key) return;
      this.merging = { code: code.key, into };
      screen.outbox.flush();
    });
  }
  async sureToMerge() {
    const { screen } = this;
    const { code, into } = this.merging, names = { code: screen.codes.name(code), into: screen.codes.name(into) };
    this.merging = null;
    const what = screen.say('code.merge.what', { ...names, n: screen.data.used.n });
    if (await screen.dialogs.confirm(screen.say('code.merge.sure', names), what, screen.say('do.merge'))) screen.do({ do: 'codebook', op: 'merge', code, into });
  }
}
