// Below the codes: the chosen coding, memo or suggestion, with all that can be done to it; or what a code means.

class Detail {
  constructor(screen) {
    this.screen = screen;
    this.box = element('section', 'cs-detail', { tabindex: 0 });
    this.box.addEventListener('keydown', event => { if (event.key !== 'Escape') event.stopPropagation(); });
  }
  // Show a code that somebody points at; null to show again what is chosen.
  look(key) {
    if (this.looked === key || (this.box.contains(document.activeElement) && this.field)) return;
    this.looked = key;
    this.draw();
  }
  draw() {
    const { screen } = this, item = screen.items.byId?.get(screen.selected), code = screen.codes.byKey.get(this.looked);
    if (code) {
      const signature = JSON.stringify([code, screen.memosOn(code.key)]);
      if (signature !== this.signature) this.put(signature, this.about(code));
      return;
    }
    this.box.setAttribute('aria-label', screen.say('detail'));
    if (!item) { this.put('', [element('p', 'cs-hint', {}, screen.say(screen.mayWrite ? 'detail.hint' : 'detail.read'))]); return; }
    if (this.field === item.id && this.box.contains(document.activeElement)) return; // somebody is typing here
    const signature = JSON.stringify([item.id, item.start, item.end, item.code, item.coder, item.memo, item.text, item.value, item.quotable, item.review, item.resolved, screen.mayWrite, screen.draft?.id]);
    if (signature === this.signature) return;
    const parts = { c: () => this.coding(item), m: () => this.memo(item), s: () => this.suggestion(item) }[item.kind]();
    this.put(signature, parts);
  }
  put(signature, parts) {
    const focused = this.box.contains(document.activeElement) ? document.activeElement.textContent : null;
    this.signature = signature;
    this.field = null;
    this.box.replaceChildren(...parts);
    if (focused !== null) ([...this.box.querySelectorAll('button')].find(one => one.textContent === focused) || this.screen.text.scroll).focus({ preventScroll: true });
  }

  // What a coder must know of a code.
  about(code) {
    const say = key => this.screen.say(key), parts = [this.heading(code.key)];
    if (code.retired) parts.push(element('p', 'cs-hint', {}, say('retired')));
    parts.push(element('p', '', {}, code.definition));
    for (const [name, lines] of [['use', code.use], ['avoid', code.avoid], ['examples', code.examples]]) {
      if (!lines.length) continue;
      const list = element('ul');
      list.append(...lines.map(line => element('li', '', {}, name === 'examples' ? `‘${line}’` : line)));
      parts.push(element('h4', '', {}, say(`about.${name}`)), list);
    }
    for (const memo of this.screen.memosOn(code.key)) parts.push(element('h4', '', {}, `✎ ${memo.coder}`), element('p', 'cs-memo-text', {}, memo.text));
    return parts;
  }
  heading(key, who = '') {
    const title = element('h3');
    title.style.setProperty('--code', this.screen.codes.color(key));
    title.append(element('i', 'cs-dot'), this.screen.codes.name(key));
    if (who) title.append(element('span', 'cs-who', {}, who));
    return title;
  }

  coding(item) {
    const { screen } = this, say = key => screen.say(key), parts = [this.heading(item.code, item.coder)];
    if (item.review) parts.push(element('p', 'cs-hint', {}, say('review')));
    const scale = screen.codes.byKey.get(item.code)?.scale;
    if (!screen.mayChange(item)) {
      if (item.value !== null) parts.push(element('p', '', {}, `${say('value')}: ${item.value}`));
      if (item.memo) parts.push(element('p', 'cs-memo-text', {}, item.memo));
      parts.push(this.buttons([['about', () => this.look(item.code)], ['like', () => screen.findLike(item)]]));
      return parts;
    }
    if (scale) parts.push(this.scale(item, scale));
    parts.push(this.words(item, item.memo, say('memo'), text => screen.remark(item, text)));
    parts.push(this.buttons([
      ...(item.review ? [['confirm', () => screen.do({ do: 'confirm', id: item.id })]] : []),
      ['recode', () => screen.recode(item)], ['borders', () => screen.startBorders(item)],
      ['star', () => screen.star(item), item.quotable], ['example', () => screen.example(item)],
      ['like', () => screen.findLike(item)], ['delete', () => screen.remove(item)],
    ]));
    return parts;
  }
  scale(item, numbers) {
    const { screen } = this, box = element('div', 'cs-scale', { role: 'radiogroup', 'aria-label': screen.say('value') });
    if (numbers.length === 2 && numbers[1] - numbers[0] !== 1) {
      const field = element('input', '', { type: 'number', min: numbers[0], max: numbers[1], step: 'any', 'aria-label': screen.say('value') });
      field.value = item.value ?? '';
      field.addEventListener('change', () => screen.give(item, field.value === '' ? null : Number(field.value)));
      box.append(field);
      return box;
    }
    for (const number of numbers) {
      const one = element('button', '', { type: 'button', role: 'radio', 'aria-checked': String(item.value === number) }, String(number));
      one.addEventListener('click', () => screen.give(item, item.value === number ? null : number));
      box.append(one);
    }
    return box;
  }
  memo(item) {
    const { screen } = this, title = element('h3', '', {}, `✎ ${screen.say('passagememo')}`);
    title.append(element('span', 'cs-who', {}, item.coder));
    if (!screen.mayChange(item)) return [title, element('p', 'cs-memo-text', {}, item.text)];
    return [title, this.words(item, item.text, screen.say('memo'), text => screen.changeMemo(item, text)), this.buttons([
      ['resolved', () => screen.do({ do: 'change memo', id: item.id, resolved: !item.resolved }), item.resolved],
      ['delete', () => screen.remove(item)],
    ])];
  }
  suggestion(item) {
    const { screen } = this, say = key => screen.say(key), parts = [this.heading(item.code, say('suggestion'))];
    const [chance, ...reasons] = screen.why(item);
    parts.push(element('p', '', {}, chance));
    if (screen.mayWrite) parts.push(this.buttons([
      ['accept', () => screen.accept(item)], ['reject', () => screen.reject(item)],
      ['acceptas', () => screen.acceptAs(item)], ['borders', () => screen.startBorders(item)],
    ]));
    parts.push(...reasons.map(line => element('p', 'cs-hint', {}, line)));
    return parts;
  }
  // Room for words that are saved when one leaves it, and by Ctrl+Enter.
  words(item, before, title, save) {
    const field = element('textarea', 'cs-words', { rows: 3, 'aria-label': title, placeholder: title });
    field.value = before;
    let kept = before;
    const keep = () => { const text = field.value.trim(); if (text !== kept.trim()) { kept = text; save(text); } };
    field.addEventListener('focus', () => { this.field = item.id; });
    field.addEventListener('blur', () => { keep(); this.field = null; });
    field.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { keep(); this.screen.text.focus(); event.preventDefault(); }
      if (event.key === 'Escape') { this.screen.text.focus(); event.stopPropagation(); }
    });
    return field;
  }
  buttons(entries) {
    const box = element('div', 'cs-buttons');
    for (const [name, act, pressed] of entries) {
      const button = element('button', '', { type: 'button' }, this.screen.say(`do.${name}`));
      if (pressed !== undefined) button.setAttribute('aria-pressed', String(Boolean(pressed)));
      button.addEventListener('click', act);
      box.append(button);
    }
    return box;
  }
  // Put the cursor into the memo of what is chosen.
  write() { this.looked = null; this.draw(); this.box.querySelector('textarea')?.focus(); }
}
