// What lies on the text: codings, memos on passages, and suggestions. The server says what there is; what the coder did
// since is laid over it until the server has it too.

class Items {
  constructor() { this.server = new Map(); this.token = null; this.told = { token: null, server: this.server }; this.all = []; }

  // Take what the server sent: everything, or what differs from what it was told that is here. False if that is not here.
  take({ token, from, rows, put, gone }) {
    if (rows) this.server = new Map(Object.entries(rows).map(entry => this.item(entry)));
    else if (token === this.token) return true;
    else if (from !== this.told.token) return false;
    else {
      this.server = new Map(this.told.server);
      for (const id of gone) this.server.delete(id);
      for (const entry of Object.entries(put)) this.server.set(...this.item(entry));
    }
    this.token = token;
    return true;
  }
  tell() { this.told = { token: this.token, server: this.server }; return this.token; }

  item([id, [kind, start, end, ...rest]]) {
    const names = { c: ['code', 'coder', 'review', 'memo', 'value', 'quotable'], m: ['text', 'coder', 'review', 'resolved'],
      s: ['code', 'chance', 'suggester', 'verdict', 'words', 'negated', 'moved', 'near', 'source', 'earlier'] }[kind];
    return [id, { id, kind, start, end, ...Object.fromEntries(names.map((name, n) => [name, rest[n]])) }];
  }

  // Lay the actions over what the server has, and give every item its lane.
  lay(actions, transcript, shown) {
    const map = new Map(this.server);
    for (const action of actions) if (action.transcript === transcript) this.apply(map, action);
    this.byId = map;
    this.all = [...map.values()].filter(shown).sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
    this.giveLanes();
  }
  // What overlaps never shares a lane; codings come first, so that suggestions never move them.
  giveLanes() {
    const ends = [], placed = this.all.filter(one => one.kind !== 's');
    for (const item of placed) {
      let lane = 0;
      while (lane < ends.length && ends[lane] > item.start) lane++;
      ends[lane] = item.end;
      item.lane = lane;
    }
    for (const item of this.all.filter(one => one.kind === 's')) {
      const taken = new Set(placed.filter(other => other.start < item.end && other.end > item.start).map(other => other.lane));
      item.lane = 0;
      while (taken.has(item.lane)) item.lane++;
      placed.push(item);
    }
  }
  apply(map, action) {
    const { id, start, end, code, coder } = action;
    const there = map.get(id);
    const change = fields => { if (there) map.set(id, { ...there, ...fields }); };
    const add = item => map.set(id, { id, start, end, coder, ...item });
    switch (action.do) {
      case 'code': if (!there) add({ kind: 'c', code, memo: '', value: null }); break;
      case 'accept':
        map.delete(suggestionId(action));
        if (!there) add({ kind: 'c', code: action.to_code, start: action.to_start, end: action.to_end, memo: '', value: null });
        break;
      case 'reject': map.delete(suggestionId(action)); break;
      case 'delete': case 'delete memo': map.delete(id); break;
      case 'move': change({ start, end, review: false }); break;
      case 'draft': change({ start, end }); break;
      case 'recode': change({ code }); break;
      case 'remark': change({ memo: action.text }); break;
      case 'value': change({ value: action.value }); break;
      case 'star': change({ quotable: action.quotable }); break;
      case 'confirm': change({ review: false }); break;
      case 'write memo': if (!there) add({ kind: 'm', text: action.text, resolved: false }); break;
      case 'change memo': change({ text: action.text ?? there?.text, resolved: action.resolved ?? there?.resolved }); break;
    }
  }
  // The items that lie over a place, the shortest first.
  over(offset) {
    return this.all.filter(item => item.start <= offset && item.end > offset)
      .sort((a, b) => (a.end - a.start) - (b.end - b.start) || a.lane - b.lane);
  }
}

const suggestionId = action => `s-${action.start}-${action.end}-${action.code}`;
