// The keyboard on the text: a caret that moves by letter, word, line, sentence and turn, and a key for everything.

class Keys {
  constructor(screen) { this.screen = screen; }

  on(event) {
    const { screen } = this;
    event.stopPropagation(); // the page's own hot keys
    screen.onSelection(); // the browser tells of a selection only after a while
    if (screen.draft) { this.onBorder(event); return; }
    const act = this.moving(event) || this.acting(event);
    if (act) { act(); event.preventDefault(); }
  }

  // ── the caret ──

  moving(event) {
    const { screen } = this, { key } = event, far = event.ctrlKey || event.metaKey, word = far || event.altKey;
    const to = {
      ArrowRight: () => this.beside(1, word ? (event.shiftKey ? 'ends' : 'starts') : 'grapheme'), ArrowLeft: () => this.beside(-1, word ? 'starts' : 'grapheme'),
      ArrowDown: () => word ? this.turn(1) : this.line(1), ArrowUp: () => word ? this.turn(-1) : this.line(-1),
      Home: () => (far ? this.first : this.here).start, End: () => (far ? this.last : this.here).end,
    }[key];
    if (!to || !screen.text.pieces.length) return null;
    return () => {
      if (!screen.caret) { screen.putCaret(screen.going.placeNow()); return; }
      const { anchor, focus } = screen.caret;
      const { start, end } = ordered(anchor, focus);
      if (!event.shiftKey && start < end && /^Arrow(Left|Right)$/.test(key) && !word) screen.putCaret(key === 'ArrowLeft' ? start : end);
      else { const place = to(); screen.putCaret(event.shiftKey ? anchor : place, place); }
    };
  }
  get first() { return this.screen.text.pieces.find(piece => !piece.row.hidden) || this.here; }
  get last() { return this.screen.text.pieces.findLast(piece => !piece.row.hidden) || this.here; }
  get here() { return this.screen.text.at(this.screen.caret.focus); }
  // The next border of this kind, over the edge of a turn into the next.
  beside(step, kind) {
    const { focus } = this.screen.caret;
    for (let piece = this.here; piece; piece = this.neighbour(piece, step)) {
      const borders = piece.bordersOf(kind);
      const found = step > 0 ? borders.find(border => border > focus) : borders.findLast(border => border < focus);
      if (found !== undefined) return found;
    }
    return step > 0 ? this.last.end : this.first.start;
  }
  neighbour(piece, step) {
    const { pieces } = this.screen.text;
    for (let n = piece.index + step; pieces[n]; n += step) if (!pieces[n].row.hidden) return pieces[n];
    return null;
  }
  turn(step) {
    const { here } = this, { focus } = this.screen.caret;
    if (step < 0) return focus > here.start ? here.start : (this.neighbour(here, -1)?.start ?? here.start);
    return this.neighbour(here, 1)?.start ?? here.end;
  }
  // The place above or below: what the browser shows there, sought in small steps, over the edge of a turn.
  line(step) {
    const { text, caret } = this.screen;
    text.reveal(caret.focus);
    const from = text.rectAt(caret.focus);
    if (!from) return this.turn(step);
    if (this.column === undefined || this.columnAt !== caret.focus) this.column = from.x;
    const height = from.bottom - from.top, column = this.column;
    let found = null;
    for (let n = 1; n < 24 && found === null; n++) {
      const y = step > 0 ? from.bottom + n * height / 3 : from.top - n * height / 3;
      const offset = text.offsetAt(column, y);
      if (offset === null) continue;
      const there = text.rectAt(offset);
      if (there && (step > 0 ? there.top > from.top + height / 2 : there.top < from.top - height / 2)) found = offset;
    }
    const place = found ?? this.turn(step);
    this.columnAt = place;
    return place;
  }

  // ── what the keys do ──

  acting(event) {
    const { screen } = this, { key } = event, chosen = screen.items.byId?.get(screen.selected);
    const back = this.stepOf(event);
    if (back) return () => screen.step(back);
    if (event.ctrlKey || event.metaKey || event.altKey) return null;
    const digit = /^(Digit|Numpad)([1-9])$/.exec(event.code)?.[2];
    if (digit) return () => screen.applyQuick(digit, { wholeTurn: event.shiftKey });
    const always = {
      '/': () => screen.choose(), Enter: () => screen.choose(), '?': () => screen.dialogs.help(), f: () => screen.toolbar.search.focus(),
      g: () => screen.toolbar.turn.focus(), s: () => this.grow('sentence', 1), S: () => this.grow('sentence', -1), t: () => this.growTurn(),
      u: () => screen.going.nextUncoded(), l: () => screen.going.goToLastPlace(), n: () => screen.going.walk(1, 's'), p: () => screen.going.walk(-1, 's'),
      j: () => screen.going.walk(1, 'c'), k: () => screen.going.walk(-1, 'c'), m: () => screen.writeMemo(), o: () => screen.toggle('onlyCoded'),
      '+': () => screen.zoom(1), '-': () => screen.zoom(-1), Escape: () => screen.clear(),
    }[key];
    if (always) return always;
    if (chosen?.kind === 's') return { a: () => screen.accept(chosen), x: () => screen.reject(chosen), e: () => screen.acceptAs(chosen), b: () => screen.startBorders(chosen) }[key] || null;
    const gone = { Delete: () => screen.remove(chosen), Backspace: () => screen.remove(chosen) };
    const ofCoding = { e: () => screen.recode(chosen), b: () => screen.startBorders(chosen), c: () => screen.star(chosen) };
    return (chosen && gone[key]) || (chosen?.kind === 'c' && ofCoding[key]) || null;
  }
  // Whether keys are those of undo or redo.
  stepOf(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
    return { z: event.shiftKey ? 'redo' : 'undo', y: 'redo' }[event.key.toLowerCase()] || null;
  }
  // Select the sentence at the caret; again, the next one too, or the one before.
  grow(kind, step) {
    const { screen } = this;
    if (!screen.caret) screen.putCaret(screen.going.placeNow());
    if (!screen.caret) return; // all is hidden
    const { start, end } = ordered(screen.caret.anchor, screen.caret.focus);
    const parts = screen.text.at(start).parts(kind);
    if (!parts.length) return;
    const first = parts.findLastIndex(part => part[0] <= start), last = parts.findLastIndex(part => part[0] < Math.max(end, start + 1));
    const whole = start === parts[first][0] && trimmedEnd(screen, parts[last]) === end;
    const to = whole ? Math.min(parts.length - 1, Math.max(first, last + step)) : last;
    screen.putCaret(parts[first][0], trimmedEnd(screen, parts[to]));
  }
  growTurn() {
    const { screen } = this;
    if (!screen.caret) screen.putCaret(screen.going.placeNow());
    if (!screen.caret) return; // all is hidden
    const { start, end } = ordered(screen.caret.anchor, screen.caret.focus);
    const first = screen.text.at(start), last = screen.text.at(Math.max(start, end - 1));
    const whole = start === first.start && end === last.end;
    screen.putCaret(first.start, (whole ? this.neighbour(last, 1) || last : last).end);
  }

  // ── borders: arrows move the end, with Shift the beginning ──

  onBorder(event) {
    const { screen } = this, { draft } = screen;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const side = event.shiftKey ? 'start' : 'end', caret = screen.caret;
      screen.caret = { anchor: draft[side], focus: draft[side] };
      const place = this.beside(step, event.ctrlKey || event.altKey ? 'grapheme' : `${side}s`);
      screen.caret = caret;
      screen.moveBorder(side, place);
    } else if (event.key === 'Enter') screen.endBorders(true);
    else if (event.key === 'Escape') screen.endBorders(false);
    else return;
    event.preventDefault();
  }
}

const ordered = (a, b) => ({ start: Math.min(a, b), end: Math.max(a, b) });

// Where a sentence ends without the blank behind it.
function trimmedEnd(screen, [start, end]) {
  const words = screen.text.at(start).slice(start, end);
  return end - (words.length - words.trimEnd().length);
}
