// The reader for text files: paragraphs, headings, captions and tables of a report that a converter flattened.

import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Catalog } from '../../catalog/types.ts';
import {
  type AnchoredText,
  type Block,
  type BlockKind,
  type DocumentContent,
  type Message,
  makeMessage,
  mergeAnchors,
  type Table,
} from '../../model/index.ts';
import {
  type Caption,
  isNote,
  recogniseCaption,
  recogniseHeading,
  statedUnit,
} from '../layout/recognise-line.ts';
import {
  buildBareTable,
  buildIndicatorTable,
  buildSpacedTable,
  buildTabTable,
  type TableFrame,
} from './build-table.ts';
import { decodeText } from './decode-text.ts';
import { type BareRows, findBareRows } from './find-bare-rows.ts';
import { findContents } from './find-contents.ts';
import { headerFinder } from './find-indicator-header.ts';
import { findTableRegion } from './find-table-region.ts';
import { joinLines, runsOn } from './join-paragraphs.ts';
import { type LineProfile, profileLines } from './profile-lines.ts';
import { type RowLanguage, rebuildIndicatorTable } from './rebuild-indicator-table.ts';
import { rebuildSpacedTable } from './rebuild-spaced-table.ts';
import { mendTabRows, type TabRow, tabCells } from './rebuild-tab-table.ts';
import { removeFurniture } from './remove-furniture.ts';
import { anchoredSlice, isBlank, lineAnchor, type SourceLine, splitLines } from './source-lines.ts';

/**
 * Blocks and tables of a text file; anchors are lines of the file as it is. Damaged characters and tables that the text does
 * not determine are reported as messages.
 * @throws UnreadableError `document_holds_too_much`
 */
export function readTxt(bytes: Uint8Array, catalog: Catalog = loadCatalog()): DocumentContent {
  const decoded = decodeText(bytes);
  const lines = splitLines(decoded.text);
  const profile = profileLines(lines);
  const language: RowLanguage = {
    units: catalog.units,
    columns: catalog.tableColumns,
    findHeader: headerFinder(catalog.tableColumns),
  };
  const reader = new LineReader(removeFurniture(lines), profile, language);
  reader.readAll();
  return {
    pages: [],
    blocks: reader.blocks,
    tables: reader.tables,
    messages: [...decoded.messages, ...reader.messages],
  };
}

/** A caption waits for its table over this many lines (名称, 单位). */
const CAPTION_REACH = 3;

interface WaitingCaption {
  readonly caption: Caption;
  readonly text: AnchoredText;
  readonly block: number;
  unit: string | null;
  lines: number;
  /** Whether the lines behind it were tried as a table. */
  tried: boolean;
}

class LineReader {
  readonly blocks: Block[] = [];
  readonly tables: Table[] = [];
  readonly messages: Message[] = [];
  private readonly lines: readonly SourceLine[];
  private readonly profile: LineProfile;
  private readonly language: RowLanguage;
  private readonly contents: ReadonlySet<number>;
  private waiting: WaitingCaption | null = null;
  /** Rows of numbers ahead whose header the text does not determine. */
  private bare: (BareRows & { readonly caption: string }) | null = null;
  private at = 0;

  constructor(lines: readonly SourceLine[], profile: LineProfile, language: RowLanguage) {
    this.lines = lines;
    this.profile = profile;
    this.language = language;
    this.contents = findContents(lines);
  }

  readAll(): void {
    while (this.at < this.lines.length) {
      const line = this.lines[this.at] as SourceLine;
      if (isBlank(line)) this.at++;
      else if (line === this.bare?.first) this.readBareRows(this.bare);
      else if (!this.readIndicatorTable() && !this.readTabTable(line) && !this.readSpacedTable())
        this.readText(line);
    }
    this.giveUpCaption();
  }

  private readIndicatorTable(): boolean {
    const line = this.lines[this.at] as SourceLine;
    if (line.text.includes('\t')) return false;
    const header = this.language.findHeader(this.lines, this.at);
    if (!header) return false;
    const { rows, notes, next } = rebuildIndicatorTable(this.lines, header, this.language);
    if (rows.length === 0) return false;
    this.addTable((frame) => buildIndicatorTable(header.columns, rows, frame));
    for (const note of notes) this.addBlock('note', anchoredSlice(note));
    this.at = next;
    return true;
  }

  private readTabTable(first: SourceLine): boolean {
    if (!this.isTabRow(first)) return false;
    const rows: TabRow[] = [];
    let next = this.at;
    let blanks = 0;
    for (let i = this.at; i < this.lines.length && blanks <= 2; i++) {
      const line = this.lines[i] as SourceLine;
      if (isBlank(line)) {
        blanks++;
        continue;
      }
      if (!this.isTabRow(line)) break;
      rows.push({ line, cells: tabCells(line), afterBreak: blanks > 0 && rows.length > 0 });
      blanks = 0;
      next = i + 1;
    }
    if (rows.length < 2) return false;
    const mended = mendTabRows(rows);
    this.addTable((frame) => buildTabTable(mended, frame));
    this.at = next;
    return true;
  }

  /** A table of visual lines stands only behind its caption: elsewhere short lines are not tried as cells. */
  private readSpacedTable(): boolean {
    if (!this.waiting || this.waiting.tried || this.profile.kind !== 'visual') return false;
    if (isNameLine((this.lines[this.at] as SourceLine).text)) return false;
    this.waiting.tried = true;
    const region = findTableRegion(this.lines, this.at, this.profile);
    const unit = statedUnit(region.lines[0]?.text ?? '');
    const table = rebuildSpacedTable(unit === null ? region.lines : region.lines.slice(1));
    if (!table) {
      const bare = findBareRows(region.lines);
      this.bare = bare && { ...bare, caption: this.waiting.text.text };
      return false;
    }
    this.waiting.unit ??= unit;
    this.addTable((frame) => buildSpacedTable(table, frame));
    this.at = region.next;
    return true;
  }

  /** What is said of a table the text does not determine is said of its caption: here only its rows are kept. */
  private readBareRows({ rows, last, caption }: BareRows & { readonly caption: string }): void {
    this.giveUpCaption();
    this.addTable((frame) => buildBareTable(rows, { ...frame, caption }));
    this.at = this.lines.indexOf(last) + 1;
    this.bare = null;
  }

  private readText(line: SourceLine): void {
    const caption = this.contents.has(line.number) ? null : recogniseCaption(line.text);
    if (caption && caption.kind !== 'case') {
      this.giveUpCaption();
      const text = anchoredSlice(line);
      if (caption.kind === 'table')
        this.waiting = { caption, text, block: this.blocks.length, unit: null, lines: 0, tried: false };
      this.addBlock(caption.kind === 'figure' ? 'figure' : 'paragraph', text);
      this.at++;
      return;
    }
    this.noteLineUnderCaption(line);
    const level = recogniseHeading(line.text);
    if (level !== null && !this.contents.has(line.number) && !this.isMidSentence()) {
      this.addBlock('heading', anchoredSlice(line), level);
      this.at++;
      return;
    }
    const lines = this.paragraphFrom(this.at);
    this.addBlock(isNote(line.text) ? 'note' : 'paragraph', joinLines(lines));
  }

  /** The lines of the paragraph that begins at `from`; moves on behind it. */
  private paragraphFrom(from: number): SourceLine[] {
    const lines = [this.lines[from] as SourceLine];
    let i = from + 1;
    while (i < this.lines.length) {
      const last = lines.at(-1) as SourceLine;
      const line = this.lines[i] as SourceLine;
      if (isBlank(line)) {
        i++;
        continue;
      }
      if (!runsOn(last, this.profile) || this.contents.has(last.number) || this.beginsAnew(line, i, last))
        break;
      lines.push(line);
      i++;
    }
    this.at = i;
    return lines;
  }

  /** Whether `line` cannot go on the sentence above it. */
  private beginsAnew(line: SourceLine, i: number, above: SourceLine): boolean {
    if (this.isTabRow(line) || this.contents.has(line.number) || line === this.bare?.first) return true;
    if (isNote(line.text) || recogniseCaption(line.text)) return true;
    if (this.language.findHeader(this.lines, i)) return true;
    return recogniseHeading(line.text) !== null && /[。！？；：]["”』」）)]?\s*$/u.test(above.text);
  }

  private isTabRow(line: SourceLine): boolean {
    return line.text.includes('\t') && !isBlank(line) && !this.contents.has(line.number);
  }

  /** Whether the last block broke off in a sentence, so that a number at the head of a line is no heading. */
  private isMidSentence(): boolean {
    const last = this.blocks.at(-1);
    return last?.kind === 'paragraph' && /[，、（(]$/u.test(last.text);
  }

  private noteLineUnderCaption(line: SourceLine): void {
    if (!this.waiting) return;
    this.waiting.unit ??= statedUnit(line.text);
    if (++this.waiting.lines > CAPTION_REACH) this.giveUpCaption();
  }

  /** A table caption that no table followed. */
  private giveUpCaption(): void {
    const waiting = this.waiting;
    this.waiting = null;
    if (!waiting) return;
    const anchor = waiting.text.segments[0]?.anchor;
    const body = this.blocks.slice(waiting.block + 1).some((block) => block.kind === 'paragraph');
    const code = this.profile.kind === 'visual' && body ? 'table_undetermined' : 'caption_without_table';
    this.messages.push(makeMessage(code, { caption: waiting.text.text }, anchor));
  }

  private addTable(build: (frame: TableFrame) => Table): void {
    const waiting = this.waiting;
    this.waiting = null;
    const table = build({
      id: `t${this.tables.length + 1}`,
      caption: waiting?.text.text ?? null,
      unit: waiting?.unit ?? null,
    });
    this.tables.push(table);
    const text = waiting?.text ?? { text: '', segments: [] };
    const block: Block = {
      kind: 'table',
      ...text,
      table: table.id,
      anchor: table.anchors[0] as Block['anchor'],
    };
    // the caption's own block becomes the table's, so that its words stand in the document once
    if (waiting) this.blocks.splice(waiting.block, 1);
    this.blocks.push(block);
  }

  private addBlock(kind: BlockKind, text: AnchoredText, level?: number): void {
    const anchor = text.segments.length
      ? mergeAnchors(text.segments.map((s) => s.anchor))
      : lineAnchor(this.lines[this.at] as SourceLine);
    this.blocks.push({ kind, ...text, ...(level !== undefined && { level }), anchor });
  }
}

/** 名称：某某学院(12345) between a caption and its table says whose table it is. */
const isNameLine = (text: string): boolean => /^\s*(?:学校|单位|院校|填报单位)?名\s?称\s?[:：]/u.test(text);
