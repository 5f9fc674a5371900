// A column of a table under one span of years whose numbers the text states for another: 2019-2021 实际完成值, while the
// text says 2019-2020年度 of the same values.

import { nameKey } from '../../../catalog/fold-name.ts';
import { describeAnchor, type Fact, type Finding } from '../../../model/index.ts';
import { compare } from '../../../numbers/exact.ts';
import type { NumberCell, NumberTable } from '../tables/read-numbers.ts';
import { isChange } from './compare-mentions.ts';
import { factsAt, placedFinding } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

/** Numbers of one column that the text states for other years: one alone may have stood still. */
const ENOUGH = 2;

interface Pair {
  readonly mention: Mention;
  readonly cell: NumberCell;
}

/** One finding for each column whose rows the text repeats, name and value, under other years. */
export function checkPeriodLabels(
  mentions: readonly Mention[],
  tables: readonly NumberTable[],
  facts: readonly Fact[],
): Finding[] {
  const named = mentions.filter(
    (m) => m.years.length > 0 && m.key.length >= 4 && isPrecise(m) && !isChange(m),
  );
  if (named.length < ENOUGH) return [];
  return tables.flatMap((numbers) => {
    const columns = numbers.columns.filter((col) => yearsOf(numbers.headers[col] ?? '') !== '');
    const rows = columns.length > 0 ? rowsByLabel(numbers) : new Map<string, number>();
    return columns.flatMap((col) => {
      const years = yearsOf(numbers.headers[col] ?? '');
      const pairs = named.flatMap((mention): Pair[] => {
        const cell = cellOf(numbers, rows.get(nameKey(mention.name)), col, mention);
        return cell ? [{ mention, cell }] : [];
      });
      // one of them under the column's own years, and the text repeats what stood still
      if (pairs.some(({ mention }) => mention.years.join('-') === years)) return [];
      const stated = new Set(pairs.map(({ mention }) => mention.years.join('-')));
      return pairs.length >= ENOUGH && stated.size === 1 ? [describe(pairs, numbers, col, facts)] : [];
    });
  });
}

const yearsOf = (header: string): string => (header.match(/(?:19|20)\d\d/gu) ?? []).join('-');

/** A value with decimals, or of three digits: no coincidence. */
const isPrecise = (m: Mention): boolean =>
  m.modifier === 'exact' && m.printed.replace(/\D/gu, '').length >= 3;

/** The first row of each label, folded. */
function rowsByLabel({ table, texts }: NumberTable): Map<string, number> {
  const rows = new Map<string, number>();
  for (let row = table.headerRows; row < table.rows; row++) {
    const label = nameKey(texts[row]?.find((text) => /[\u4e00-\u9fff]{2}/u.test(text)) ?? '');
    if (!rows.has(label)) rows.set(label, row);
  }
  return rows;
}

/** The cell of `col` that prints the mention's value in the row of its name; null where another column does so too. */
function cellOf(
  { numbers }: NumberTable,
  row: number | undefined,
  col: number,
  m: Mention,
): NumberCell | null {
  if (row === undefined) return null;
  const same = (numbers[row] ?? []).filter((cell) => cell && compare(cell.value, m.value) === 0);
  return same.length === 1 && same[0]?.col === col ? same[0] : null;
}

function describe(
  pairs: readonly Pair[],
  numbers: NumberTable,
  col: number,
  facts: readonly Fact[],
): Finding {
  const header = numbers.headers[col] ?? '';
  const anchors = [
    ...pairs.map(({ cell }) => cell.cell.anchor),
    ...pairs.map(({ mention }) => mention.anchor),
  ];
  const stated = pairs[0]?.mention.years.join('—') ?? '';
  const list = (lang: 'zh' | 'en') =>
    pairs
      .map(({ mention }) => `${mention.name} ${mention.printed}（${describeAnchor(mention.anchor, lang)}）`)
      .join(lang === 'zh' ? '、' : ', ');
  return placedFinding(
    'period_disagrees',
    'warning',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `${numbers.table.caption ?? '表'}的列“${header}”与正文的年份不符：同样的 ${pairs.length} 个数正文写作 ${stated} 年：${list('zh')}`,
    `${numbers.table.caption ?? 'table'}: the column ${header} holds ${pairs.length} numbers that the text states for ${stated}: ${list('en')}`,
  );
}
