// The menus of the right mouse button: on what is selected, on what is chosen, and on a code.

class Menus {
  constructor(screen) { this.screen = screen; this.merging = null; }

  onMenu(event) {
    event.preventDefault();
    const marked = event.target.closest('[data-id]');
    if (marked) this.screen.pick(marked.dataset.id);
    else if (!this.screen.selection && event.target.closest('.cs-text')) this.pickUnder(event);
    const item = this.screen.items.byId.get(this.screen.selected), byKey = event.clientX === 0 && event.clientY === 0;
    const box = this.screen.caret && this.screen.text.rectAt(this.screen.caret.focus);
    const [x, y] = byKey && box ? [box.x, box.bottom] : [event.clientX, event.clientY];
    const entries = this.screen.selection && !marked ? this.selectionEntries() : item ? this.itemEntries(item) : this.selectionEntries();
    this.screen.dialogs.menuAt(x, y, entries);
  }
  pickUnder(event) {
    const there = this.screen.items.over(this.screen.text.offsetAt(event.clientX, event.clientY) ?? -1);
    if (!there.some(item => item.id === this.screen.selected)) this.screen.pick(there[0]?.id ?? null);
  }
  selectionEntries() {
    const off = !this.screen.selection || !this.screen.mayWrite;
    const quick = [...this.screen.codes.quick].sort().map(([digit, code]) => [this.screen.codes.name(code), () => this.screen.apply(code), { key: digit, off }]);
    return [...quick, null, [this.screen.say('do.choose'), () => this.screen.choose(), { key: '/', off }], [this.screen.say('memo.new'), () => this.screen.writeMemo(), { key: 'm', off }],
      [this.screen.say('do.turn'), () => this.screen.keys.growTurn(), { key: 't', off: !this.screen.caret }]];
  }
  itemEntries(item) {
    const say = key => this.screen.say(`do.${key}`), off = !this.screen.mayChange(item);
    if (item.kind === 's') {
      return [[say('accept'), () => this.screen.accept(item), { key: 'a' }], [say('reject'), () => this.screen.reject(item), { key: 'x' }],
        [say('acceptas'), () => this.screen.acceptAs(item), { key: 'e' }], [say('borders'), () => this.screen.startBorders(item), { key: 'b' }]];
    }
    const memo = [say('memo'), () => this.screen.detail.write(), { key: 'm', off }], gone = [say('delete'), () => this.screen.remove(item), { key: 'Del', off }];
    if (item.kind === 'm') return [memo, gone];
    return [[say('recode'), () => this.screen.recode(item), { key: 'e', off }], [say('borders'), () => this.screen.startBorders(item), { key: 'b', off: !this.screen.mayMove(item) }], memo,
      [say('star'), () => this.screen.star(item), { key: 'c', off, checked: Boolean(item.quotable) }], [say('choose'), () => this.screen.choose(), { key: '/', off: !this.screen.mayWrite }],
      [say('example'), () => this.screen.example(item), { off: !this.screen.mayWrite }], null, gone];
  }
  onCodeMenu(event) {
    const row = event.target.closest('[data-code]');
    if (!row) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    this.openCodeMenu(row.dataset.code, event.clientX || box.left + 20, event.clientY || box.bottom);
  }
  openCodeMenu(key, x, y) {
    const code = this.screen.codes.byKey.get(key), off = !this.screen.mayWrite, book = (op, more) => this.screen.do({ do: 'codebook', op, code: key, ...more });
    const rename = async () => { const label = await this.screen.dialogs.ask(this.screen.say('code.rename'), { value: code.label }); if (label?.trim() && label.trim() !== code.label) book('rename', { label: label.trim() }); };
    this.screen.dialogs.menuAt(x, y, [
      [this.screen.say('code.apply'), () => this.screen.apply(key), { off: off || code.retired || !this.screen.passage() }],
      [this.screen.say('code.about'), () => this.screen.detail.look(key)],
      [this.screen.say('code.key'), () => this.askKey(key), { key: this.screen.codes.keyOf(key), off: code.retired }], null,
      [this.screen.say('code.new'), () => this.newCode(key), { off }], [this.screen.say('code.rename'), rename, { off }],
      [this.screen.say('code.color'), () => this.askColor(code), { off }], [this.screen.say('code.merge'), () => this.askMerge(code), { off }],
      [this.screen.say('code.memo'), () => this.screen.memoOn('code', key), { off }],
    ]);
  }
  async askKey(code) {
    const digit = await this.screen.dialogs.ask(this.screen.say('code.key'), { value: this.screen.codes.keyOf(code), hint: this.screen.say('code.key.hint') });
    if (digit !== null && /^[1-9]?$/.test(digit.trim())) this.screen.codes.assign(digit.trim(), code);
  }
  async newCode(parent) {
    const label = await this.screen.dialogs.ask(this.screen.say('code.new'), { hint: this.screen.say('code.new.hint', { code: this.screen.codes.name(parent) }) });
    if (!label?.trim()) return;
    const definition = await this.screen.dialogs.ask(this.screen.say('code.definition', { code: label.trim() }), { long: true });
    if (definition?.trim()) this.screen.do({ do: 'codebook', op: 'add', code: parent, label: label.trim(), definition: definition.trim() });
  }
  askColor(code) {
    const field = element('input', 'cs-color', { type: 'color', tabindex: -1, 'aria-label': this.screen.say('code.color') });
    field.value = code.color;
    this.screen.root.append(field);
    field.addEventListener('change', () => { this.screen.do({ do: 'codebook', op: 'color', code: code.key, color: field.value.toUpperCase() }); field.remove(); });
    field.click();
  }
  // The server counts first what a merge would change; then the coder is asked.
  askMerge(code) {
    this.screen.dialogs.palette(this.screen.say('code.merge.into', { code: code.full }), into => {
      if (into === code.key) return;
      this.merging = { code: code.key, into };
      this.screen.outbox.flush();
    });
  }
  async sureToMerge() {
    const { code, into } = this.merging, names = { code: this.screen.codes.name(code), into: this.screen.codes.name(into) };
    this.merging = null;
    const what = this.screen.say('code.merge.what', { ...names, n: this.screen.data.used.n });
    if (await this.screen.dialogs.confirm(this.screen.say('code.merge.sure', names), what, this.screen.say('do.merge'))) this.screen.do({ do: 'codebook', op: 'merge', code, into });
  }
}
