// Above the text: what could not be stored, why, and what to do about it.

class Refusals {
  constructor(screen) {
    this.screen = screen;
    this.box = element('div', 'cs-refusals', { role: 'alert' });
  }
  draw() {
    const { outbox: { refused }, data } = this.screen, shown = JSON.stringify([refused, data.text.token, data.language]);
    this.box.hidden = !refused.length;
    if (shown !== this.shown) this.box.replaceChildren(...refused.map(refusal => this.row(refusal)));
    this.shown = shown;
  }
  row(refusal) {
    const { screen } = this, { action, answer } = refusal, row = element('div', 'cs-refusal');
    const what = screen.say(`action.${action.do}`, { code: screen.codes.name(action.to_code || action.code) });
    const offer = answer.offer && action.transcript === screen.data.text.transcript;
    const words = offer ? screen.text.words(...answer.offer) : '';
    row.append(element('span', '', {}, screen.say(this.key(answer, offer), { what, why: this.why(answer), words: shortened(words) })));
    if (offer) row.append(this.button('do.place', () => { screen.outbox.forget(refusal); this.again(action, answer.offer); }));
    const typed = [action.text, action.label, action.definition].filter(Boolean).join(' – ');
    if (typed) row.append(element('span', 'cs-memo-text', {}, typed));
    row.append(this.button('do.forget', () => { screen.outbox.forget(refusal); screen.text.focus(); }));
    return row;
  }
  // Where the passage is no longer in the text, or is in another transcript, no words of it can be shown.
  key({ problem, offer }, here) {
    if (problem !== 'text' || here) return `refused.${problem}`;
    return offer ? 'refused.text.elsewhere' : 'refused.text.nowhere';
  }
  // What has no words in the catalogue stands behind, as the server said it.
  why({ reason, values, message }) {
    return reason ? this.screen.say(`why.${reason}`, values) + (message ? ` (${message})` : '') : '';
  }
  button(key, act) {
    const button = element('button', '', { type: 'button' }, this.screen.say(key));
    button.addEventListener('click', act);
    return button;
  }
  again({ uid, coder, version, ...action }, [start, end]) {
    this.screen.do({ ...action, start, end, ...(action.do === 'accept' ? { to_start: start, to_end: end } : {}) });
    this.screen.text.reveal(start, { middle: true });
  }
}
