// Pieces in reading order → blocks and tables: captions, units, notes and figures are recognised by their words, tables
// that continue are joined. Serves DOCX, HTML and XLSX.

import {
  type AnchoredText,
  type Block,
  type BlockKind,
  type DocumentContent,
  type Message,
  makeMessage,
  type Table,
} from '../../model/index.ts';
import {
  type Caption,
  isContentsEntry,
  isNote,
  recogniseCaption,
  recogniseHeading,
  statedUnit,
} from '../layout/recognise-line.ts';
import { bareCaption, unitInCaption } from '../layout/table-words.ts';
import { buildTable, joinTables } from './build-table.ts';
import { peelTable } from './peel-table.ts';
import { type ImagePiece, NO_TEXT, type Piece, type TablePiece, type TextPiece } from './pieces.ts';

export interface ComposeOptions {
  /** Whether a wide first row of a table is its title even without 表 N (sheets). */
  readonly bareTitles?: boolean;
}

/** Blocks, tables and messages of `pieces`; never throws. */
export function composeContent(pieces: readonly Piece[], options: ComposeOptions = {}): DocumentContent {
  const composer = new Composer(pieces, options);
  for (const piece of pieces) composer.add(piece);
  composer.giveUpCaption();
  const { blocks, tables, messages } = composer;
  return { pages: [], blocks, tables, messages };
}

/** A caption waits for its table over this many lines (名称, 单位). */
const CAPTION_REACH = 3;
/** A unit line holds for a table after so many other lines (名称, the caption itself). */
const UNIT_REACH = 1;
/** With fewer headings marked as such, numbering decides what is one. */
const MARKED_HEADINGS = 3;
/** A `heading` longer than this is body text in the wrong style. */
const MAX_HEADING = 100;

interface WaitingCaption {
  readonly caption: Caption;
  readonly text: AnchoredText;
  readonly block: number;
  /** Part of a run of captions: a list of tables. */
  readonly isListed: boolean;
  lines: number;
}

class Composer {
  readonly blocks: Block[] = [];
  readonly tables: Table[] = [];
  readonly messages: Message[] = [];
  private readonly byNumbering: boolean;
  private readonly bareTitles: boolean;
  private waiting: WaitingCaption | null = null;
  /** The last unit line, and how many blocks there were with it. */
  private unit: { readonly text: string; readonly blocks: number } | null = null;
  private lastWasListed = false;
  /** A picture without caption as long as it is the last block. */
  private picture: Block | null = null;
  private captionWantsImage = false;

  constructor(pieces: readonly Piece[], options: ComposeOptions) {
    const marked = pieces.filter((piece) => piece.kind === 'text' && piece.role === 'heading').length;
    this.byNumbering = marked < MARKED_HEADINGS;
    this.bareTitles = options.bareTitles === true;
  }

  add(piece: Piece): void {
    if (piece.kind === 'text') this.addText(piece);
    else if (piece.kind === 'image') this.addImage(piece);
    else this.addTable(piece);
  }

  /** Reports a table caption that no table followed. */
  giveUpCaption(nextIsCaption = false): void {
    const { waiting } = this;
    this.waiting = null;
    this.lastWasListed = false;
    if (!waiting) return;
    this.lastWasListed = nextIsCaption && waiting.lines === 0;
    if (waiting.isListed || this.lastWasListed) return;
    const anchor = waiting.text.segments[0]?.anchor;
    this.messages.push(makeMessage('caption_without_table', { caption: waiting.text.text }, anchor));
  }

  private addText(piece: TextPiece): void {
    const { text } = piece.text;
    const caption = isListEntry(text) ? null : recogniseCaption(text);
    if (piece.role === 'figcaption' || caption?.kind === 'figure') this.addFigureCaption(piece);
    else if (caption?.kind === 'table') this.addTableCaption(piece, caption);
    else this.addLine(piece);
  }

  private addLine(piece: TextPiece): void {
    if (this.waiting && ++this.waiting.lines > CAPTION_REACH) this.giveUpCaption();
    this.push(...this.kindOf(piece), piece);
    const unit = statedUnit(piece.text.text);
    if (unit !== null) this.unit = { text: unit, blocks: this.blocks.length };
  }

  private addTableCaption(piece: TextPiece, caption: Caption): void {
    this.giveUpCaption(true);
    this.waiting = {
      caption,
      text: piece.text,
      block: this.blocks.length,
      isListed: this.lastWasListed,
      lines: 0,
    };
    this.push(...this.kindOf(piece), piece);
  }

  private kindOf(piece: TextPiece): [BlockKind, number | undefined] {
    const { text } = piece.text;
    if (piece.role === 'note' || isNote(text) || FOOTNOTE.test(text)) return ['note', undefined];
    if (piece.role === 'heading' && text.length <= MAX_HEADING) return ['heading', piece.level ?? 1];
    const level = this.byNumbering && !isListEntry(text) ? recogniseHeading(text) : null;
    return level === null ? ['paragraph', undefined] : ['heading', level];
  }

  private addFigureCaption(piece: TextPiece): void {
    // a picture stands above its caption, or below it
    const picture = this.picture === this.blocks.at(-1) ? this.picture : null;
    if (picture && (picture.text === '' || picture.text === piece.text.text)) this.blocks.pop();
    this.push('figure', undefined, piece);
    this.captionWantsImage = picture === null;
    this.picture = null;
  }

  private addImage(piece: ImagePiece): void {
    // a caption and then a picture: the table is in the picture
    if (this.waiting) this.giveUpCaption();
    if (this.captionWantsImage) this.captionWantsImage = false;
    else {
      this.push('figure', undefined, piece);
      this.picture = this.blocks.at(-1) ?? null;
    }
  }

  private addTable(whole: TablePiece): void {
    const { before, table, after } = peelTable(whole, this.bareTitles);
    for (const piece of before) this.addText(piece);
    if (table) this.placeTable(table, this.bareTitles ? titleOf(before) : null);
    for (const piece of after) this.addText(piece);
  }

  private placeTable(piece: TablePiece, title: TextPiece | null): void {
    const unit = this.unit && this.blocks.length - this.unit.blocks <= UNIT_REACH ? this.unit.text : null;
    const { waiting } = this;
    this.waiting = null;
    this.unit = null;
    this.lastWasListed = false;
    this.captionWantsImage = false;
    if (waiting?.caption.continued && this.joinToLast(piece)) return;
    const caption = piece.caption ?? waiting?.text ?? this.takeTitle(title) ?? this.takeBareCaption();
    if (waiting && !piece.caption) this.blocks.splice(waiting.block, 1);
    const table = buildTable(piece, {
      id: `t${this.tables.length + 1}`,
      caption: caption?.text.replaceAll('\n', ' ') ?? null,
      unit: unit ?? unitInCaption(caption?.text ?? ''),
    });
    this.tables.push(table);
    this.blocks.push({ kind: 'table', ...(caption ?? NO_TEXT), table: table.id, anchor: piece.anchor });
  }

  /** Adds the rows of `piece` to the table before it; its caption (续表) stays as a paragraph. */
  private joinToLast(piece: TablePiece): boolean {
    const last = this.tables.at(-1);
    const joined = last && joinTables(last, buildTable(piece, { id: last.id, caption: null, unit: null }));
    if (joined) this.tables[this.tables.length - 1] = joined;
    return Boolean(joined);
  }

  /** Takes the title that stood in the table's own rows. */
  private takeTitle(title: TextPiece | null): AnchoredText | null {
    const at = title ? this.blocks.findLastIndex((block) => block.anchor === title.anchor) : -1;
    if (!title || at < 0) return null;
    this.blocks.splice(at, 1);
    return title.text;
  }

  /** Takes the title without number (… 一览表) that stands above the table, lines of name and unit between. */
  private takeBareCaption(): AnchoredText | null {
    for (let i = this.blocks.length - 1; i >= Math.max(0, this.blocks.length - CAPTION_REACH); i--) {
      const block = this.blocks[i];
      if (!block || (block.kind !== 'paragraph' && block.kind !== 'heading')) return null;
      const found = bareCaption(block.text);
      if (found === 'title') {
        // a heading stays where it is: the outline needs it
        if (block.kind === 'paragraph') this.blocks.splice(i, 1);
        return { text: block.text, segments: block.segments };
      }
      if (found === null) return null;
    }
    return null;
  }

  private push(kind: BlockKind, level: number | undefined, piece: TextPiece | ImagePiece): void {
    const { text, anchor } = piece;
    this.captionWantsImage = false;
    this.blocks.push({ kind, ...text, ...(level !== undefined && { level }), anchor });
  }
}

/** The title among the rows above a table: the one that ends in 表, else the last that names neither school nor unit. */
function titleOf(rows: readonly TextPiece[]): TextPiece | null {
  const titles = rows.filter(({ text, role }) => role === 'plain' && bareCaption(text.text) !== 'between');
  return titles.find(({ text }) => bareCaption(text.text) === 'title') ?? titles.at(-1) ?? null;
}

/** A footnote as printed: its mark in superscript, its text. */
const FOOTNOTE = /^[⁰¹²³⁴-⁹]+\s*\S/u;

/** An entry of a table of contents: dotted leaders, or a tab and a page number. */
const isListEntry = (text: string): boolean => isContentsEntry(text) || /\t\s*[\divxIVX]{1,5}$/u.test(text);
