// Running text as a browser shows it: white space collapsed, line breaks kept, superscript digits told apart.

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]/u;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Stand for collapsible white space until its neighbours are known; the second kind contains a line end. */
const SPACE = '\u0084';
const LINE_END = '\u0085';

/** How a run of text stands in its line. */
export interface InlineStyle {
  readonly link: boolean;
  readonly superscript: boolean;
  /** White space and line ends are content: `<pre>`, and all text of Word. */
  readonly preserve: boolean;
}

/** A finished stretch of text; `linked` counts its UTF-16 units inside links. */
export interface InlineText {
  readonly text: string;
  readonly linked: number;
}

/** Collects the text between two block boundaries. */
export class InlineCollector {
  private parts: string[] = [];
  private linked = 0;

  /** Adds a text node. */
  add(source: string, style: InlineStyle): void {
    const spaced = style.preserve ? source.replace(/\r\n?/gu, '\n') : collapse(source);
    let text = spaced.replace(/[\u200b\ufeff\u00ad]/gu, '').replaceAll('\u00a0', ' ');
    // 918¹ must not become 9181
    if (style.superscript && /^\s*\d{1,3}\s*$/u.test(text))
      text = text.trim().replace(/\d/gu, (digit) => SUPERSCRIPT[Number(digit)] ?? digit);
    this.parts.push(text);
    if (style.link) this.linked += text.trim().length;
  }

  /** A line break (`<br>`). */
  breakLine(): void {
    this.parts.push('\n');
  }

  /** The text so far without white space at its ends and its lines' ends, or null when it is blank; starts anew. */
  take(): InlineText | null {
    const text = settle(this.parts.join(''));
    const { linked } = this;
    this.parts = [];
    this.linked = 0;
    return text === '' ? null : { text, linked };
  }
}

const collapse = (text: string): string =>
  text.replace(/[ \t\f\r\n]+/gu, (space) => (/[\r\n]/u.test(space) ? LINE_END : SPACE));

/** A line end in the source is a space between words, and nothing between Chinese characters. */
function settle(text: string): string {
  return text
    .replace(/[\u0084\u0085]+/gu, (space, at: number) =>
      space.includes(LINE_END) && CJK.test(text[at - 1] ?? '') && CJK.test(text[at + space.length] ?? '')
        ? ''
        : ' ',
    )
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/^\n+|\n+$/gu, '');
}
