// What is said of a table against the table: 共 17 本 and 18 rows, 2023 年度新增 and a row of 2022.

import { type Block, type Document, describeAnchor, type Finding } from '../../../model/index.ts';
import type { NumberTable } from '../tables/read-numbers.ts';
import { placedFinding } from './place-finding.ts';

const TITLE_YEAR = /((?:19|20)\d\d)\s*年/gu;
const NEW = /新增|新立项|新获|当年/u;
const YEAR_COLUMN = /年份|年度|时间|日期/u;
const SUMMARY = /合计|总计|小计|其他|等$|部分|节选|摘选/u;

/** One finding for each table whose rows deny its title, or whose serial numbers leave one out. */
export function checkTableTitles(doc: Document, tables: readonly NumberTable[]): Finding[] {
  const blocks = new Map(doc.blocks.flatMap((b) => (b.table === undefined ? [] : [[b.table, b]])));
  return tables.flatMap((numbers) => {
    const block = blocks.get(numbers.table.id);
    return [...otherYears(numbers, block), ...brokenSerials(numbers, block)];
  });
}

/** Rows whose year column names another year than the one the title says they are new in. */
function otherYears({ table, headers, texts }: NumberTable, block: Block | undefined): Finding[] {
  const title = table.caption ?? '';
  const years = [...title.matchAll(TITLE_YEAR)].map((match) => match[1] ?? '');
  const column = headers.findIndex((header) => YEAR_COLUMN.test(header));
  const [year] = years;
  if (years.length !== 1 || year === undefined || !NEW.test(title) || column < 0) return [];
  const rows = texts
    .slice(table.headerRows)
    .map((row) => /^((?:19|20)\d\d)年?(?:\d|$)/u.exec(row[column] ?? '')?.[1]);
  const other = rows.flatMap((of, i) =>
    of !== undefined && of !== year ? [{ row: i + table.headerRows, of }] : [],
  );
  const same = rows.filter((of) => of === year).length;
  const anchors = other.flatMap(({ row }) =>
    table.cells.filter((c) => c.row === row && c.col === column).map((c) => c.anchor),
  );
  const [first] = anchors;
  // where no row is of that year, the column says something else
  if (!first || same === 0 || same < other.length) return [];
  return [
    placedFinding(
      'title_denies_row',
      'warning',
      [...anchors, ...(block ? [block.anchor] : [])],
      [],
      `“${title}”的 ${rows.length} 行中有 ${other.length} 行为 ${[...new Set(other.map((o) => o.of))].join('、')} 年（${describeAnchor(first, 'zh')}）`,
      `of the ${rows.length} rows of ${title}, ${other.length} is of ${[...new Set(other.map((o) => o.of))].join(', ')} (${describeAnchor(first, 'en')})`,
    ),
  ];
}

/** 1, 2, 4: a row is missing or numbered wrongly. */
function brokenSerials({ table, headers, texts }: NumberTable, block: Block | undefined): Finding[] {
  if (!/^(?:序号|编号)$/u.test(headers[0] ?? '') || SUMMARY.test(table.caption ?? '')) return [];
  const serials = texts
    .slice(table.headerRows)
    .map((row) => Number(/^\d{1,3}$/u.exec(row[0] ?? '')?.[0] ?? Number.NaN));
  const at = serials.findIndex(
    (n, i) => i > 0 && n === (serials[i - 1] ?? Number.NaN) + 2 && serials[i - 2] === n - 3,
  );
  const cell = table.cells.find((c) => c.row === at + table.headerRows && c.col === 0);
  if (at < 0 || !cell || serials.some((n) => Number.isNaN(n))) return [];
  const [before, after] = [serials[at - 1], serials[at]];
  return [
    placedFinding(
      'serial_skipped',
      'info',
      [cell.anchor, ...(block ? [block.anchor] : [])],
      [],
      `“${table.caption ?? '表'}”的序号由 ${before} 跳到 ${after}（${describeAnchor(cell.anchor, 'zh')}）`,
      `the serial numbers of ${table.caption ?? 'a table'} go from ${before} to ${after} (${describeAnchor(cell.anchor, 'en')})`,
    ),
  ];
}
