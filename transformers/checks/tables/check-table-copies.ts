// What was copied: two tables, or rows of two tables, with the same numbers under different titles.

import type { Fact, Finding } from '../../../model/index.ts';
import { factsAt, placedFinding, placedText } from '../text/place-finding.ts';
import type { NumberTable } from './read-numbers.ts';

/** A row must print this many numbers, of so many digits in all, to be no coincidence. */
const NUMBERS = 3;
const DIGITS = 5;

interface PrintedRow {
  readonly table: NumberTable;
  readonly row: number;
  readonly key: string;
}

/** One finding for each row that stands word for word in another table under a title of its own. */
export function checkTableCopies(tables: readonly NumberTable[], facts: readonly Fact[]): Finding[] {
  const first = new Map<string, PrintedRow>();
  const findings: Finding[] = [];
  for (const table of tables)
    for (let row = table.table.headerRows; row < table.table.rows; row++) {
      const key = rowKey(table, row);
      if (key === null) continue;
      const known = first.get(key);
      if (!known) first.set(key, { table, row, key });
      else if (isOtherTitle(known.table, table)) findings.push(describe(known, { table, row, key }, facts));
    }
  return findings;
}

/** What the row prints, its serial number apart; null when it prints too few numbers. */
function rowKey({ texts }: NumberTable, row: number): string | null {
  const cells = (texts[row] ?? []).filter((text) => !/^\d{1,3}$/u.test(text));
  const full = (texts[row] ?? []).join('|');
  const digits = full.replace(/(?:19|20)\d\d\s*年?度?/gu, '').match(/\d+(?:\.\d+)?/gu) ?? [];
  const words = cells.join('').replace(/[\d.\s%％|-]/gu, '');
  if (digits.length < NUMBERS || digits.join('').length < DIGITS || words.length < 4) return null;
  return digits.every((d) => /^0+(?:\.0+)?$/u.test(d))
    ? null
    : (texts[row] ?? []).slice(/^\d{1,3}$/u.test(texts[row]?.[0] ?? '') ? 1 : 0).join('|');
}

/** Tables of different titles; a table that goes on under the same title is one. */
function isOtherTitle(a: NumberTable, b: NumberTable): boolean {
  if (a === b || a.table.caption === null || b.table.caption === null) return false;
  const title = (t: NumberTable) =>
    t.table.caption?.replace(/^\s*(?:附?表)\s*[\d.\-—－]*\s*[:：]?|\s+|[（(]?续[表)）]?/gu, '') ?? '';
  return title(a) !== title(b) && !TOTAL.test(a.labels[0] ?? '');
}

const TOTAL = /合计|总计/u;

function describe(a: PrintedRow, b: PrintedRow, facts: readonly Fact[]): Finding {
  const anchorsOf = ({ table, row }: PrintedRow) =>
    table.table.cells.filter((c) => c.row === row).map((c) => c.anchor);
  const [here, there] = [anchorsOf(b), anchorsOf(a)];
  const place = (row: PrintedRow, lang: 'zh' | 'en') => {
    const anchor = anchorsOf(row)[0];
    return anchor ? placedText(row.table.table.caption ?? '', anchor, lang) : (row.table.table.caption ?? '');
  };
  const words = a.key
    .split('|')
    .filter((text) => text !== '')
    .join(' | ')
    .slice(0, 80);
  return placedFinding(
    'row_repeated',
    'warning',
    [...here, ...there],
    [...here, ...there].flatMap((anchor) => factsAt(facts, anchor)),
    `同一行在两个不同的表中逐字相同：“${words}”，见 ${place(b, 'zh')} 与 ${place(a, 'zh')}`,
    `the same row stands in two different tables: ${words}, in ${place(b, 'en')} and ${place(a, 'en')}`,
  );
}
