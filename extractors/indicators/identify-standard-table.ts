// Which of the national tables a table is: by its title, else by its rows.

import { foldName, nameKey } from '../../catalog/fold-name.ts';
import type { StandardTable } from '../../catalog/types.ts';
import type { IndicatorRow } from './read-indicator-rows.ts';

const MIN_SHARE = 0.6;
const MIN_ROWS = 4;
/** Titles this short (资源表) are words of many captions: the rows must agree. */
const SHORT_TITLE = 4;
const MIN_SHARE_SHORT = 0.3;

/** The national table that `caption` and `rows` show, or null. */
export function identifyStandardTable(
  caption: string | null,
  rows: readonly IndicatorRow[],
  tables: readonly StandardTable[],
): StandardTable | null {
  const title = foldName(caption ?? '');
  const names = rows.map((row) => nameKey(row.name));
  const shares = new Map(tables.map((table) => [table, shareOfKnown(names, table)]));
  const titled = tables
    .flatMap((table) => table.titleKeys.map((key) => ({ table, title: key })))
    .filter((entry) => title.includes(entry.title))
    .sort((a, b) => b.title.length - a.title.length)
    .find((entry) => entry.title.length > SHORT_TITLE || (shares.get(entry.table) ?? 0) >= MIN_SHARE_SHORT);
  if (titled) return titled.table;
  if (rows.length < MIN_ROWS) return null;
  const [best] = [...shares].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= MIN_SHARE ? best[0] : null;
}

function shareOfKnown(names: readonly string[], table: StandardTable): number {
  const known = new Set(table.rows.flatMap((row) => row.keys));
  return names.length === 0 ? 0 : names.filter((name) => known.has(name)).length / names.length;
}
