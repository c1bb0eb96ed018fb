// What opens above the page: the palette of all codes, menus, questions, the list of keys, and the first steps.

const DRAFTS = new Map(); // memos that somebody left by Escape, by what they are about: until this page of the browser is left

class Dialogs {
  constructor(screen) { this.screen = screen; this.open = null; }

  show(name, ...parts) {
    this.close();
    const dialog = element('dialog', `cs-dialog ${name}`);
    dialog.append(...parts);
    dialog.addEventListener('keydown', event => event.stopPropagation()); // no hot keys of the page
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (this.open === dialog) this.open = null;
      this.screen.text.focus();
    });
    dialog.addEventListener('mousedown', event => { if (event.target === dialog && !dialog.querySelector('form') && outside(dialog, event)) dialog.close(); });
    this.screen.root.append(dialog);
    dialog.showModal();
    this.open = dialog;
    return dialog;
  }
  close() { this.open?.close(); this.menu?.remove(); this.menu = null; }

  // ── the palette: type some letters, see what the code means, press Enter ──

  palette(title, choose) {
    const say = key => this.screen.say(key);
    const input = element('input', '', { role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'cs-found', 'aria-label': title, autocomplete: 'off', placeholder: say('palette.hint') });
    const list = element('div', 'cs-found', { role: 'listbox', id: 'cs-found', 'aria-label': say('tree') });
    const about = element('div', 'cs-about', { tabindex: 0, role: 'region', 'aria-label': say('code.about') });
    const columns = element('div', 'cs-palette-columns');
    columns.append(list, about);
    const dialog = this.show('cs-palette', element('h2', '', {}, title), input, columns);
    let found = [], at = 0;
    const mark = () => {
      [...list.children].forEach((row, n) => row.setAttribute('aria-selected', String(n === at)));
      input.setAttribute('aria-activedescendant', found[at] ? `cs-found-${at}` : '');
      list.children[at]?.scrollIntoView({ block: 'nearest' });
      about.replaceChildren(...(found[at] ? this.screen.detail.about(found[at]) : [element('p', 'cs-empty', {}, say(this.screen.codes.list.length ? 'nocode' : 'nobook'))]));
    };
    const draw = () => {
      found = ranked(this.screen.codes.list.filter(code => !code.retired), input.value.trim());
      list.replaceChildren(...found.map((code, n) => this.option(code, n)));
      at = 0;
      mark();
    };
    const take = n => { if (!found[n]) return; dialog.close(); choose(found[n].key); };
    input.addEventListener('input', draw);
    input.addEventListener('keydown', event => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (step) { at = Math.min(found.length - 1, Math.max(0, at + step)); mark(); event.preventDefault(); }
      if (event.key === 'Enter') { event.preventDefault(); take(at); }
    });
    list.addEventListener('mousemove', event => { const row = event.target.closest('[role=option]'); if (row && +row.dataset.n !== at) { at = +row.dataset.n; mark(); } });
    list.addEventListener('click', event => { const row = event.target.closest('[role=option]'); if (row) take(+row.dataset.n); });
    draw();
    input.focus();
  }
  option(code, n) {
    const row = element('div', 'cs-option', { role: 'option', id: `cs-found-${n}` });
    row.dataset.n = n;
    row.style.setProperty('--code', code.color);
    row.append(element('i', 'cs-dot'), element('span', 'cs-code-name', {}, code.full));
    const digit = this.screen.codes.keyOf(code.key);
    if (digit) row.append(element('kbd', '', {}, digit));
    return row;
  }

  // ── a menu, at the pointer or at what has the focus ──

  // entries: [words, act, {checked, key, off}], or null for a line between groups.
  menuAt(x, y, entries) {
    this.menu?.remove();
    const back = document.activeElement === document.body ? this.screen.text : document.activeElement;
    const menu = this.menu = element('div', 'cs-menu', { role: 'menu', tabindex: -1 });
    const close = () => { menu.remove(); if (this.menu === menu) this.menu = null; };
    for (const entry of entries) menu.append(entry ? this.menuItem(entry, close, back) : element('hr'));
    this.screen.root.append(menu);
    const box = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(4, Math.min(x, innerWidth - box.width - 8))}px`;
    menu.style.top = `${Math.max(4, Math.min(y, innerHeight - box.height - 8))}px`;
    const rows = [...menu.querySelectorAll('button:not(:disabled)')];
    (rows[0] || menu).focus({ preventScroll: true });
    menu.addEventListener('keydown', event => {
      event.stopPropagation();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], at = rows.indexOf(document.activeElement);
      if (step && rows.length) { rows[(at + step + rows.length) % rows.length].focus(); event.preventDefault(); }
      if (event.key === 'Escape' || event.key === 'Tab') { close(); back.focus({ preventScroll: true }); event.preventDefault(); }
    });
    menu.addEventListener('focusout', event => { if (!menu.contains(event.relatedTarget)) setTimeout(close, 0); });
  }
  menuItem([words, act, { checked, key, off } = {}], close, back) {
    const role = checked === undefined ? 'menuitem' : 'menuitemcheckbox';
    const row = element('button', 'cs-menu-item', { type: 'button', role, tabindex: -1 });
    if (checked !== undefined) row.setAttribute('aria-checked', String(checked));
    row.disabled = Boolean(off);
    row.append(element('span', '', {}, `${checked ? '✓ ' : ''}${words}`));
    if (key) row.append(element('kbd', '', {}, key));
    row.addEventListener('click', () => { close(); back.focus({ preventScroll: true }); act(); });
    return row;
  }

  // ── a question with room for words; resolves to what was typed, or null ──

  // With a `draft`, by which it is known again: Escape keeps the words for the next time, Cancel throws them away.
  ask(title, { value = '', hint = '', long = false, draft = null } = {}) {
    return new Promise(resolve => {
      const field = element(long ? 'textarea' : 'input', '', long ? { rows: 6 } : { type: 'text', autocomplete: 'off' });
      field.value = DRAFTS.get(draft) ?? value;
      field.setAttribute('aria-label', title);
      const form = element('form', '', { method: 'dialog' });
      const buttons = element('div', 'cs-buttons');
      const save = element('button', 'cs-primary', { type: 'submit', value: 'save' }, this.screen.say('save'));
      const cancel = element('button', '', { type: 'button' }, this.screen.say('cancel'));
      buttons.append(save, cancel);
      form.append(element('h2', '', {}, title), ...(hint ? [element('p', 'cs-hint', {}, hint)] : []), field, buttons);
      let answer = null;
      const dialog = this.show('cs-question', form);
      form.addEventListener('submit', () => { answer = field.value; });
      cancel.addEventListener('click', () => { field.value = value; dialog.close(); });
      field.addEventListener('keydown', event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); answer = field.value; dialog.close(); }
      });
      dialog.addEventListener('close', () => { if (draft) this.keepDraft(draft, answer === null && field.value !== value ? field.value : null); resolve(answer); });
      field.focus();
      if (!DRAFTS.has(draft)) field.select();
    });
  }
  keepDraft(draft, words) {
    if (words === null) { if (DRAFTS.delete(draft)) this.screen.tell(''); return; }
    DRAFTS.set(draft, words);
    this.screen.tell(this.screen.say('memo.kept'));
  }
  // A question that is answered by yes or no.
  confirm(title, hint, yes) {
    return new Promise(resolve => {
      const form = element('form', '', { method: 'dialog' });
      const buttons = element('div', 'cs-buttons');
      const cancel = element('button', '', { type: 'button' }, this.screen.say('cancel'));
      buttons.append(element('button', 'cs-primary', { type: 'submit' }, yes), cancel);
      form.append(element('h2', '', {}, title), element('p', 'cs-hint', {}, hint), buttons);
      let answer = false;
      const dialog = this.show('cs-question', form);
      form.addEventListener('submit', () => { answer = true; });
      cancel.addEventListener('click', () => dialog.close());
      dialog.addEventListener('close', () => resolve(answer));
    });
  }

  // ── the keys, and the first steps ──

  help() {
    const say = key => this.screen.say(key);
    const parts = [element('h2', '', {}, say('help'))];
    const columns = element('div', 'cs-help-columns');
    for (const group of ['move', 'select', 'code', 'coding', 'suggest', 'screen']) {
      const box = element('section');
      const list = element('dl');
      for (const line of say(`keys.${group}`).split('\n')) {
        const [keys, what] = line.split(' | ');
        const term = element('dt');
        for (const key of keys.split(' ')) term.append(key === '–' ? ' – ' : element('kbd', '', {}, key), ' ');
        list.append(term, element('dd', '', {}, what));
      }
      box.append(element('h3', '', {}, say(`keys.${group}.title`)), list);
      columns.append(box);
    }
    const done = element('button', 'cs-primary', { type: 'button' }, say('close'));
    const dialog = this.show('cs-help', ...parts, columns, done);
    done.addEventListener('click', () => dialog.close());
    done.focus();
  }
  // Four cards beside the work, which block nothing.
  tour(step = 0) {
    const steps = [['tour.select', '.cs-scroll'], ['tour.code', '.cs-side'], ['tour.margin', '.cs-margin'], ['tour.help', '.cs-bar']];
    this.card?.remove();
    this.screen.root.querySelector('.cs-pointed')?.classList.remove('cs-pointed');
    if (step >= steps.length) { store(localStorage, 'qualcode-tour', true); this.screen.text.focus(); return; }
    const [words, where] = steps[step];
    this.screen.root.querySelector(where)?.classList.add('cs-pointed');
    const card = this.card = element('aside', 'cs-tour', { 'aria-label': this.screen.say('tour') });
    const buttons = element('div', 'cs-buttons');
    const next = element('button', 'cs-primary', { type: 'button' }, this.screen.say(step + 1 < steps.length ? 'tour.next' : 'tour.done'));
    const skip = element('button', '', { type: 'button' }, this.screen.say('tour.skip'));
    next.addEventListener('click', () => this.tour(step + 1));
    skip.addEventListener('click', () => this.tour(steps.length));
    buttons.append(next, ...(step + 1 < steps.length ? [skip] : []));
    card.append(element('span', 'cs-steps', {}, `${step + 1} / ${steps.length}`), element('p', '', {}, this.screen.say(words)), buttons);
    this.screen.root.append(card);
  }
}

const outside = (box, { clientX: x, clientY: y }) => { const { left, right, top, bottom } = box.getBoundingClientRect(); return x < left || x > right || y < top || y > bottom; };
