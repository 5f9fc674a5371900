// Statistics as further columns of the long form, for programs: each value's rank and distance in its own year.

import type { ComparisonRow } from '../../loaders/queries/compare-indicators.ts';
import type { IndicatorBlock } from '../../loaders/queries/comparison/arrange-blocks.ts';
import type { CellValue, Column, OutputTable } from '../output/table.ts';
import { decimalsOf, formatStatistic } from './format-number.ts';

const column = (id: string, zh: string): Column => ({
  id,
  title: { zh, en: id.replaceAll('_', ' ') },
  numeric: true,
});

const columns: readonly Column[] = [
  column('rank', '名次'),
  column('schools', '学校数'),
  column('lower_quartile', '下四分位'),
  column('median', '中位数'),
  column('upper_quartile', '上四分位'),
  column('distance_to_median', '距中位数'),
  column('change', '较上年'),
];

/** `table`, whose rows are those of `rows`, with the statistics behind; empty for values that take no part in them. */
export function addStatistics(
  table: OutputTable,
  rows: readonly ComparisonRow[],
  blocks: readonly IndicatorBlock[],
): OutputTable {
  const statistics = new Map<string, CellValue[]>();
  for (const block of blocks) {
    const digits = decimalsOf(
      block.rows.flatMap(({ cells }) => cells.map((cell) => (cell.kind === 'value' ? cell.row.value : null))),
    );
    for (const line of block.rows)
      for (const [i, cell] of line.cells.entries()) {
        const spread = block.spreads[i];
        const standing = line.standings[i];
        if (cell.kind !== 'value' || !spread || !standing) continue;
        const format = (value: number) => formatStatistic(value, digits);
        statistics.set(cell.row.fact_id, [
          standing.rank,
          spread.count,
          format(spread.lowerQuartile),
          format(spread.median),
          format(spread.upperQuartile),
          format(standing.distance),
          line.changes[i]?.amount ?? null,
        ]);
      }
  }
  return {
    columns: [...table.columns, ...columns],
    rows: table.rows.map((row, i) => [
      ...row,
      ...(statistics.get(rows[i]?.fact_id ?? '') ?? columns.map(() => null)),
    ]),
  };
}
