// The depth of headings, from how their styles of numbering nest in this document.

type Style = string;

const STYLES: readonly (readonly [RegExp, Style])[] = [
  [/^第[一二三四五六七八九十百\d]+\s?[章部篇]/u, 'chapter'],
  [/^第[一二三四五六七八九十百\d]+\s?节/u, 'section'],
  [/^[一二三四五六七八九十]{1,3}\s?[、.．]/u, 'han'],
  [/^[（(][一二三四五六七八九十]{1,3}[）)]/u, 'han-brackets'],
  [/^\d{1,2}[.．]\d{1,2}[.．]\d{1,2}[.．]\d{1,2}(?!\d)/u, 'dots4'],
  [/^\d{1,2}[.．]\d{1,2}[.．]\d{1,2}(?!\d)/u, 'dots3'],
  [/^\d{1,2}[.．]\d{1,2}(?![\d%％])/u, 'dots2'],
  [/^\d{1,2}(?![\d届年%％])/u, 'dots1'],
  [/^[（(]\d{1,2}[）)]/u, 'brackets'],
];

/** Follows the headings of a document and says how deep each one stands. */
export class OutlineDepth {
  private readonly open: Style[] = [];
  private largest = 0;

  /**
   * 1 for the outermost style of numbering seen so far; a new style opens a level under the current one, a chapter
   * closes all. A heading without a number stands under the numbered one before it, unless it is set larger than any.
   */
  depthOf(text: string, size: number): number {
    const line = text.trim();
    const style = STYLES.find(([pattern]) => pattern.test(line))?.[1];
    if (!style) return size > this.largest ? 1 : this.open.length + 1;
    this.largest = Math.max(this.largest, size);
    const known = style === 'chapter' ? 0 : this.open.indexOf(style);
    if (style === 'chapter') this.open.splice(0, this.open.length, style);
    else if (known >= 0) this.open.length = known + 1;
    else this.open.push(style);
    return this.open.length;
  }
}
