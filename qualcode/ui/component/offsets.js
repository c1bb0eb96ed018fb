// Offsets that leave the browser count Unicode code points of the transcript; the browser itself counts UTF-16 units.

class Piece {
  // One turn of the text, or a stretch that belongs to no turn: `start` and `end` are offsets in the transcript.
  constructor([number, start, speaker, role, time, text], index) {
    Object.assign(this, { number, start, speaker, role, time, text, index });
    this.astral = astralPositions(text);
    this.end = start + text.length - this.astral.length;
    this.borders = {};
  }
  units(offset) {
    const points = Math.min(Math.max(offset, this.start), this.end) - this.start;
    return points + below(this.astral, points);
  }
  offset(units) {
    // the k-th astral character begins at unit astral[k] + k; a place inside a pair is moved to its beginning
    let low = 0, high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.astral[middle] + middle < units) low = middle + 1; else high = middle;
    }
    return this.start + units - low;
  }
  slice(start, end) { return this.text.slice(this.units(start), this.units(end)); }
  // The offsets to which a caret moves, in order: between letters, or where words begin or end.
  bordersOf(kind) {
    if (!this.borders[kind]) {
      const parts = this.parts(kind === 'grapheme' ? kind : 'word');
      const sides = { grapheme: part => part, starts: part => [part[0]], ends: part => [part[1]] };
      this.borders[kind] = [...new Set([this.start, ...parts.flatMap(sides[kind]), this.end])].sort((a, b) => a - b);
    }
    return this.borders[kind];
  }
  // The stretches [start, end) of this kind that the piece is made of.
  parts(kind) {
    return [...SEGMENTERS[kind].segment(this.text)]
      .filter(part => kind !== 'word' || part.isWordLike)
      .map(part => [this.offset(part.index), this.offset(part.index + part.segment.length)]);
  }
}

const SEGMENTERS = Object.fromEntries(
  ['grapheme', 'word', 'sentence'].map(kind => [kind, new Intl.Segmenter('nl', { granularity: kind })]),
);

function astralPositions(text) {
  const found = [];
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return found;
  let points = 0;
  for (const character of text) { if (character.length === 2) found.push(points); points++; }
  return found;
}

function below(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) { const middle = (low + high) >> 1; if (sorted[middle] < value) low = middle + 1; else high = middle; }
  return low;
}
