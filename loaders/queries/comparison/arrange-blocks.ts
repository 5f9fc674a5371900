// A comparison as people read it: one block for each indicator, schools as rows, years as columns; each cell with what
// has to be said of it. Pure: it only arranges what the queries brought.

import { groupRows } from '../../group-rows.ts';
import type { IndicatorReference } from '../resolve-indicators.ts';
import { type Change, measureChange, measureSpread, rankValue, type Spread } from './measure-spread.ts';
import type { Gap, GapFinder } from './read-gaps.ts';
import type { ComparedInstitution, ComparisonRow } from './read-values.ts';

/** `broken`: it cannot be set beside the year before, since the definition, the unit or the kind of period changed. */
export type Mark = 'conflict' | 'correction' | 'note' | 'period' | 'unit' | 'broken';

export interface ValueCell {
  readonly kind: 'value';
  readonly row: ComparisonRow;
  /** Values of other periods that end in the same year. */
  readonly others: readonly ComparisonRow[];
  readonly marks: readonly Mark[];
}

export type BlockCell = ValueCell | { readonly kind: 'gap'; readonly gap: Gap };

export interface Standing {
  readonly rank: number;
  /** Value minus median. */
  readonly distance: number;
}

export interface BlockRow {
  readonly institution: ComparedInstitution;
  /** One for each year of the block. */
  readonly cells: readonly BlockCell[];
  /** For each year, from the year before; null where either value is absent or they are not comparable. */
  readonly changes: readonly (Change | null)[];
  /** For each year, among all schools compared; null without a value in the block's unit. */
  readonly standings: readonly (Standing | null)[];
}

export interface IndicatorBlock {
  readonly indicator: IndicatorReference;
  /** The unit of nearly all values: cells in another one say so. */
  readonly unit: Pick<ComparisonRow, 'unit' | 'unit_zh' | 'unit_en'>;
  readonly periodKind: ComparisonRow['period_kind'] | null;
  readonly periodLabels: readonly string[];
  readonly lowerIsBetter: boolean;
  /** Oldest first; years without a value of this indicator are left out. */
  readonly years: readonly number[];
  readonly rows: readonly BlockRow[];
  /** One for each year; null where fewer than two schools have a value. */
  readonly spreads: readonly (Spread | null)[];
  readonly breaks: readonly { readonly year: number; readonly note: string }[];
}

/** What the catalogue knows of an indicator besides its names. */
export interface SeriesKnowledge {
  readonly lowerIsBetter: boolean;
  readonly breaks: readonly { readonly year: number; readonly note: string }[];
}

export interface Arrangement {
  readonly rows: readonly ComparisonRow[];
  /** What standing and spread are measured on; holds `rows`. */
  readonly peers: readonly ComparisonRow[];
  readonly institutions: readonly ComparedInstitution[];
  readonly indicators: readonly IndicatorReference[];
  readonly gaps: GapFinder;
  readonly know: (indicator: string) => SeriesKnowledge;
}

/** Blocks in the order of the indicators; those without any value have no years and no rows. */
export function arrangeBlocks(arrangement: Arrangement): IndicatorBlock[] {
  const rows = groupRows(arrangement.rows, (row) => row.indicator_id);
  const peers = groupRows(arrangement.peers, (row) => row.indicator_id);
  return arrangement.indicators.map((indicator) =>
    arrangeBlock(indicator, rows.get(indicator.id) ?? [], peers.get(indicator.id) ?? [], arrangement),
  );
}

function arrangeBlock(
  indicator: IndicatorReference,
  rows: readonly ComparisonRow[],
  peers: readonly ComparisonRow[],
  { institutions, gaps, know }: Arrangement,
): IndicatorBlock {
  const unit = mostCommon(peers, (row) => row.unit) ?? NO_UNIT;
  const periodKind = mostCommon(peers, (row) => row.period_kind)?.period_kind ?? null;
  const years = [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
  const knowledge = know(indicator.id);
  const usual = { unit: unit.unit, periodKind, breaks: knowledge.breaks };
  const bySchool = groupRows(rows, (row) => row.institution_id);
  const pools = years.map((year) => poolOf(peers, year, usual));
  const spreads = pools.map(measureSpread);
  const lines = institutions.map((institution): BlockRow => {
    const cells = fillCells(bySchool.get(institution.id) ?? [], years, usual, (year) =>
      gaps.explain(institution.id, indicator.id, year),
    );
    return {
      institution,
      cells,
      changes: cells.map((_, i) => changeOf(cells, years, i, unit.unit)),
      standings: cells.map((cell, i) => standingOf(cell, unit.unit, pools[i] ?? [], spreads[i], knowledge)),
    };
  });
  return {
    indicator,
    unit,
    periodKind,
    periodLabels: years.map((year) => labelOf(rows, year, periodKind)),
    lowerIsBetter: knowledge.lowerIsBetter,
    years,
    rows: lines,
    spreads: spreads.map((spread) => (spread && spread.count > 1 ? spread : null)),
    breaks: knowledge.breaks.filter(({ year }) => year > (years[0] ?? year) && year <= (years.at(-1) ?? 0)),
  };
}

const NO_UNIT = { unit: null, unit_zh: null, unit_en: null };

interface Usual {
  readonly unit: string | null;
  readonly periodKind: ComparisonRow['period_kind'] | null;
  readonly breaks: readonly { readonly year: number }[];
}

/** The label of the year's usual period. */
const labelOf = (rows: readonly ComparisonRow[], year: number, kind: Usual['periodKind']): string =>
  rows.find((row) => row.year === year && row.period_kind === kind)?.period_label ?? `${year}`;

function mostCommon<Key>(
  rows: readonly ComparisonRow[],
  keyOf: (row: ComparisonRow) => Key,
): ComparisonRow | undefined {
  let best: readonly ComparisonRow[] = [];
  for (const group of groupRows(rows, keyOf).values()) if (group.length > best.length) best = group;
  return best[0];
}

/** One value for each school that has one in the usual unit, ascending. */
function poolOf(rows: readonly ComparisonRow[], year: number, usual: Usual): number[] {
  const ofYear = groupRows(
    rows.filter((row) => row.year === year),
    (row) => row.institution_id,
  );
  const values = [...ofYear.values()].flatMap((group) => {
    const row = chooseRow(group, usual);
    return row && row.unit === usual.unit && row.value_num !== null ? row.value_num : [];
  });
  return values.sort((a, b) => a - b);
}

const chooseRow = (rows: readonly ComparisonRow[], usual: Usual): ComparisonRow | undefined =>
  rows.find((row) => row.period_kind === usual.periodKind && row.unit === usual.unit) ??
  rows.find((row) => row.period_kind === usual.periodKind) ??
  rows[0];

function fillCells(
  rows: readonly ComparisonRow[],
  years: readonly number[],
  usual: Usual,
  explain: (year: number) => Gap,
): BlockCell[] {
  const byYear = groupRows(rows, (row) => row.year);
  let before: ComparisonRow | null = null;
  return years.map((year): BlockCell => {
    const group = byYear.get(year) ?? [];
    const row = chooseRow(group, usual);
    if (!row) {
      return { kind: 'gap', gap: explain(year) };
    }
    // the same number for 2023届 and 2023年 says nothing new
    const others = group.filter((other) => other !== row && !saysTheSame(other, row));
    const marks = marksOf(row, others, before, usual);
    before = row;
    return { kind: 'value', row, others, marks };
  });
}

const saysTheSame = (a: ComparisonRow, b: ComparisonRow): boolean =>
  a.value !== null && a.value === b.value && a.unit === b.unit;

function marksOf(
  row: ComparisonRow,
  others: readonly ComparisonRow[],
  before: ComparisonRow | null,
  usual: Usual,
): Mark[] {
  const marks: Mark[] = [];
  if (row.trust === 'correction') marks.push('correction');
  else if (row.resolution === 'note') marks.push('note');
  else if (row.conflict === 1) marks.push('conflict');
  if (others.length > 0 || row.period_kind !== usual.periodKind) marks.push('period');
  if (row.unit !== usual.unit) marks.push('unit');
  if (before && isBroken(before, row, usual)) marks.push('broken');
  return marks;
}

function isBroken(before: ComparisonRow, row: ComparisonRow, usual: Usual): boolean {
  const [from, to] = [before.year ?? 0, row.year ?? 0];
  return (
    before.unit !== row.unit ||
    before.period_kind !== row.period_kind ||
    usual.breaks.some(({ year }) => from < year && year <= to)
  );
}

const RATES: ReadonlySet<string> = new Set(['percent', 'permille', 'ratio']);

function changeOf(
  cells: readonly BlockCell[],
  years: readonly number[],
  at: number,
  unit: string | null,
): Change | null {
  const [earlier, later] = [cells[at - 1], cells[at]];
  if (earlier?.kind !== 'value' || later?.kind !== 'value') return null;
  if ((years[at] ?? 0) - (years[at - 1] ?? 0) !== 1 || later.marks.includes('broken')) return null;
  const [a, b] = [earlier.row, later.row];
  if (a.value === null || b.value === null || a.modifier !== 'exact' || b.modifier !== 'exact') return null;
  return measureChange(a.value, b.value, RATES.has(unit ?? ''));
}

function standingOf(
  cell: BlockCell | undefined,
  unit: string | null,
  pool: readonly number[],
  spread: Spread | null | undefined,
  { lowerIsBetter }: SeriesKnowledge,
): Standing | null {
  if (cell?.kind !== 'value' || cell.row.unit !== unit || cell.row.value_num === null || !spread) return null;
  const value = cell.row.value_num;
  return { rank: rankValue(value, pool, lowerIsBetter), distance: value - spread.median };
}
