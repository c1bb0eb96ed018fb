// Above the text: looking for words, going to a turn, what is shown and how, undo and help.

class Toolbar {
  constructor(screen) {
    this.screen = screen;
    this.box = element('div', 'cs-bar', { role: 'toolbar' });
    this.search = element('input', 'cs-search', { type: 'search' });
    this.found = element('span', 'cs-found-count', { 'aria-live': 'polite' });
    this.turn = element('input', 'cs-turn', { type: 'text', inputmode: 'numeric' });
    this.search.addEventListener('input', () => screen.going.look(this.search.value));
    this.search.addEventListener('keydown', event => this.onSearchKey(event));
    this.turn.addEventListener('keydown', event => this.onTurnKey(event));
    this.buttons = {};
  }
  build() {
    const { screen } = this, say = key => screen.say(key);
    this.box.setAttribute('aria-label', say('toolbar'));
    for (const [field, key] of [[this.search, 'search'], [this.turn, 'turn']]) { field.placeholder = say(key); field.setAttribute('aria-label', say(`${key}.label`)); }
    const groups = [
      [this.search, this.found, this.button('previous', '‹', () => screen.going.hop(-1)), this.button('next', '›', () => screen.going.hop(1))],
      [this.turn, this.button('uncoded', say('uncoded'), () => screen.going.nextUncoded())],
      [this.button('suggest', say('suggest'), () => screen.toggle('suggest'), true), this.button('view', say('view'), event => this.view(event))],
      [this.button('smaller', 'A−', () => screen.zoom(-1)), this.button('larger', 'A+', () => screen.zoom(1))],
      [this.button('undo', '↶', () => screen.step('undo')), this.button('redo', '↷', () => screen.step('redo')), this.button('help', '?', () => screen.dialogs.help())],
    ];
    this.box.replaceChildren(...groups.map(parts => { const group = element('div', 'cs-group'); group.append(...parts); return group; }));
  }
  button(name, words, act, switched) {
    const button = this.buttons[name] = element('button', '', { type: 'button' }, words);
    button.title = this.screen.say(`${name}.label`);
    button.setAttribute('aria-label', button.title);
    if (switched) button.setAttribute('aria-pressed', 'false');
    button.addEventListener('mousedown', event => event.preventDefault()); // the selection in the text stays
    button.addEventListener('click', act);
    return button;
  }
  draw() {
    const { screen } = this, { buttons } = this, { suggest } = screen.data;
    if (!buttons.undo) return;
    for (const name of ['undo', 'redo']) {
      const what = screen.data[name];
      buttons[name].disabled = !what || !screen.mayWrite;
      buttons[name].title = what ? `${screen.say(`${name}.label`)}: ${what}` : screen.say(`${name}.nothing`);
    }
    buttons.suggest.hidden = !screen.mayWrite;
    buttons.suggest.disabled = suggest === 'blind';
    buttons.suggest.setAttribute('aria-pressed', String(suggest !== 'blind' && Boolean(screen.options.suggest)));
    buttons.suggest.title = screen.say(suggest === 'blind' ? 'suggest.blind' : 'suggest.label');
    this.found.textContent = this.search.value.trim().length > 1 ? (screen.going.hits.length ? `${screen.going.hitNumber + 1} / ${screen.going.hits.length}` : screen.say('search.none')) : '';
    for (const name of ['previous', 'next']) buttons[name].hidden = !screen.going.hits.length;
  }
  onSearchKey(event) {
    event.stopPropagation();
    if (event.key === 'Enter') { this.screen.going.hop(event.shiftKey ? -1 : 1); event.preventDefault(); }
    if (event.key === 'Escape') { this.search.value = ''; this.screen.going.look(''); this.screen.text.focus(); }
  }
  onTurnKey(event) {
    event.stopPropagation();
    if (event.key === 'Enter') { this.screen.going.goToTurn(this.turn.value); this.turn.value = ''; event.preventDefault(); }
    if (event.key === 'Escape') this.screen.text.focus();
  }
  view(event) {
    const { screen } = this, box = event.currentTarget.getBoundingClientRect(), { options } = screen;
    const toggle = name => [screen.say(`view.${name}`), () => screen.toggle(name), { checked: Boolean(options[name]) }];
    const width = name => [screen.say(`view.${name}`), () => screen.setOption('width', name), { checked: options.width === name }];
    screen.dialogs.menuAt(box.left, box.bottom + 4, [
      toggle('onlyCoded'), toggle('onlyMine'), toggle('wholeWords'), null, width('narrow'), width('normal'), width('wide'), null,
      [screen.say('view.lastplace'), () => screen.going.goToLastPlace(), { key: 'l' }],
      ...(screen.mayWrite ? [[screen.say('view.transcriptmemo'), () => screen.memoOn('transcript')]] : []),
    ]);
  }
}
