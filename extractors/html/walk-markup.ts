// Walks a markup tree in document order, without recursion, and yields its text, pictures and tables as pieces with
// paths. Serves HTML pages and the HTML that mammoth makes of DOCX.
//
// A path names elements from the body down, each with its number among siblings of the same name:
// `body/div[2]/table[1]/tr[3]/td[1]`. thead, tbody and tfoot are left out: rows count through the whole table.

import { InlineCollector } from './collect-inline.ts';
import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import { type ImagePiece, NO_TEXT } from './pieces.ts';
import type { Place, Stretch } from './places.ts';
import { type RawCell, type RawTable, settleTable, type WalkPiece } from './settle-table.ts';

export interface WalkOptions {
  /** White space is content: text that comes from Word. */
  readonly preserveSpace?: boolean;
  /** Paths of elements that the caller knows better (places in the DOCX behind the HTML). */
  readonly paths?: ReadonlyMap<MarkupElement, string>;
}

export interface MarkupWalk {
  readonly pieces: readonly WalkPiece[];
  readonly stretches: readonly Stretch[];
  /** The first place with each path. */
  readonly places: ReadonlyMap<string, Place>;
  /** Texts left out because the page hides them. */
  readonly hidden: readonly MarkupElement[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const DROPPED = words(
  'script style template noscript iframe object embed svg canvas audio video select datalist button input colgroup col map rp rt head title',
);
const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 h7 h8 h9 header hgroup hr legend li main menu nav ol p pre section summary table td textarea th tr ul',
);
const GROUPS = words('thead tbody tfoot');

interface Frame {
  readonly element: MarkupElement;
  readonly path: string;
  readonly counts: Map<string, number>;
  readonly inherited: Inherited;
  next: number;
  readonly leave: (() => void) | null;
}

/** What an element hands down to the text in it. */
interface Inherited {
  readonly place: Place;
  readonly role: Stretch['role'];
  readonly level: number;
  readonly link: boolean;
  readonly superscript: boolean;
  readonly preserve: boolean;
}

/** The pieces of the tree below `body`. */
export function walkMarkup(body: MarkupElement, options: WalkOptions = {}): MarkupWalk {
  return new MarkupWalker(options).walk(body);
}

class MarkupWalker {
  private readonly options: WalkOptions;
  private readonly stretches: Stretch[] = [];
  private readonly places = new Map<string, Place>();
  private readonly hidden: MarkupElement[] = [];
  private readonly inline = new InlineCollector();
  private readonly tables: (RawTable & { group: number })[] = [];
  private sink: WalkPiece[] = [];
  private at = 0;

  constructor(options: WalkOptions) {
    this.options = options;
  }

  walk(body: MarkupElement): MarkupWalk {
    const pieces = this.sink;
    const place = this.openPlace(body.name);
    const inherited: Inherited = {
      place,
      role: 'plain',
      level: 0,
      link: false,
      superscript: false,
      preserve: this.options.preserveSpace === true,
    };
    const stack: Frame[] = [
      { element: body, path: body.name, counts: new Map(), inherited, next: 0, leave: null },
    ];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const child: MarkupNode | undefined = frame.element.children[frame.next++];
      if (child === undefined) {
        frame.leave?.();
        stack.pop();
      } else if (!isElement(child)) this.inline.add(child, frame.inherited);
      else {
        const entered = this.enter(child, frame);
        if (entered) stack.push(entered);
      }
    }
    this.flush(inherited);
    place.to = this.stretches.length;
    return { pieces, stretches: this.stretches, places: this.places, hidden: this.hidden };
  }

  /** The frame of `element`, or null when its content is not walked. */
  private enter(element: MarkupElement, parent: Frame): Frame | null {
    const { name } = element;
    const number = (parent.counts.get(name) ?? 0) + 1;
    if (!GROUPS.has(name)) parent.counts.set(name, number);
    const path = this.options.paths?.get(element) ?? `${parent.path}/${name}[${number}]`;
    if (DROPPED.has(name)) return null;
    if (isHidden(element)) {
      this.hidden.push(element);
      return null;
    }
    if (name === 'br') this.inline.breakLine();
    if (name === 'img') this.addImage(element, path);
    if (GROUPS.has(name)) return this.enterGroup(element, parent);
    return BLOCKS.has(name) ? this.enterBlock(element, path, parent) : inlineFrame(element, path, parent);
  }

  private enterGroup(element: MarkupElement, parent: Frame): Frame {
    const table = this.tables.at(-1);
    if (table) table.group++;
    return { ...parent, element, next: 0, leave: () => (table ? table.group++ : undefined) };
  }

  private enterBlock(element: MarkupElement, path: string, parent: Frame): Frame {
    this.flush(parent.inherited);
    const place = this.openPlace(path);
    const inherited: Inherited = { ...parent.inherited, place, ...roleOf(element, parent.inherited) };
    const closeContent = this.openContent(element, place, parent.element);
    const leave = (): void => {
      this.flush(inherited);
      place.to = this.stretches.length;
      closeContent?.();
    };
    return { element, path, counts: new Map(), inherited, next: 0, leave };
  }

  /** Opens a table, row, cell or caption; the answer closes it. */
  private openContent(element: MarkupElement, place: Place, parent: MarkupElement): (() => void) | null {
    const { name, attributes } = element;
    const table = this.tables.at(-1);
    if (name === 'table')
      return this.openTable(place, /^(?:presentation|none)$/u.test(attributes.role ?? ''));
    if (!table) return null;
    if (name === 'tr') table.rows.push({ cells: [], group: table.group, inHead: parent.name === 'thead' });
    if (name === 'caption') return this.redirect(table.caption);
    const row = table.rows.at(-1);
    if ((name !== 'td' && name !== 'th') || !row) return null;
    const cell: RawCell = {
      place,
      isHeader: name === 'th',
      rowSpan: wholeNumber(attributes.rowspan, 0),
      colSpan: wholeNumber(attributes.colspan, 1),
      pieces: [],
    };
    row.cells.push(cell);
    return this.redirect(cell.pieces);
  }

  private openTable(place: Place, isPresentation: boolean): () => void {
    const table = { place, isPresentation, rows: [], caption: [], group: 0 };
    this.tables.push(table);
    return () => {
      this.tables.pop();
      for (const piece of settleTable(table, this.stretches)) this.sink.push(piece);
    };
  }

  private redirect(pieces: WalkPiece[]): () => void {
    const outer = this.sink;
    this.sink = pieces;
    return () => {
      this.sink = outer;
    };
  }

  private openPlace(path: string): Place {
    const place: Place = { path, from: this.stretches.length, to: this.stretches.length };
    if (!this.places.has(path)) this.places.set(path, place);
    return place;
  }

  /** Ends the stretch of running text. */
  private flush({ place, role, level }: Inherited): void {
    const inline = this.inline.take();
    if (!inline) return;
    const length = Array.from(inline.text).length;
    const stretch: Stretch = { kind: 'stretch', ...inline, place, at: this.at, length, role, level };
    this.at += length + 1;
    this.stretches.push(stretch);
    this.sink.push(stretch);
  }

  private addImage(element: MarkupElement, path: string): void {
    const alt = (element.attributes.alt ?? '').replace(/\s+/gu, ' ').trim();
    const anchor = { path };
    // what editors put there by themselves says nothing: `图片 1`, `image1.png`, a URL
    const telling = /\p{Script=Han}{2}/u.test(alt) && !/^图片\s*\d*$|\.\w{3,4}$/u.test(alt);
    const text = telling ? { text: alt, segments: [{ start: 0, end: alt.length, anchor }] } : NO_TEXT;
    const image: ImagePiece = { kind: 'image', text, anchor };
    if (!isDecoration(element)) this.sink.push(image);
  }
}

const inlineFrame = (element: MarkupElement, path: string, parent: Frame): Frame => ({
  element,
  path,
  counts: new Map(),
  inherited: {
    ...parent.inherited,
    link: parent.inherited.link || element.name === 'a',
    superscript: parent.inherited.superscript || element.name === 'sup',
  },
  next: 0,
  leave: null,
});

function roleOf({ name, attributes }: MarkupElement, inherited: Inherited): Partial<Inherited> {
  const heading = /^h([1-9])$/u.exec(name)?.[1];
  if (heading) return { role: 'heading', level: Number(heading) };
  if (name === 'figcaption') return { role: 'figcaption', level: 0 };
  if (attributes['data-role'] === 'note') return { role: 'note', level: 0 };
  if (name === 'td' || name === 'th') return { role: 'plain', level: 0 };
  return name === 'pre' || name === 'textarea' ? { preserve: true } : { role: inherited.role };
}

const isHidden = ({ attributes }: MarkupElement): boolean =>
  attributes.hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/iu.test(attributes.style ?? '');

/** Icons and spacers, by their stated size. */
const isDecoration = ({ attributes }: MarkupElement): boolean =>
  [attributes.width, attributes.height].some((size) => size !== undefined && Number.parseInt(size, 10) <= 32);

/** A number attribute as HTML reads it: leading digits; 1 when there are none, else at least `least`. */
function wholeNumber(value: string | undefined, least: number): number {
  const digits = /^\s*(\d{1,9})/u.exec(value ?? '')?.[1];
  return digits === undefined ? 1 : Math.max(least, Number(digits));
}
