// The transcript on the screen: one text node for each piece, which a coding never replaces, so that a selection outlives
// it. Colours lie behind the words as highlights, lines under them and bars beside them; only what is near is drawn.

const IN_BLOCK = 10; // turns that are watched, and left out of the layout, together
const LANE = 3, LANES_IN_TEXT = 5, LANES_IN_MARGIN = 7, BAR = 7, LABEL = 17;

class TextView {
  constructor(screen) {
    this.screen = screen;
    this.pieces = [];
    this.scroll = element('div', 'cs-scroll', { tabindex: 0, role: 'region' });
    this.caretMark = element('div', 'cs-caret', { 'aria-hidden': 'true' });
    this.nothing = element('p', 'cs-empty');
    this.near = new IntersectionObserver(seen => this.onNear(seen), { root: this.scroll, rootMargin: '500px 0px' });
    this.size = new ResizeObserver(() => requestAnimationFrame(() => this.measureAgain()));
    this.size.observe(this.scroll);
  }
  close() {
    this.near.disconnect();
    this.size.disconnect();
    for (const name of this.names || []) CSS.highlights?.delete(name);
  }

  build(rows) {
    this.near.disconnect();
    this.pieces = rows.map((row, index) => new Piece(row, index));
    this.blocks = [];
    for (const piece of this.pieces) {
      if (piece.index % IN_BLOCK === 0) this.blocks.push(element('div', 'cs-block'));
      this.blocks.at(-1).append(this.row(piece));
    }
    this.scroll.replaceChildren(this.nothing, ...this.blocks, this.caretMark);
    for (const piece of this.pieces.slice(0, IN_BLOCK)) piece.near = true; // what is seen first is not watched for first
    for (const block of this.blocks) this.near.observe(block);
  }
  row(piece) {
    piece.row = element('div', `cs-row cs-${piece.role || 'none'}`, { role: 'group' });
    piece.row.dataset.index = piece.index;
    piece.textBox = element('div', 'cs-text');
    piece.node = document.createTextNode(piece.text);
    piece.lines = element('div', 'cs-lines', { 'aria-hidden': 'true' });
    piece.margin = element('div', 'cs-margin');
    piece.textBox.append(piece.node);
    const who = piece.who = element('div', 'cs-speaker', {}, piece.speaker || this.screen.say('nospeaker'));
    if (piece.time) who.append(element('span', 'cs-time', {}, piece.time));
    const said = element('div', 'cs-said');
    said.append(who, piece.lines, piece.textBox);
    piece.row.append(element('div', 'cs-number', {}, piece.number ?? '–'), said, piece.margin);
    piece.items = [];
    return piece.row;
  }
  // Say in the language of the screen what is said here in words of our own.
  speak() {
    this.scroll.setAttribute('aria-label', this.screen.say('text'));
    this.nothing.textContent = this.screen.say('text.nothing');
    for (const piece of this.pieces) if (!piece.speaker) piece.who.firstChild.data = this.screen.say('nospeaker');
  }
  onNear(seen) {
    for (const { target, isIntersecting } of seen) {
      for (const piece of this.piecesOf(target)) { piece.near = isIntersecting; piece.drawn = null; }
    }
    this.paint();
  }
  piecesOf(block) {
    const first = this.blocks.indexOf(block) * IN_BLOCK;
    return first < 0 ? [] : this.pieces.slice(first, first + IN_BLOCK);
  }
  measureAgain() {
    this.forget();
    this.paint();
  }
  // Draw everything anew when it is painted next: names, colours or measures are others.
  forget() { for (const piece of this.pieces) piece.drawn = null; }

  // ── what lies on the text ──

  // Say for every piece which items lie over it, and draw what changed and is near.
  show(items) {
    for (const piece of this.pieces) piece.items = [];
    for (const item of items) {
      for (let index = this.indexAt(item.start); index < this.pieces.length && this.pieces[index].start < item.end; index++) {
        if (this.pieces[index].end > item.start) this.pieces[index].items.push(item);
      }
    }
    const only = this.screen.options.onlyCoded;
    for (const piece of this.pieces) piece.row.hidden = only && !piece.items.some(item => item.kind !== 's');
    for (const block of this.blocks) block.hidden = this.piecesOf(block).every(piece => piece.row.hidden);
    this.nothing.hidden = !only || this.blocks.some(block => !block.hidden);
    this.paint();
  }
  paint() {
    const groups = new Map();
    const put = (name, range) => groups.has(name) ? groups.get(name).push(range) : groups.set(name, [range]);
    const { selected, selection, going: { hits, hit } } = this.screen;
    for (const piece of this.pieces) {
      if (!piece.near) continue;
      for (const item of piece.items) {
        if (item.kind === 'c') put(`cs-c${this.screen.codes.colorOf(item.code)}`, this.still(piece, item.start, item.end));
        if (item.id === selected) put('cs-on', this.still(piece, item.start, item.end));
      }
    }
    this.draw();
    for (const [start, end] of hits) this.inNear(start, end, range => put('cs-hit', range));
    if (hit) this.inNear(hit[0], hit[1], range => put('cs-hit-on', range));
    if (selection && !this.focused) this.inNear(selection.start, selection.end, range => put('cs-selection', range));
    this.register(groups);
    this.showCaret();
  }
  inNear(start, end, use) {
    for (let index = this.indexAt(start); index < this.pieces.length && this.pieces[index].start < end; index++) {
      const piece = this.pieces[index];
      if (piece.near && piece.end > start) use(this.still(piece, start, end));
    }
  }
  register(groups) {
    if (!CSS.highlights) return; // the lines under the words are there all the same
    for (const name of this.names || []) if (!groups.has(name)) CSS.highlights.delete(name);
    const priority = { 'cs-on': 3, 'cs-hit': 4, 'cs-hit-on': 5, 'cs-selection': 6 };
    for (const [name, ranges] of groups) {
      const highlight = new Highlight(...ranges);
      highlight.priority = priority[name] || 1;
      CSS.highlights.set(name, highlight);
    }
    this.names = [...groups.keys()];
  }
  range(piece, start, end) {
    const range = new Range();
    range.setStart(piece.node, piece.units(start));
    range.setEnd(piece.node, piece.units(end));
    return range;
  }

  // The text node of a piece never changes, so that its highlights need not follow.
  still(piece, start, end) {
    const { node } = piece;
    return new StaticRange({ startContainer: node, startOffset: piece.units(start), endContainer: node, endOffset: piece.units(end) });
  }

  // Draw what is near and differs from what is there. First everything is written that the measures hang on, then
  // everything is measured, then drawn: a measure after each change would have the browser lay out the page each time.
  draw() {
    const stale = this.pieces.filter(piece => piece.near && piece.drawn !== (piece.wanted = this.wantedOf(piece)));
    for (const piece of stale) this.prepare(piece);
    for (const piece of stale) this.measure(piece);
    for (const piece of stale) {
      piece.lines.replaceChildren(...piece.places.flatMap(([item, boxes]) => this.lines(piece, item, boxes)));
      this.drawMargin(piece);
      piece.drawn = piece.wanted;
    }
  }
  wantedOf(piece) {
    const { selected, draft, options } = this.screen;
    const about = piece.items.map(i => [i.id, i.code, i.start, i.end, i.lane, i.memo, i.value, i.quotable, i.text, i.review]);
    const mine = piece.items.some(item => item.id === selected);
    return JSON.stringify([about, mine && selected, mine && draft, options]);
  }
  prepare(piece) {
    const lanes = Math.min(LANES_IN_TEXT, Math.max(0, ...piece.items.filter(i => i.kind !== 'm').map(i => i.lane + 1)));
    piece.labelled = piece.items.filter(item => item.start >= piece.start || piece.index === this.indexAt(item.start));
    piece.row.style.setProperty('--lanes', Math.max(2, lanes));
    piece.row.style.setProperty('--labels', piece.labelled.length);
    piece.row.setAttribute('aria-label', this.screen.describe(piece));
  }
  measure(piece) {
    const home = piece.lines.getBoundingClientRect();
    piece.places = piece.items.map(item => [item, lineBoxes(this.range(piece, item.start, item.end), home)]);
    piece.height = piece.row.clientHeight;
    piece.marginBelow = piece.margin.getBoundingClientRect().top >= home.bottom; // on a small screen
  }
  lines(piece, item, boxes) {
    const drawn = [];
    if (item.kind !== 'm') {
      const below = Math.min(item.lane, LANES_IN_TEXT - 1) * (LANE + 1);
      for (const box of boxes) {
        const line = element('i', `cs-line${look(item, this.screen)}`);
        line.style.cssText = `left:${box.left}px;width:${box.width}px;top:${box.bottom + below}px`;
        line.style.setProperty('--code', this.screen.codes.color(item.code));
        drawn.push(line);
      }
    }
    if (item.id === this.screen.selected && this.screen.mayMove(item) && boxes.length) {
      if (item.start >= piece.start) drawn.push(grip(item, 'start', boxes[0].left, boxes[0]));
      const last = boxes[boxes.length - 1];
      if (item.end <= piece.end) drawn.push(grip(item, 'end', last.left + last.width, last));
    }
    return drawn;
  }
  drawMargin(piece) {
    const bars = [], labels = [];
    let free = 0;
    for (const [item, boxes] of piece.places) {
      const first = boxes[0], last = boxes[boxes.length - 1];
      if (item.kind !== 'm' && first && !piece.marginBelow) bars.push(this.bar(piece, item, first, last));
      if (!piece.labelled.includes(item)) continue;
      const label = this.label(item), top = Math.max(free, first && !piece.marginBelow ? first.top : 0);
      label.style.top = `${top}px`;
      free = top + LABEL;
      labels.push(label);
    }
    let limit = Math.max(piece.marginBelow ? free : piece.height - 6, labels.length * LABEL);
    for (const label of [...labels].reverse()) { // what would hang below its turn moves up
      limit = Math.min(parseFloat(label.style.top), limit - LABEL);
      label.style.top = `${Math.max(0, limit)}px`;
    }
    piece.margin.replaceChildren(...bars, ...labels);
  }
  bar(piece, item, first, last) {
    const bar = element('i', `cs-stripe${look(item, this.screen)}`, { 'aria-hidden': 'true' });
    const top = item.start < piece.start ? -4 : first.top, bottom = item.end > piece.end ? piece.height : last.bottom;
    bar.dataset.id = item.id;
    bar.style.cssText = `left:${Math.min(item.lane, LANES_IN_MARGIN - 1) * BAR}px;top:${top}px;height:${Math.max(8, bottom - top)}px`;
    bar.style.setProperty('--code', this.screen.codes.color(item.code));
    bar.title = this.screen.nameOf(item);
    return bar;
  }
  label(item) {
    const name = this.screen.nameOf(item);
    const label = element('button', `cs-label${look(item, this.screen)}`, { type: 'button', tabindex: -1, 'aria-label': name });
    label.dataset.id = item.id;
    label.title = item.kind === 's' ? this.screen.why(item).join('\n') : name;
    label.style.setProperty('--code', this.screen.codes.color(item.code));
    const parts = item.kind === 'm' ? ['✎ ', item.text, ''] : [element('i', 'cs-dot'), ...this.screen.shortNameOf(item)];
    label.append(parts[0], element('span', 'cs-label-name', {}, parts[1]), parts[2]);
    return label;
  }

  // ── places ──

  // The index of the piece that holds an offset, or of the one before it.
  indexAt(offset) {
    let low = 0, high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].start <= offset) low = middle; else high = middle - 1;
    }
    return low;
  }
  at(offset) { return this.pieces[this.indexAt(offset)]; }
  words(start, end) {
    return this.pieces.slice(this.indexAt(start)).filter(piece => piece.start < end && piece.end > start)
      .map(piece => piece.slice(start, end)).join(' ');
  }
  // The offset of a place in the page; null outside the text. Beside the words it is the nearest border of the turn.
  offsetOf(node, place) {
    if (node === this.scroll || node.className === 'cs-block') return this.nextFrom(node.childNodes[place]);
    const row = (node.nodeType === 1 ? node : node.parentElement)?.closest('.cs-row');
    if (!row || !this.scroll.contains(row)) return null;
    const piece = this.pieces[+row.dataset.index];
    if (node === piece.node) return piece.offset(place);
    if (node === piece.textBox) return place ? piece.end : piece.start;
    const range = new Range();
    range.setStart(node, place);
    return range.comparePoint(piece.node, 0) > 0 ? piece.start : piece.end;
  }
  // Where the first piece in or behind a part of the page begins; the end of the text if there is none.
  nextFrom(node) {
    const row = node?.className === 'cs-block' ? node.firstChild : node;
    return this.pieces[+row?.dataset?.index]?.start ?? this.pieces.at(-1)?.end ?? null;
  }
  offsetAt(x, y) {
    const place = document.caretPositionFromPoint?.(x, y), range = place ? null : document.caretRangeFromPoint?.(x, y);
    if (place) return this.offsetOf(place.offsetNode, place.offset);
    return range ? this.offsetOf(range.startContainer, range.startOffset) : null;
  }
  // The offset in the words that are nearest to a point in or beside a turn; null elsewhere.
  offsetNear(x, y) {
    const row = document.elementFromPoint(x, y)?.closest('.cs-row');
    if (!row || !this.scroll.contains(row)) return null;
    const box = this.pieces[+row.dataset.index].textBox.getBoundingClientRect();
    return this.offsetAt(Math.min(Math.max(x, box.left + 1), box.right - 1), Math.min(Math.max(y, box.top + 1), box.bottom - 1));
  }
  // What the browser has selected, as anchor and focus; null if it is not in the text.
  selected() {
    const found = document.getSelection();
    if (!found?.rangeCount || !this.scroll.contains(found.anchorNode) || !this.scroll.contains(found.focusNode)) return null;
    const anchor = this.offsetOf(found.anchorNode, found.anchorOffset), focus = this.offsetOf(found.focusNode, found.focusOffset);
    return anchor === null || focus === null ? null : { anchor, focus };
  }
  select(anchor, focus) {
    const from = this.at(anchor), to = this.at(focus);
    document.getSelection().setBaseAndExtent(from.node, from.units(anchor), to.node, to.units(focus));
  }
  // How far from a place to another the text is seen without a gap.
  seenUntil(anchor, focus) {
    const step = focus < anchor ? -1 : 1, between = piece => step > 0 ? piece.start < focus : piece.end > focus;
    for (let n = this.indexAt(anchor); this.pieces[n] && between(this.pieces[n]); n += step) {
      if (!this.pieces[n].row.hidden || (step < 0 && this.pieces[n].start >= anchor)) continue;
      const last = this.pieces[n - step];
      return last ? (step > 0 ? Math.max(anchor, last.end) : Math.min(anchor, last.start)) : anchor;
    }
    return focus;
  }
  rectAt(offset) {
    const piece = this.at(offset), last = offset >= piece.end && piece.end > piece.start;
    const boxes = this.range(piece, last ? piece.end - 1 : offset, last ? piece.end : offset + 1).getClientRects();
    const box = last ? boxes[boxes.length - 1] : boxes[0];
    return box ? { x: last ? box.right : box.left, top: box.top, bottom: box.bottom } : null;
  }
  // Come back to the text from elsewhere, with what was selected in it.
  focus() {
    this.scroll.focus({ preventScroll: true });
    const { selection, caret } = this.screen;
    if (selection && !this.selected()) this.select(caret.anchor, caret.focus);
  }
  get focused() { return document.activeElement === this.scroll; }
  showCaret() {
    const { caret } = this.screen, box = caret && this.focused && this.rectAt(caret.focus);
    this.caretMark.hidden = !box;
    if (!box) return;
    const home = this.scroll.getBoundingClientRect();
    const left = box.x - home.left + this.scroll.scrollLeft, top = box.top - home.top + this.scroll.scrollTop;
    this.caretMark.style.cssText = `left:${left - 1}px;top:${top}px;height:${box.bottom - box.top}px`;
  }
  reveal(offset, { middle = false } = {}) {
    const piece = this.at(offset);
    if (!piece) return;
    const home = this.scroll.getBoundingClientRect(), box = this.rectAt(offset);
    if (!middle && box && box.top > home.top + 8 && box.bottom < home.bottom - 24) return;
    piece.row.scrollIntoView({ block: 'nearest' }); // what was far gets its true height
    const now = this.rectAt(offset);
    if (now) this.scroll.scrollTop += now.top - home.top - (middle ? home.height / 3 : home.height / 2);
  }
}

// The boxes of a range, one for each line of text, from the corner of `home`.
function lineBoxes(range, home) {
  const lines = [];
  for (const box of range.getClientRects()) {
    const line = lines[lines.length - 1];
    if (line && Math.abs(line.bottom - (box.bottom - home.top)) < 4) {
      const right = Math.max(line.left + line.width, box.right - home.left);
      line.left = Math.min(line.left, box.left - home.left);
      line.width = right - line.left;
    } else lines.push({ left: box.left - home.left, width: box.width, top: box.top - home.top, bottom: box.bottom - home.top });
  }
  return lines;
}

function look(item, screen) {
  return (item.kind === 's' ? ' cs-suggested' : item.kind === 'm' ? ' cs-memo' : '') + (item.id === screen.selected ? ' cs-chosen' : '')
    + (item.review ? ' cs-review' : '') + (item.resolved ? ' cs-resolved' : '');
}

function grip(item, side, left, box) {
  const found = element('b', `cs-grip cs-grip-${side}`, { 'aria-hidden': 'true' });
  Object.assign(found.dataset, { grip: side, id: item.id });
  found.style.cssText = `left:${left}px;top:${box.top - 2}px;height:${box.bottom - box.top + 4}px`;
  return found;
}

function element(name, className = '', attributes = {}, text = null) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== null) made.textContent = text;
  return made;
}
