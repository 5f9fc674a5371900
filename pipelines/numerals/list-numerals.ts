// The numeral ledger: where every Arabic numeral of a document went. Counts only; it decides nothing.
// A numeral is a run of ASCII or full-width digits, grouped by commas before three digits, joined by points.

import {
  type Anchor,
  type Block,
  type Cell,
  type DocumentContent,
  type Fact,
  isLineAnchor,
  isPageAnchor,
  isPathAnchor,
  isSheetAnchor,
  type LineAnchor,
  type NumeralLedger,
  type Table,
} from '../model/index.ts';

const digit = '[0-9０-９]';
/** A full-width comma separates; it never groups thousands. */
const numeral = new RegExp(`${digit}+(?:,${digit}{3}(?!${digit}))*(?:[.．]${digit}+)*`, 'g');

/** The numerals of `text` as printed, in order. */
export function findNumerals(text: string): string[] {
  return text.match(numeral) ?? [];
}

/**
 * The ledger of a document: `facts` are numerals printed as the value of a fact, `cells` the other numerals in table
 * cells, `unresolved` the rest. `references` is always 0: no rule recognises references yet.
 */
export function countNumerals(content: DocumentContent, facts: readonly Fact[]): NumeralLedger {
  const tables = new Map(content.tables.map((table) => [table.id, table]));
  const inCells = new Map<Cell, string[]>();
  const inText = new Map<string, string[]>();
  for (const fact of facts) {
    const cell = fact.table === undefined ? null : findCell(tables.get(fact.table), fact.anchor);
    if (cell) inCells.set(cell, [...(inCells.get(cell) ?? []), ...findNumerals(fact.valueText)]);
    // The same place read by two rules is one numeral.
    else inText.set(`${JSON.stringify(fact.anchor)} ${fact.valueText}`, findNumerals(fact.valueText));
  }

  const tally = { total: 0, facts: 0, cells: 0, references: 0, unresolved: 0 };
  for (const cell of content.tables.flatMap((table) => table.cells)) {
    const printed = findNumerals(cell.text);
    const taken = countCommon(printed, inCells.get(cell) ?? []);
    tally.total += printed.length;
    tally.facts += taken;
    tally.cells += printed.length - taken;
  }
  const printed = content.blocks.filter(isText).flatMap((block) => findNumerals(block.text));
  const taken = countCommon(printed, [...inText.values()].flat());
  tally.total += printed.length;
  tally.facts += taken;
  tally.unresolved = printed.length - taken;
  return tally;
}

/** A block that stands for a table repeats its cells, which are counted as cells. */
const isText = (block: Block): boolean => block.table === undefined;

/** How many members two lists share, each counted as often as it stands in both. */
function countCommon(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      common++;
      left.set(word, count - 1);
    }
  }
  return common;
}

function findCell(table: Table | undefined, place: Anchor): Cell | null {
  return table?.cells.find((cell) => cell.text !== '' && holds(cell.anchor, place)) ?? null;
}

/** Whether `inner` stands within `outer`. */
function holds(outer: Anchor, inner: Anchor): boolean {
  if (isSheetAnchor(outer))
    return isSheetAnchor(inner) && outer.sheet === inner.sheet && outer.cell === inner.cell;
  if (isPathAnchor(outer))
    return isPathAnchor(inner) && (inner.path === outer.path || inner.path.startsWith(`${outer.path}/`));
  if (isLineAnchor(outer))
    return isLineAnchor(inner) && spansOf(outer).some((span) => holdsStart(span, inner));
  return isPageAnchor(inner) && outer.page === inner.page && holdsCentre(outer.bbox, inner.bbox);
}

const spansOf = (anchor: LineAnchor) => anchor.lines ?? [anchor];

const holdsStart = (
  span: { line: number; start: number; end: number },
  { line, start }: LineAnchor,
): boolean => span.line === line && span.start <= start && start < span.end;

function holdsCentre(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  inner: readonly [number, number, number, number],
): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x0 <= x && x <= x1 && y0 <= y && y <= y1;
}
