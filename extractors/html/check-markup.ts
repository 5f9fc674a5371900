// Preflight of HTML: refuses what would keep the tree builder busy for minutes, before it sees it, and takes out
// formatting tags where their misnesting would multiply them. Counts only; the tree is built in parse-html.ts.

import { Parser } from 'htmlparser2';
import { refuseBeyond } from '../limits.ts';

/** Copies of unclosed formatting elements that the tree builder may make (HTML standard, 13.2.4.3). */
const MAX_COPIES = 100_000;
/** Formatting elements inside each other; beyond it they were never closed and mean nothing. */
const MAX_FORMATTING = 200;

const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const CELLS = ['td', 'th', 'caption'];
const ROW = ['tr', 'table'];
const GROUP = ['tbody', 'thead', 'tfoot', 'table'];
const LIST = ['ul', 'ol', 'td', 'th'];
/** Start tags that need no end tags before them, and the elements up to which they close everything. */
const CLOSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['td', ROW],
  ['th', ROW],
  ['tr', GROUP],
  ['tbody', ['table']],
  ['thead', ['table']],
  ['tfoot', ['table']],
  ['li', LIST],
  ['dt', ['dl', ...CELLS]],
  ['dd', ['dl', ...CELLS]],
  ['option', ['select', 'optgroup']],
]);

/**
 * `html` as it may be given to the tree builder: itself, or without formatting tags when they are hopelessly misnested.
 * @throws UnreadableError `markup_too_complex` for too many tags, attributes or levels, `document_holds_too_much` for too many
 * tables or cells
 */
export function checkMarkup(html: string): string {
  const open = new OpenElements();
  let tags = 0;
  let cells = 0;
  let tables = 0;
  let attributes = 0;
  const parser = new Parser({
    onopentagname(name) {
      attributes = 0;
      refuseBeyond('htmlTags', ++tags);
      if (name === 'td' || name === 'th') refuseBeyond('cells', ++cells);
      else if (name === 'table') refuseBeyond('tables', ++tables);
      open.enter(name);
      refuseBeyond('htmlDepth', open.depth);
    },
    onattribute() {
      refuseBeyond('attributes', ++attributes);
    },
    onclosetag(name, implied) {
      if (!implied) open.leave(name);
    },
  });
  parser.write(html);
  parser.end();
  return open.copies > MAX_COPIES ? withoutFormatting(html) : html;
}

/** The stack of open elements much as the HTML standard keeps it: end tags may be missing. */
class OpenElements {
  /** How many formatting elements the tree builder would open again. */
  copies = 0;
  private readonly stack: string[] = [];
  private formatting = 0;
  private unclosed = 0;

  /** Levels without formatting elements. */
  get depth(): number {
    return this.stack.length - this.formatting;
  }

  enter(name: string): void {
    if (FORMATTING.has(name)) {
      if (this.formatting >= MAX_FORMATTING) this.copies = Number.POSITIVE_INFINITY;
      else if (this.copies <= MAX_COPIES) this.push(name);
      return;
    }
    if (VOID.has(name)) return;
    const closed = CLOSES.get(name);
    if (closed) this.cutTo((n) => closed.includes(n));
    else this.copies += this.unclosed;
    if (name === 'p') this.closeParagraph();
    this.push(name);
  }

  leave(name: string): void {
    const at = this.stack.lastIndexOf(name);
    if (at >= 0) this.cut(at);
    // an end tag that comes late still ends the element
    if (FORMATTING.has(name) && this.unclosed > 0) this.unclosed--;
  }

  private push(name: string): void {
    this.stack.push(name);
    if (FORMATTING.has(name)) this.formatting++;
  }

  private closeParagraph(): void {
    const at = this.stack.lastIndexOf('p');
    if (at >= 0 && !this.stack.slice(at).some((n) => CELLS.includes(n))) this.cut(at);
  }

  /** Closes everything inside the innermost element for which `isBoundary` holds; nothing when there is none. */
  private cutTo(isBoundary: (name: string) => boolean): void {
    const at = this.stack.findLastIndex(isBoundary);
    if (at >= 0) this.cut(at + 1);
  }

  private cut(length: number): void {
    const closed = this.stack.slice(length).filter((name) => FORMATTING.has(name)).length;
    this.unclosed += closed;
    this.formatting -= closed;
    this.stack.length = length;
  }
}

/** `html` with formatting tags cut out; the text stays. */
function withoutFormatting(html: string): string {
  const kept: string[] = [];
  let from = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (FORMATTING.has(name)) skipTag();
    },
    onclosetag(name, implied) {
      if (!implied && FORMATTING.has(name)) skipTag();
    },
  });
  const skipTag = (): void => {
    const start = html.lastIndexOf('<', parser.endIndex);
    const end = html.indexOf('>', parser.endIndex);
    if (start < from || end < 0) return;
    kept.push(html.slice(from, start));
    from = end + 1;
  };
  parser.write(html);
  parser.end();
  return kept.join('') + html.slice(from);
}
