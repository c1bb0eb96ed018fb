// Going through the text: to words that are sought, to a turn, to what is not coded yet, and back to where one was.

class Going {
  constructor(screen) { this.screen = screen; this.hits = []; this.hitNumber = 0; }

  get hit() { return this.hits[this.hitNumber]; }

  look(words) {
    const { screen } = this;
    this.hits = [];
    const wanted = plain(words.trim());
    if (wanted.length > 1) {
      for (const piece of screen.text.pieces) {
        const { text, from } = folded(piece);
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) this.hits.push([piece.offset(from[at]), piece.offset(from[at + wanted.length])]);
      }
    }
    this.hitNumber = Math.max(0, this.hits.findIndex(([start]) => start >= (screen.caret?.focus ?? this.placeNow())));
    this.toHit();
    screen.text.paint();
    screen.toolbar.draw();
  }
  hop(step) {
    const { screen } = this;
    if (!this.hits.length) return;
    this.hitNumber = (this.hitNumber + step + this.hits.length) % this.hits.length;
    this.toHit();
    screen.text.paint();
    screen.toolbar.draw();
  }
  toHit() {
    const { screen } = this;
    const { hit } = this, { text } = screen;
    if (!hit) return;
    if (text.at(hit[0]).row.hidden) screen.setOption('onlyCoded', false);
    text.reveal(hit[0], { middle: true });
  }
  goTo(offset, words = '') {
    const { screen } = this;
    const piece = screen.text.at(offset);
    if (piece?.row.hidden) screen.setOption('onlyCoded', false);
    screen.text.scroll.focus({ preventScroll: true });
    screen.text.reveal(offset, { middle: true });
    screen.putCaret(offset);
    screen.text.reveal(offset, { middle: true });
    if (words) screen.tell(words);
  }
  goToTurn(number) {
    const { screen } = this;
    const piece = screen.text.pieces.find(one => one.number === Number(number));
    if (piece) this.goTo(piece.start, screen.describe(piece)); else screen.tell(screen.say('turn.none', { n: screen.text.pieces.filter(one => one.number).length }));
  }
  // The next turn of somebody who is interviewed that has no coding; from the caret on, and then from the beginning.
  nextUncoded() {
    const { screen } = this;
    const from = screen.caret ? screen.text.indexAt(screen.caret.focus) : screen.text.indexAt(this.placeNow()) - 1;
    const open = screen.text.pieces.filter(piece => piece.number && piece.role !== 'interviewer' && !piece.items.some(item => item.kind === 'c'));
    const next = open.find(piece => piece.index > from) || open[0];
    if (next) this.goTo(next.start, `${screen.say('uncoded.left', { n: open.length })} ${screen.describe(next)}`); else screen.tell(screen.say('uncoded.none'));
  }
  // To the next or previous coding or suggestion in the order of the text.
  walk(step, kind, { quiet = false } = {}) {
    const { screen } = this;
    const found = screen.items.all.filter(item => item.kind === kind && !screen.text.at(item.start).row.hidden);
    if (!found.length) { if (!quiet) screen.tell(screen.say(kind === 's' ? this.whyNoSuggestion() : 'coding.none')); return; }
    const at = found.findIndex(item => item.id === screen.selected), place = screen.caret?.focus ?? this.placeNow();
    const next = at >= 0 ? found[(at + step + found.length) % found.length]
      : step > 0 ? found.find(item => item.start >= place) || found[0] : found.findLast(item => item.start < place) || found.at(-1);
    if (quiet && next.id === screen.selected) { screen.pick(null); return; }
    screen.selection = null;
    screen.putCaret(next.start);
    screen.text.reveal(next.start, { middle: true });
    screen.pick(next.id);
  }
  whyNoSuggestion() {
    const { data: { suggest }, options } = this.screen;
    return suggest === 'blind' ? 'suggest.blind' : !options.suggest ? 'suggest.off' : suggest === 'wait' ? 'suggest.wait' : 'suggest.none';
  }
  placeKey(what) { return `qualcode-${what}-${this.screen.data.project}-${this.screen.data.text?.transcript}`; }
  // Where the first turn begins that can be seen; in one that is higher than the window, what can be seen of it.
  placeNow() {
    const { screen } = this;
    const top = screen.text.scroll.getBoundingClientRect().top + 8, seen = part => !part.hidden && part.getBoundingClientRect().bottom > top;
    const block = screen.text.blocks.find(seen); // a block that is far away is not laid out for this
    const piece = block && screen.text.piecesOf(block).find(one => seen(one.row)) || screen.text.pieces[0];
    if (!piece || piece.row.offsetHeight < screen.text.scroll.clientHeight || piece.row.getBoundingClientRect().top > top) return piece?.start ?? 0;
    const offset = screen.text.offsetAt(piece.textBox.getBoundingClientRect().left + 1, top);
    return offset === null || screen.text.at(offset) !== piece ? piece.start : offset;
  }
  keepPlace() {
    clearTimeout(this.placeTimer);
    const key = this.placeKey('place');
    this.placeTimer = setTimeout(() => { if (key === this.placeKey('place')) store(localStorage, key, this.placeNow()); }, 250);
  }
  backToPlace() {
    const { screen } = this;
    const place = stored(localStorage, this.placeKey('place'));
    screen.text.scroll.scrollTop = 0;
    const piece = place && screen.text.at(place);
    if (!piece) return;
    piece.row.scrollIntoView({ block: 'start' });
    const box = place > piece.start && screen.text.rectAt(place);
    if (box) screen.text.scroll.scrollTop += box.top - screen.text.scroll.getBoundingClientRect().top - 8;
  }
  goToLastPlace() {
    const { screen } = this;
    const place = stored(localStorage, this.placeKey('last'));
    if (place === null) screen.tell(screen.say('place.none')); else this.goTo(Math.min(place, screen.text.pieces.at(-1).end));
  }
}
