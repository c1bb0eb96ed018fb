// Going through the text: to words that are sought, to a turn, to what is not coded yet, and back to where one was.

class Going {
  constructor(screen) { this.screen = screen; }

  look(words) {
    this.screen.hits = [];
    const wanted = plain(words.trim());
    if (wanted.length > 1) {
      for (const piece of this.screen.text.pieces) {
        const { text, from } = folded(piece);
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) this.screen.hits.push([piece.offset(from[at]), piece.offset(from[at + wanted.length])]);
      }
    }
    this.screen.hitNumber = Math.max(0, this.screen.hits.findIndex(([start]) => start >= (this.screen.caret?.focus ?? this.placeNow())));
    this.screen.hit = this.screen.hits[this.screen.hitNumber] || null;
    this.toHit();
    this.screen.text.paint();
    this.screen.toolbar.draw();
  }
  hop(step) {
    if (!this.screen.hits.length) return;
    this.screen.hitNumber = (this.screen.hitNumber + step + this.screen.hits.length) % this.screen.hits.length;
    this.screen.hit = this.screen.hits[this.screen.hitNumber];
    this.toHit();
    this.screen.text.paint();
    this.screen.toolbar.draw();
  }
  toHit() {
    const { hit, text } = this.screen;
    if (!hit) return;
    if (text.at(hit[0]).row.hidden) this.screen.setOption('onlyCoded', false);
    text.reveal(hit[0], { middle: true });
  }
  goTo(offset, words = '') {
    const piece = this.screen.text.at(offset);
    if (piece?.row.hidden) this.screen.setOption('onlyCoded', false);
    this.screen.text.scroll.focus({ preventScroll: true });
    this.screen.text.reveal(offset, { middle: true });
    this.screen.putCaret(offset);
    this.screen.text.reveal(offset, { middle: true });
    if (words) this.screen.tell(words);
  }
  goToTurn(number) {
    const piece = this.screen.text.pieces.find(one => one.number === Number(number));
    if (piece) this.goTo(piece.start, this.screen.describe(piece)); else this.screen.tell(this.screen.say('turn.none', { n: this.screen.text.pieces.filter(one => one.number).length }));
  }
  // The next turn of somebody who is interviewed that has no coding; from the caret on, and then from the beginning.
  nextUncoded() {
    const from = this.screen.caret ? this.screen.text.indexAt(this.screen.caret.focus) : this.screen.text.indexAt(this.placeNow()) - 1;
    const open = this.screen.text.pieces.filter(piece => piece.number && piece.role !== 'interviewer' && !piece.items.some(item => item.kind === 'c'));
    const next = open.find(piece => piece.index > from) || open[0];
    if (next) this.goTo(next.start, `${this.screen.say('uncoded.left', { n: open.length })} ${this.screen.describe(next)}`); else this.screen.tell(this.screen.say('uncoded.none'));
  }
  // To the next or previous coding or suggestion in the order of the text.
  walk(step, kind, { quiet = false } = {}) {
    const found = this.screen.items.all.filter(item => item.kind === kind && !this.screen.text.at(item.start).row.hidden);
    if (!found.length) { if (!quiet) this.screen.tell(this.screen.say(kind === 's' ? this.screen.data.suggest === 'wait' ? 'suggest.wait' : 'suggest.none' : 'coding.none')); return; }
    const at = found.findIndex(item => item.id === this.screen.selected), place = this.screen.caret?.focus ?? this.placeNow();
    const next = at >= 0 ? found[(at + step + found.length) % found.length]
      : step > 0 ? found.find(item => item.start >= place) || found[0] : found.findLast(item => item.start < place) || found.at(-1);
    if (quiet && next.id === this.screen.selected) { this.screen.pick(null); return; }
    this.screen.selection = null;
    this.screen.putCaret(next.start);
    this.screen.text.reveal(next.start, { middle: true });
    this.screen.pick(next.id);
  }
  placeKey(what) { return `qualcode-${what}-${this.screen.data.project}-${this.screen.data.text?.transcript}`; }
  // Where the first turn begins that can be seen.
  placeNow() {
    const top = this.screen.text.scroll.getBoundingClientRect().top + 8, seen = part => !part.hidden && part.getBoundingClientRect().bottom > top;
    const block = this.screen.text.blocks.find(seen); // a block that is far away is not laid out for this
    return (block && this.screen.text.piecesOf(block).find(piece => seen(piece.row)) || this.screen.text.pieces[0])?.start ?? 0;
  }
  keepPlace() {
    clearTimeout(this.placeTimer);
    const key = this.placeKey('place');
    this.placeTimer = setTimeout(() => { if (key === this.placeKey('place')) store(localStorage, key, this.placeNow()); }, 250);
  }
  backToPlace() {
    const place = stored(localStorage, this.placeKey('place'));
    this.screen.text.scroll.scrollTop = 0;
    if (place && this.screen.text.pieces.length) this.screen.text.at(place).row.scrollIntoView({ block: 'start' });
  }
  goToLastPlace() {
    const place = stored(localStorage, this.placeKey('last'));
    if (place === null) this.screen.tell(this.screen.say('place.none')); else this.goTo(Math.min(place, this.screen.text.pieces.at(-1).end));
  }
}
