// The codebook at the side: a tree with colours, numbers and quick keys, and what a coder must know of each code.

const GREY = '#6B6B6B';

class Codes {
  constructor(screen) {
    this.screen = screen;
    this.list = [];
    this.byKey = new Map();
    this.box = element('div', 'cs-codes');
    this.filter = element('input', 'cs-filter', { type: 'search' });
    this.tree = element('div', 'cs-tree', { role: 'tree' });
    this.box.append(this.filter, this.tree);
    this.filter.addEventListener('input', () => this.draw());
    this.filter.addEventListener('keydown', event => this.onFilterKey(event));
    this.tree.addEventListener('mousedown', event => event.preventDefault()); // the selection in the text stays
    this.tree.addEventListener('click', event => this.onClick(event));
    this.tree.addEventListener('keydown', event => this.onKey(event));
    for (const kind of ['mouseover', 'focusin']) this.tree.addEventListener(kind, event => this.onLook(event));
    for (const kind of ['mouseleave', 'focusout']) this.tree.addEventListener(kind, () => this.screen.detail.look(null));
  }
  take(rows, project) {
    this.list = rows;
    this.stale = true;
    this.byKey = new Map(rows.map(code => [code.key, code]));
    this.colors = [...new Set([...rows.map(code => code.color), GREY])];
    this.storageKey = `qualcode-keys-${project}`;
    const kept = stored(localStorage, this.storageKey) || {};
    this.quick = new Map(Object.entries(kept).filter(([, key]) => this.usable(key)));
    if (!this.quick.size) this.usual().forEach((code, n) => this.quick.set(String(n + 1), code.key));
    this.tree.setAttribute('aria-label', this.screen.say('tree'));
    this.filter.placeholder = this.screen.say('filter');
    this.filter.setAttribute('aria-label', this.screen.say('filter'));
    this.screen.sheet.textContent = this.colors.map((color, n) => `::highlight(cs-c${n}) { background-color: ${color}38; }`).join('\n');
    this.draw();
  }
  // The codes at the top of the trees get the first keys.
  usual() { return this.list.filter(code => code.depth === 0 && this.usable(code.key)).slice(0, 9); }
  usable(key) { return this.byKey.has(key) && !this.byKey.get(key).retired; }
  color(key) { return this.byKey.get(key)?.color || GREY; }
  colorOf(key) { return this.colors.indexOf(this.color(key)); }
  name(key) { return this.byKey.get(key)?.full || key || ''; }
  keyOf(code) { return [...this.quick].find(([, key]) => key === code)?.[0] || ''; }

  assign(digit, code) {
    for (const [other, key] of this.quick) if (key === code) this.quick.delete(other);
    if (digit) this.quick.set(digit, code);
    store(localStorage, this.storageKey, Object.fromEntries(this.quick));
    this.draw();
  }
  count(numbers) { this.numbers = numbers; this.draw(); }

  draw() {
    const words = this.filter.value.trim();
    const found = words ? new Set(ranked(this.list, words).flatMap(code => [code.key, ...this.above(code)])) : null;
    const signature = JSON.stringify([words, [...this.quick], [...(this.numbers || [])], this.list.length, this.active]);
    if (signature === this.signature && !this.stale) return;
    this.signature = signature;
    this.stale = false;
    const focused = this.tree.contains(document.activeElement) ? document.activeElement.dataset.code : null;
    let book = null;
    const drawn = [];
    for (const code of this.list) {
      if (found && !found.has(code.key)) continue;
      if (code.book !== book) drawn.push(element('div', 'cs-book', { role: 'presentation' }, book = code.book));
      drawn.push(this.row(code));
    }
    if (!drawn.some(row => row.dataset.code)) drawn.push(element('p', 'cs-empty', {}, this.screen.say(this.list.length ? 'nocode' : 'nobook')));
    this.tree.replaceChildren(...drawn);
    const rows = [...this.tree.querySelectorAll('[data-code]')];
    const current = rows.find(row => row.dataset.code === this.active) || rows[0];
    if (current) current.tabIndex = 0;
    if (focused) rows.find(row => row.dataset.code === focused)?.focus({ preventScroll: true });
  }
  row(code) {
    const number = this.numbers?.get(code.key) || 0, digit = this.keyOf(code.key);
    const row = element('div', `cs-code${code.retired ? ' cs-retired' : ''}`, { role: 'treeitem', tabindex: -1, 'aria-level': code.depth + 1 });
    row.dataset.code = code.key;
    row.style.setProperty('--depth', code.depth);
    row.style.setProperty('--code', code.color);
    const said = [code.label, number ? this.screen.say('count', { n: number }) : '', digit ? this.screen.say('key', { key: digit }) : ''];
    row.setAttribute('aria-label', said.filter(Boolean).join(', '));
    row.append(element('i', 'cs-dot'), element('span', 'cs-code-name', {}, code.label));
    if (number) row.append(element('span', 'cs-count', {}, String(number)));
    if (digit) row.append(element('kbd', '', {}, digit));
    row.append(element('span', 'cs-more', { 'aria-hidden': 'true' }, '⋯'));
    return row;
  }
  above(code) { return code.parent ? [code.parent, ...this.above(this.byKey.get(code.parent))] : []; }

  onClick(event) {
    const row = event.target.closest('[data-code]');
    if (!row) return;
    if (event.target.closest('.cs-more')) this.screen.menus.openCodeMenu(row.dataset.code, event.clientX, event.clientY);
    else { this.active = row.dataset.code; this.screen.apply(row.dataset.code); }
  }
  onLook(event) {
    const row = event.target.closest('[data-code]');
    if (row) this.screen.detail.look(row.dataset.code);
  }
  onKey(event) {
    const rows = [...this.tree.querySelectorAll('[data-code]')], at = rows.indexOf(event.target.closest('[data-code]'));
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length }[event.key];
    if (step) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
      rows.forEach(row => { row.tabIndex = -1; });
      next.tabIndex = 0;
      this.active = next.dataset.code;
      next.focus();
      event.preventDefault();
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.screen.apply(rows[at].dataset.code);
      event.preventDefault();
    }
  }
  onFilterKey(event) {
    event.stopPropagation();
    if (event.key === 'ArrowDown') this.tree.querySelector('[data-code]')?.focus();
    else if (event.key === 'Escape') { this.filter.value = ''; this.draw(); this.screen.text.focus(); }
    else if (event.key === 'Enter') {
      const words = this.filter.value.trim(), [best] = ranked(this.list.filter(code => !code.retired), words);
      if (words && best) { this.filter.value = ''; this.draw(); this.screen.apply(best.key); }
    } else return;
    event.preventDefault();
  }
}

// The codes that fit what somebody typed, best first: the beginning of a name, of a word, within, the letters in order;
// then its key, and then the words of its definition and its rules.
function ranked(codes, words) {
  const wanted = plain(words);
  if (!wanted) return codes;
  return codes.map((code, n) => [fit(code, wanted), n, code]).filter(([score]) => score > 0)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, , code]) => code);
}
function fit(code, wanted) {
  const names = [code.label, code.full, code.key.replaceAll('_', ' ')].map(plain);
  const scores = names.map(name => name.startsWith(wanted) ? 9 : ` ${name}`.includes(` ${wanted}`) ? 8 : name.includes(wanted) ? 7
    : wanted.split(' ').every(word => name.includes(word)) ? 6 : wanted.length > 1 && inOrder(name, wanted) ? 4 : 0);
  if (Math.max(...scores)) return Math.max(...scores);
  const known = plain([code.definition, ...code.use, ...code.examples].join(' '));
  return wanted.length > 2 && wanted.split(' ').every(word => known.includes(word)) ? 2 : 0;
}
// Whether the letters stand in a name in this order, the first at the beginning of a word, and not too far apart.
function inOrder(name, letters) {
  const plainLetters = letters.replaceAll(' ', '');
  for (const { index, 0: first } of name.matchAll(/\b\w/g)) {
    if (first !== plainLetters[0]) continue;
    let at = index - 1;
    for (const letter of plainLetters) { at = name.indexOf(letter, at + 1); if (at < 0) break; }
    if (at >= 0 && at - index < plainLetters.length * 3) return true;
  }
  return false;
}
const plain = words => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
