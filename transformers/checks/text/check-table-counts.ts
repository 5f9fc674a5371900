// 国家规划教材 17 本（见表 4） and a table of 18 rows: what a sentence counts, and the list that follows it.

import { type Block, type Document, describeAnchor, type Fact, type Finding } from '../../../model/index.ts';
import { absolute, compare, decimal, exact, multiply, subtract } from '../../../numbers/exact.ts';
import type { NumberTable } from '../tables/read-numbers.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

/** Blocks before a table in which it is announced. */
const NEAR = 3;
/** Characters that the name of what is counted and the caption have in common. */
const COMMON = 4;
const LIST = /一览|名单|清单|目录|汇总|统计表|情况表|列表/u;
const PARTIAL = /部分|节选|主要|典型|代表|前\d+/u;
const SUM_ROW = /合计|总计|小计|共计/u;
/** Of a list that is off by more than a third, not the rows are what is counted. */
const FAR = exact('3');

/** One finding for each list whose rows are not as many as the sentence before it says. */
export function checkTableCounts(
  doc: Document,
  mentions: readonly Mention[],
  tables: readonly NumberTable[],
  facts: readonly Fact[],
): Finding[] {
  const places = new Map(doc.blocks.flatMap((b, i) => (b.table === undefined ? [] : [[b.table, i]])));
  return tables.flatMap((numbers) => {
    const caption = numbers.table.caption ?? '';
    const rows = countRows(numbers);
    const at = places.get(numbers.table.id);
    if (at === undefined || rows === null || !LIST.test(caption) || PARTIAL.test(caption)) return [];
    const before = announcing(doc.blocks, at);
    const counts = mentions.filter(
      (m) =>
        before.has(m.block) &&
        m.dimension === 'item' &&
        m.modifier === 'exact' &&
        !m.planned &&
        commonLength(m.key, caption) >= COMMON,
    );
    const [m] = counts.slice(-1);
    // one sentence may count several things of one name; any of them may be the list
    if (!m || counts.some((c) => compare(c.value, exact(String(rows))) === 0)) return [];
    const difference = absolute(subtract(m.value, exact(String(rows))));
    if (compare(multiply(difference, FAR), m.value) > 0) return [];
    return [describe(m, rows, numbers, facts)];
  });
}

/** The paragraphs right before a table. */
function announcing(blocks: readonly Block[], at: number): ReadonlySet<number> {
  const near = new Set<number>();
  for (let i = at - 1; i >= 0 && near.size < NEAR; i--) {
    if (blocks[i]?.kind === 'table' || blocks[i]?.kind === 'heading') break;
    if (blocks[i]?.kind === 'paragraph') near.add(i);
  }
  return near;
}

/** Rows that list something, by their serial numbers 1, 2, 3 …; null where they have none. */
function countRows({ table, headers, texts }: NumberTable): number | null {
  const column = headers.findIndex((header) => /^(?:序号|编号)$/u.test(header));
  if (column < 0) return null;
  const rows = texts.slice(table.headerRows).filter((row) => !SUM_ROW.test(row.join('')));
  const serials = rows.map((row) => row[column] ?? '');
  return serials.length >= 2 && serials.every((text, i) => text === String(i + 1)) ? serials.length : null;
}

function describe(m: Mention, rows: number, { table }: NumberTable, facts: readonly Fact[]): Finding {
  const last = table.cells.filter((c) => c.row === table.rows - 1).map((c) => c.anchor)[0];
  const anchors = [m.anchor, ...(last ? [last] : [])];
  const place = (lang: 'zh' | 'en') => (last ? describeAnchor(last, lang) : '');
  return placedFinding(
    'list_count_disagrees',
    'warning',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `正文称“${m.name}”${placedText(m.printed, m.anchor, 'zh')}，而“${table.caption ?? '表'}”列有 ${rows} 行（末行${place('zh')}）：${decimal(m.value)} ≠ ${rows}`,
    `the text says ${m.name} ${placedText(m.printed, m.anchor, 'en')}, but ${table.caption ?? 'the table'} lists ${rows} (last row ${place('en')}): ${decimal(m.value)} ≠ ${rows}`,
  );
}

/** Length of the longest run of characters in both. */
function commonLength(a: string, b: string): number {
  let best = 0;
  for (let i = 0; i < a.length; i++)
    while (i + best < a.length && b.includes(a.slice(i, i + best + 1))) best++;
  return best;
}
