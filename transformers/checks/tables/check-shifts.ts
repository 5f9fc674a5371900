// Columns that slipped against their headers, and rows that slipped against their columns: percentages under 人数 and counts
// under 比例, words under numbers. What a column holds, most of its cells show.

import { describeAnchor, type Fact, type Finding } from '../../../model/index.ts';
import { factsAt, placedFinding } from '../text/place-finding.ts';
import type { NumberTable } from './read-numbers.ts';

type Kind = 'percent' | 'number' | 'words' | 'blank';

/** Rows that a column needs to show what it holds, and the share of them that must agree. */
const ENOUGH = 4;
const MOSTLY = 0.8;
/** Cells of a row that must fit one column further on, and nowhere as it stands. */
const SLIPPED = 3;

const PERCENT_HEADER = /[%％]|(?:率|比例|占比|百分比)(?:[（(].*[）)])?$/u;
const NUMBER_HEADER =
  /(?:人数|数量|总数|个数|金额|面积|学时|课时|名额)(?:[（(].*[）)])?$|[（(](?:人|个|项|门|元|万元|亩|平方米|台|册|人次)[）)]$/u;
const TOTAL = /合计|总计|小计|平均/u;

/** One finding for each pair of headers over each other's columns, and for each row that stands one column aside. */
export function checkShifts(numbers: NumberTable, facts: readonly Fact[]): Finding[] {
  const rows = Array.from(
    { length: numbers.table.rows - numbers.table.headerRows },
    (_, i) => i + numbers.table.headerRows,
  );
  const kinds = rows.map((row) => (numbers.texts[row] ?? []).map(kindOf));
  const columns = Array.from({ length: numbers.table.cols }, (_, col) =>
    majority(kinds.map((row) => row[col] ?? 'blank')),
  );
  const swapped = swappedHeaders(numbers, columns, facts);
  return swapped.length > 0 ? swapped : slippedRows(numbers, rows, kinds, columns, facts);
}

function kindOf(text: string): Kind {
  if (/^[-—–/／无]*$/u.test(text)) return 'blank';
  if (/^[-+]?[\d.,]+[%％]$/u.test(text)) return 'percent';
  return /^[-+]?\d[\d.,]*$/u.test(text) ? 'number' : 'words';
}

function majority(kinds: readonly Kind[]): Kind | null {
  const filled = kinds.filter((kind) => kind !== 'blank');
  const best = (['percent', 'number', 'words'] as const).find(
    (kind) => filled.filter((k) => k === kind).length >= filled.length * MOSTLY,
  );
  return filled.length >= ENOUGH ? (best ?? null) : null;
}

/** A header of rates over counts, and beside it a header of counts over percentages. */
function swappedHeaders(
  { headers, table, texts }: NumberTable,
  columns: readonly (Kind | null)[],
  facts: readonly Fact[],
): Finding[] {
  return columns.flatMap((kind, col) => {
    if (
      kind !== 'percent' ||
      !NUMBER_HEADER.test(headers[col] ?? '') ||
      PERCENT_HEADER.test(headers[col] ?? '')
    )
      return [];
    const other = [col - 1, col + 1].find(
      (c) =>
        columns[c] === 'number' &&
        PERCENT_HEADER.test(headers[c] ?? '') &&
        isWhole(texts.map((row) => row[c] ?? '').slice(table.headerRows)),
    );
    if (other === undefined) return [];
    const anchors = table.cells
      .filter((c) => c.row === table.headerRows && [col, other].includes(c.col))
      .map((c) => c.anchor);
    const [first] = anchors;
    if (!first) return [];
    const sample = texts[table.headerRows] ?? [];
    return [
      placedFinding(
        'columns_shifted',
        'error',
        anchors,
        anchors.flatMap((anchor) => factsAt(facts, anchor)),
        `${table.caption ?? '表'}的列与表头错位：“${headers[col] ?? ''}”列为百分数（如 ${sample[col] ?? ''}），“${headers[other] ?? ''}”列为整数（如 ${sample[other] ?? ''}），见${describeAnchor(first, 'zh')}`,
        `${table.caption ?? 'table'}: columns and headers are shifted: ${headers[col] ?? ''} holds percentages (${sample[col] ?? ''}), ${headers[other] ?? ''} whole numbers (${sample[other] ?? ''}), at ${describeAnchor(first, 'en')}`,
      ),
    ];
  });
}

/** Whole numbers of which some pass 100: no percentages without their sign. */
const isWhole = (texts: readonly string[]): boolean =>
  texts.every((text) => !/\d\.\d/u.test(text)) && texts.some((text) => Number(text) > 100);

function slippedRows(
  { table, texts, labels }: NumberTable,
  rows: readonly number[],
  kinds: readonly (readonly Kind[])[],
  columns: readonly (Kind | null)[],
  facts: readonly Fact[],
): Finding[] {
  // where all columns hold the same, nothing shows a slip
  if (new Set(columns.filter((kind) => kind !== null)).size < 2) return [];
  const spanned = new Set(
    table.cells
      .filter((c) => c.colSpan > 1)
      .flatMap((c) => Array.from({ length: c.rowSpan }, (_, i) => c.row + i)),
  );
  const slipped = rows.flatMap((row, i) => {
    const own = kinds[i] ?? [];
    if (spanned.has(row) || TOTAL.test((texts[row] ?? []).join(''))) return [];
    const wrong = misfits(own, columns, 0);
    const by = [-1, 1].find((step) => misfits(own, columns, step) === 0 && filled(own) >= SLIPPED);
    return wrong >= 2 && by !== undefined ? [{ row, by }] : [];
  });
  if (slipped.length === 0 || slipped.length > rows.length * (1 - MOSTLY)) return [];
  return slipped.map(({ row, by }) => {
    const anchors = table.cells.filter((c) => c.row === row).map((c) => c.anchor);
    const [first] = anchors;
    const words = (texts[row] ?? []).join(' | ').slice(0, 80);
    const anchor = first ?? table.anchors[0];
    const place = (lang: 'zh' | 'en') => (anchor ? describeAnchor(anchor, lang) : '');
    return placedFinding(
      'row_shifted',
      'warning',
      anchor ? [anchor] : [],
      anchors.flatMap((a) => factsAt(facts, a)),
      `${table.caption ?? '表'}“${labels[row] ?? ''}”一行与表头错开一列（${by > 0 ? '应右移' : '应左移'}）：${words}（${place('zh')}）`,
      `${table.caption ?? 'table'}: the row ${labels[row] ?? ''} stands one column too far to the ${by > 0 ? 'left' : 'right'}: ${words} (${place('en')})`,
    );
  });
}

const filled = (row: readonly Kind[]): number => row.filter((kind) => kind !== 'blank').length;

/** Cells of `row`, moved by `step` columns, that hold something else than their column. */
function misfits(row: readonly Kind[], columns: readonly (Kind | null)[], step: number): number {
  return row.filter((kind, col) => {
    if (kind === 'blank') return false;
    if (col + step < 0 || col + step >= columns.length) return true;
    const column = columns[col + step];
    return column !== null && column !== undefined && column !== kind;
  }).length;
}
