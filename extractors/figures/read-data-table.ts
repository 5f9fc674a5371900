// The table that some programs print under a chart: under the categories of the axis a row of numbers for each series,
// its name before it (after a key of the legend). Says more surely than bars what was measured.

import { isBare, type Label, rowsOf } from './figure-label.ts';
import type { AxisChart, Category } from './find-axis.ts';

export interface TableEntry {
  readonly value: Label;
  readonly category: Category;
  readonly series: string;
  /** The labels that name the series. */
  readonly names: readonly Label[];
}

/** Share of the categories that have a number in a row of such a table. */
const FILLED = 0.5;

/** Numbers of the data table; empty when there is none. `names` are labels that the axis has not used. */
export function readDataTable(
  axis: AxisChart,
  labels: readonly Label[],
  names: readonly Label[],
): TableEntry[] {
  if (axis.orientation !== 'below') return [];
  const pitch = Math.min(...axis.categories.slice(1).map((c, i) => c.at - (axis.categories[i]?.at ?? 0)));
  const rows = rowsOf(labels.filter((l) => isBare(l) && l.y > axis.edge)).flatMap((row) => {
    const entries = row.flatMap((value) => {
      const category = axis.categories.find((c) => Math.abs(c.at - value.x) < 0.5 * pitch);
      return category ? [{ value, category }] : [];
    });
    const distinct = new Set(entries.map((e) => e.category)).size;
    return distinct === entries.length && entries.length >= FILLED * axis.categories.length ? [entries] : [];
  });
  const heights = rows.map((row) => row[0]?.value.y ?? 0);
  return rows.flatMap((row, i) => {
    const at = heights[i] ?? 0;
    const [from, to] = [
      (heights[i - 1] ?? 2 * at - (heights[i + 1] ?? at + 20)) + at,
      at + (heights[i + 1] ?? at + 20),
    ];
    const left = Math.min(...row.map((e) => e.value.x0));
    const own = names
      .filter((n) => n.x1 <= left + 2 && 2 * n.y > from && 2 * n.y < to)
      .sort((a, b) => a.y - b.y || a.x - b.x);
    const series = own.map((n) => n.said.text).join('');
    return series ? row.map((e) => ({ ...e, series, names: own })) : [];
  });
}
