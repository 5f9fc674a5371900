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

/** From so many repeated rows on, the two tables are told of, not each row. */
const WHOLE = 3;
const SHOWN = 3;

interface Copy {
  readonly first: PrintedRow;
  readonly again: PrintedRow;
}

/** One finding for each row that stands word for word in another table under a title of its own; one for two tables that share many. */
export function checkTableCopies(tables: readonly NumberTable[], facts: readonly Fact[]): Finding[] {
  const first = new Map<string, PrintedRow>();
  const copies = new Map<string, Copy[]>();
  for (const table of tables)
    for (let row = table.table.headerRows; row < table.table.rows; row++) {
      const key = rowKey(table, row);
      if (key === null) continue;
      const known = first.get(key);
      if (!known) first.set(key, { table, row, key });
      else if (isOtherTitle(known.table, table)) {
        const pair = `${known.table.table.id} ${table.table.id}`;
        copies.set(pair, [...(copies.get(pair) ?? []), { first: known, again: { table, row, key } }]);
      }
    }
  return [...copies.values()].flatMap((pair) =>
    pair.length >= WHOLE ? [describe(pair, facts)] : pair.map((copy) => describe([copy], facts)),
  );
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

function describe(copies: readonly Copy[], facts: readonly Fact[]): Finding {
  const anchorsOf = ({ table, row }: PrintedRow) =>
    table.table.cells.filter((c) => c.row === row).map((c) => c.anchor);
  const anchors = [
    ...copies.flatMap(({ again }) => anchorsOf(again)),
    ...copies.flatMap(({ first }) => anchorsOf(first)),
  ];
  const place = (row: PrintedRow | undefined, lang: 'zh' | 'en') => {
    const anchor = row && anchorsOf(row)[0];
    const title = row?.table.table.caption ?? '';
    return anchor ? placedText(title, anchor, lang) : title;
  };
  const words = copies
    .slice(0, SHOWN)
    .map(({ again }) =>
      again.key
        .split('|')
        .filter((text) => text !== '')
        .join(' | ')
        .slice(0, 80),
    )
    .join('；');
  const [copy] = copies;
  const zh =
    copies.length === 1 ? '同一行在两个不同的表中逐字相同' : `两个不同标题的表有 ${copies.length} 行逐字相同`;
  const en =
    copies.length === 1
      ? 'the same row stands in two different tables'
      : `${copies.length} rows of two different tables are the same`;
  return placedFinding(
    'row_repeated',
    'warning',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `${zh}：“${words}”，见 ${place(copy?.again, 'zh')} 与 ${place(copy?.first, 'zh')}`,
    `${en}: ${words}, in ${place(copy?.again, 'en')} and ${place(copy?.first, 'en')}`,
  );
}
