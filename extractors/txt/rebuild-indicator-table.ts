// An indicator table (序号 指标 单位 2023 年 …) from lines whose cells are separated by single spaces, names wrap over
// lines, serial numbers stand alone and blank cells have vanished. The unit and the number of value columns tell where a
// row ends. What the text does not determine stays as printed in one cell over all value columns: nothing is assigned by guess.

import type { TableColumnWords, UnitLexicon } from '../../catalog/types.ts';
import { type AnchoredText, joinAnchored } from '../../model/index.ts';
import { isNote, recogniseCaption } from '../layout/recognise-line.ts';
import type { HeaderColumn, IndicatorHeader } from './find-indicator-header.ts';
import { EMPTY, isValue, joinName, joinRatios, splitExtras } from './indicator-cells.ts';
import { isBlank, type SourceLine, words } from './source-lines.ts';

export interface IndicatorRow {
  readonly serial: AnchoredText | null;
  readonly name: AnchoredText;
  readonly unit: AnchoredText | null;
  /** One for each value column; or a single one for all where the text does not tell which column it belongs to. */
  readonly values: readonly AnchoredText[];
  /** Cells of the columns behind the values, in header order. */
  readonly extras: readonly AnchoredText[];
}

export interface IndicatorTableText {
  readonly rows: readonly IndicatorRow[];
  /** Footnotes that stood between the rows. */
  readonly notes: readonly SourceLine[];
  /** Index of the first line that is no part of the table. */
  readonly next: number;
}

export interface RowLanguage {
  readonly units: UnitLexicon;
  readonly columns: TableColumnWords;
  readonly findHeader: (lines: readonly SourceLine[], from: number) => IndicatorHeader | null;
}

const MAX_PENDING_LINES = 4;
const MAX_NAME = 60;

/** Reads rows from `header.next` on until a line comes that cannot be part of the table. */
export function rebuildIndicatorTable(
  lines: readonly SourceLine[],
  header: IndicatorHeader,
  language: RowLanguage,
): IndicatorTableText {
  const reader = new RowReader(header.columns, language);
  let i = header.next;
  while (i < lines.length) {
    const line = lines[i] as SourceLine;
    if (isBlank(line)) {
      i++;
      continue;
    }
    const repeated = language.findHeader(lines, i);
    if (repeated) {
      if (repeated.columns.length !== header.columns.length || captionAbove(lines, i)) break;
      i = repeated.next;
      continue;
    }
    if (isNote(line.text) || recogniseCaption(line.text)?.continued === false) break;
    if (!reader.take(line, i)) break;
    i++;
  }
  return { rows: reader.finish(), notes: reader.notes, next: Math.min(i, reader.pendingFrom ?? i) };
}

const captionAbove = (lines: readonly SourceLine[], i: number): boolean => {
  const above = lines.slice(0, i).findLast((line) => !isBlank(line));
  return above !== undefined && recogniseCaption(above.text)?.continued === false;
};

interface OpenRow {
  readonly serial: AnchoredText | null;
  readonly name: AnchoredText;
  readonly unit: AnchoredText | null;
  readonly values: AnchoredText[];
  fragments: AnchoredText[];
}

class RowReader {
  readonly notes: SourceLine[] = [];
  private readonly rows: IndicatorRow[] = [];
  private readonly valueCount: number;
  private readonly extraCount: number;
  private readonly lastIsText: boolean;
  private readonly hasUnit: boolean;
  private readonly language: RowLanguage;
  private serial: AnchoredText | null = null;
  private lastSerial = 0;
  private name: AnchoredText[] = [];
  private nameFrom: number | null = null;
  private open: OpenRow | null = null;

  constructor(columns: readonly HeaderColumn[], language: RowLanguage) {
    this.language = language;
    this.valueCount = columns.filter((c) => c.role === 'value').length;
    const extras = columns.slice(columns.findLastIndex((c) => c.role === 'value') + 1);
    this.extraCount = extras.length;
    this.lastIsText = extras.at(-1)?.role === 'method' || extras.at(-1)?.role === 'remark';
    this.hasUnit = columns.some((c) => c.role === 'unit');
  }

  /** Index of the first line whose words belong to no row yet. */
  get pendingFrom(): number | null {
    return this.nameFrom;
  }

  /** Takes one line in; false when it cannot belong to this table. */
  take(line: SourceLine, index: number): boolean {
    if (/[。；]\s*$/u.test(line.text)) return this.takeSentence(line, index);
    const tokens = this.takeSerial(joinRatios(words(line)));
    if (tokens.length === 0) return true;
    const complete = this.completeRow(tokens);
    if (complete) {
      this.closeOpen();
      this.push(complete);
      return true;
    }
    if (this.open && this.fillOpen(tokens)) return true;
    if (this.openRow(tokens)) return true;
    return this.takeName(tokens, index);
  }

  /** All rows; a row still open gets blank values. Words left over are no part of the table. */
  finish(): readonly IndicatorRow[] {
    this.closeOpen();
    return this.rows;
  }

  /** The tokens without the serial number of a row in front, which is remembered. */
  private takeSerial(tokens: AnchoredText[]): AnchoredText[] {
    const [first, ...rest] = tokens;
    if (!first || !/^\d{1,3}$/u.test(first.text)) return tokens;
    const number = Number(first.text);
    const follows = number === this.lastSerial + 1;
    const alone = rest.length === 0;
    if (alone && this.open && this.open.values.length < this.valueCount && !follows) return tokens;
    const beforeName = rest[0] !== undefined && !this.isUnit(rest[0].text) && !isValue(rest[0].text);
    if (!alone && !beforeName) return tokens;
    if (!follows && !(number > this.lastSerial && number <= this.lastSerial + 3)) return tokens;
    this.closeOpen();
    this.serial = first;
    this.lastSerial = number;
    return rest;
  }

  private isUnit(text: string): boolean {
    return this.language.units.find(text) !== null || this.language.units.isPlaceholder(text);
  }

  private isCellValue(text: string): boolean {
    return isValue(text) || this.language.columns.notApplicable.includes(text);
  }

  /** A row whose unit and values all stand on this line; null when they do not. */
  private completeRow(tokens: readonly AnchoredText[]): IndicatorRow | null {
    const tail = this.valueCount + this.extraCount;
    const longest = this.lastIsText ? tokens.length : tail;
    for (let length = tail; length <= longest; length++) {
      const at = tokens.length - length;
      const unit = this.hasUnit ? tokens[at - 1] : undefined;
      const values = tokens.slice(at, at + this.valueCount);
      if (at < 0 || values.length < this.valueCount || !values.every((v) => this.isCellValue(v.text)))
        continue;
      if (this.hasUnit && (!unit || !this.isUnit(unit.text))) continue;
      const extras = splitExtras(tokens.slice(at + this.valueCount), this.extraCount);
      return {
        ...this.nameWith(tokens.slice(0, this.hasUnit ? at - 1 : at)),
        unit: unit ?? null,
        values,
        extras,
      };
    }
    return null;
  }

  /** A name and a unit with fewer values than there are columns: the rest may follow on the next lines. */
  private openRow(tokens: readonly AnchoredText[]): boolean {
    if (!this.hasUnit) return false;
    const at = tokens.findLastIndex((token) => this.isUnit(token.text) && !/^\d/u.test(token.text));
    const values = tokens.slice(at + 1);
    const hasName = at > 0 || this.name.length > 0;
    if (
      at < 0 ||
      !hasName ||
      values.length >= this.valueCount ||
      !values.every((v) => this.isCellValue(v.text))
    )
      return false;
    this.closeOpen();
    this.open = { ...this.nameWith(tokens.slice(0, at)), unit: tokens[at] ?? null, values, fragments: [] };
    return true;
  }

  /** Puts tokens into the open row as values or as parts of a phrase such as 仅限高职填报; false when they are neither. */
  private fillOpen(tokens: readonly AnchoredText[]): boolean {
    const open = this.open;
    if (!open) return false;
    const values = [...open.values];
    let fragments = [...open.fragments];
    for (const token of tokens) {
      if (values.length >= this.valueCount) return false;
      const phrase = joinAnchored([...fragments, token]);
      if (fragments.length === 0 && isValue(token.text)) values.push(token);
      else if (this.language.columns.notApplicable.includes(phrase.text)) {
        values.push(phrase);
        fragments = [];
      } else if (this.language.columns.notApplicable.some((known) => known.startsWith(phrase.text)))
        fragments.push(token);
      else return false;
    }
    open.values.splice(0, open.values.length, ...values);
    open.fragments = fragments;
    if (values.length === this.valueCount) this.closeOpen();
    return true;
  }

  private closeOpen(): void {
    const open = this.open;
    if (!open) return;
    this.open = null;
    const partial =
      open.fragments.length > 0 || (open.values.length > 0 && open.values.length < this.valueCount);
    const blank = open.values.length === 0 ? Array<AnchoredText>(this.valueCount).fill(EMPTY) : open.values;
    const values = partial ? [joinAnchored([...open.values, ...open.fragments], ' ')] : blank;
    this.push({
      serial: open.serial,
      name: open.name,
      unit: open.unit,
      values,
      extras: Array<AnchoredText>(this.extraCount).fill(EMPTY),
    });
  }

  private push(row: IndicatorRow): void {
    this.rows.push(row);
  }

  /** The name waiting plus `more`, and the serial number waiting; both are used up. */
  private nameWith(more: readonly AnchoredText[]): { serial: AnchoredText | null; name: AnchoredText } {
    const row = { serial: this.serial, name: joinName([...this.name, ...more]) };
    this.serial = null;
    this.name = [];
    this.nameFrom = null;
    return row;
  }

  private takeName(tokens: readonly AnchoredText[], index: number): boolean {
    const last = this.rows.at(-1);
    const onlyMarks = tokens.every((token) => /^[*＊）)①-⑳]+$/u.test(token.text));
    if (onlyMarks && this.name.length === 0 && last) {
      this.rows[this.rows.length - 1] = { ...last, name: joinName([last.name, ...tokens]) };
      return true;
    }
    this.closeOpen();
    this.name.push(...tokens);
    this.nameFrom ??= index;
    return index - this.nameFrom <= MAX_PENDING_LINES * 2 && joinName(this.name).text.length <= MAX_NAME;
  }

  /** A sentence between rows is a footnote; before any row or behind words that wait it ends the table. */
  private takeSentence(line: SourceLine, index: number): boolean {
    if (this.rows.length === 0 || this.name.length > 0) {
      this.nameFrom ??= index;
      return false;
    }
    this.closeOpen();
    this.notes.push(line);
    return true;
  }
}
