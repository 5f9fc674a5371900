// The numeral ledger: where every numeral of a document went, one entry each. It decides nothing: facts come with their
// place, the scan of running text and the reading of figures say what the others are, and what nobody accounts for is
// unresolved.

import {
  type Anchor,
  anchorAt,
  type Block,
  type Cell,
  type DocumentContent,
  type Fact,
  type NumeralEntry,
  placeInOrder,
  type Table,
  type TextNumeral,
} from '../../model/index.ts';
import { findNumerals, type NumeralSpan } from './find-numerals.ts';
import { holdsPlace } from './hold-place.ts';

/** What a numeral is that no stage looked at, by the kind of its block. */
const UNREAD: Readonly<Record<Block['kind'], string>> = {
  heading: 'heading_not_read',
  paragraph: 'text_not_read',
  table: 'text_not_read',
  figure: 'figure_label',
  note: 'note_not_read',
};
/** Characters of the text shown on either side of a numeral. */
const CONTEXT = 24;

type Verdict = Pick<NumeralEntry, 'fate' | 'why' | 'beat'>;
type Place = Pick<Fact, 'anchor' | 'valueText' | 'rule'>;

/**
 * Every numeral of the document: first those of its text in reading order, then those of its table cells.
 * @param scanned what the scan of running text and the reading of figures say of the numerals they saw; Han numerals among
 * them become entries, too.
 */
export function listNumerals(
  content: DocumentContent,
  facts: readonly Fact[],
  scanned: readonly TextNumeral[],
): NumeralEntry[] {
  const byBlock = Map.groupBy(scanned, (item) => item.block);
  const outside = facts.filter((fact) => fact.table === undefined && fact.from !== 'prose');
  const byTable = Map.groupBy(facts, (fact) => fact.table ?? '');
  return [
    ...content.blocks.flatMap((block, i) =>
      // A block that stands for a table repeats its cells, which are counted as cells.
      block.table === undefined ? listBlock(block, byBlock.get(i) ?? [], outside) : [],
    ),
    ...content.tables.flatMap((table) => listTable(table, byTable.get(table.id) ?? [])),
  ];
}

function listBlock(block: Block, scanned: readonly TextNumeral[], outside: readonly Place[]): NumeralEntry[] {
  const runs = findNumerals(block.text);
  const items = [...scanned].sort((a, b) => a.start - b.start);
  // Both lists are in order: one walk over them.
  let at = 0;
  const covered = new Set<TextNumeral>();
  const printed = runs.map((run) => {
    while ((items[at]?.end ?? Number.POSITIVE_INFINITY) <= run.start) at++;
    const item = items[at];
    const scannedHere = item !== undefined && item.start < run.end;
    if (scannedHere) covered.add(item);
    return { run, verdict: scannedHere ? item : settleUnscanned(block, run, outside) };
  });
  const place = placeInOrder(block);
  const han = items.filter((item) => !covered.has(item)).map((item) => ({ run: item, verdict: item }));
  return [...printed, ...han]
    .sort((a, b) => a.run.start - b.run.start)
    .map(({ run, verdict }) => entryOf(block, run, place(run.start, run.end) ?? block.anchor, verdict));
}

/** Notes give facts without the scan: their numerals are found again by their place. */
function settleUnscanned(block: Block, run: NumeralSpan, outside: readonly Place[]): Verdict {
  const text = block.text.slice(run.start, run.end);
  const here = anchorAt(block, run.start, run.end) ?? block.anchor;
  const fact = outside.find(
    (candidate) =>
      findNumerals(candidate.valueText).some((s) => candidate.valueText.slice(s.start, s.end) === text) &&
      (holdsPlace(candidate.anchor, here) || holdsPlace(here, candidate.anchor)),
  );
  return fact ? { fate: 'fact', why: fact.rule } : { fate: 'unresolved', why: UNREAD[block.kind] };
}

function entryOf(block: Block, run: NumeralSpan, anchor: Anchor, { fate, why, beat }: Verdict): NumeralEntry {
  return {
    text: block.text.slice(run.start, run.end),
    anchor,
    fate,
    why,
    ...(beat && { beat }),
    quote: block.text.slice(Math.max(0, run.start - CONTEXT), run.end + CONTEXT),
  };
}

function listTable(table: Table, facts: readonly Place[]): NumeralEntry[] {
  const placed = placeFacts(table, facts);
  return table.cells.flatMap((cell) => {
    // A numeral printed twice in a cell is a fact as often as facts print it.
    const left = (placed.get(cell) ?? []).flatMap((fact) =>
      findNumerals(fact.valueText).map((s) => ({
        text: fact.valueText.slice(s.start, s.end),
        rule: fact.rule,
      })),
    );
    return findNumerals(cell.text).map((run): NumeralEntry => {
      const text = cell.text.slice(run.start, run.end);
      const taken = left.findIndex((fact) => fact.text === text);
      const [fact] = taken < 0 ? [] : left.splice(taken, 1);
      return {
        text,
        anchor: anchorAt(cell, run.start, run.end) ?? cell.anchor,
        fate: fact ? 'fact' : 'cell',
        why: fact?.rule ?? table.id,
        quote: cell.text.slice(Math.max(0, run.start - CONTEXT), run.end + CONTEXT),
      };
    });
  });
}

/** The facts of each cell: most name its very anchor; others a place within it. */
function placeFacts(table: Table, facts: readonly Place[]): Map<Cell, Place[]> {
  const filled = table.cells.filter((cell) => cell.text !== '');
  const byAnchor = new Map(filled.map((cell) => [JSON.stringify(cell.anchor), cell]));
  const placed = new Map<Cell, Place[]>();
  for (const fact of facts) {
    const cell =
      byAnchor.get(JSON.stringify(fact.anchor)) ??
      filled.find((other) => holdsPlace(other.anchor, fact.anchor));
    if (cell) placed.set(cell, [...(placed.get(cell) ?? []), fact]);
  }
  return placed;
}
