// What stands below a block: what the signs and words in it mean, and for each sign the values it is about.

import type { BlockRow, IndicatorBlock, Mark } from '../../loaders/queries/comparison/arrange-blocks.ts';
import type { Lang } from '../../model/index.ts';
import { gapNotes, gapWords, markNotes, markSigns } from './block-words.ts';
import { describeValue, groupDigits } from './format-number.ts';

/** Values listed below each sign; the others can be had with --long. */
export const listedPerMark = 6;

/** Fact id → what is printed elsewhere. */
export type Disagreeing = ReadonlyMap<string, readonly string[]>;

/** Lines below `block`; the marked values are named with what contradicts them. */
export function writeNotes(block: IndicatorBlock, disagreeing: Disagreeing, lang: Lang): string[] {
  const lines: string[] = [];
  for (const mark of Object.keys(markSigns) as Mark[]) {
    if (mark === 'unit') continue;
    const places = markedCells(block, mark);
    if (places.length === 0) continue;
    const listed = places
      .slice(0, listedPerMark)
      .map((place) => describePlace(place, mark, disagreeing, lang));
    const more = places.length - listed.length;
    if (more > 0) listed.push(lang === 'zh' ? `另有 ${more} 处（--long）` : `${more} more (--long)`);
    const colon = lang === 'zh' ? '：' : ': ';
    lines.push(
      `${markSigns[mark]} ${markNotes[mark][lang]}${colon}${listed.join(lang === 'zh' ? '；' : '; ')}`,
    );
  }
  for (const { year, note } of block.breaks)
    lines.push(lang === 'zh' ? `${year}年起定义变化：${note}` : `definition changed in ${year}: ${note}`);
  const gaps = new Set(
    block.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === 'gap' ? cell.gap : []))),
  );
  const words = [...gaps].map((gap) => `${gapWords[gap][lang]} = ${gapNotes[gap][lang]}`);
  if (words.length > 0) lines.push(words.join(lang === 'zh' ? '；' : '; '));
  return lines;
}

type Place = ReturnType<typeof markedCells>[number];

/** Cells of `block` that bear `mark`. */
export function markedCells(block: IndicatorBlock, mark: Mark) {
  return block.rows.flatMap((line: BlockRow) =>
    line.cells.flatMap((cell) =>
      cell.kind === 'value' && cell.marks.includes(mark) ? { institution: line.institution.name, cell } : [],
    ),
  );
}

function describePlace(
  { institution, cell }: Place,
  mark: Mark,
  disagreeing: Disagreeing,
  lang: Lang,
): string {
  const { row, others } = cell;
  const name = `${institution} ${row.period_label}`;
  const printed = (disagreeing.get(row.fact_id) ?? []).map((text) => groupDigits(text));
  if (mark === 'period')
    return [name, ...others.map((other) => `${other.period_label} ${describeValue(other, true)}`)].join(
      lang === 'zh' ? '，' : ', ',
    );
  if (mark === 'broken' || printed.length === 0) return name;
  return `${name} ${printed.join(lang === 'zh' ? '、' : ', ')} [${row.fact_id}]`;
}
