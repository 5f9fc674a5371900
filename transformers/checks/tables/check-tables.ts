// The checks over any table of a document.

import type { Catalog } from '../../../catalog/types.ts';
import type { Document, Fact, Finding } from '../../../model/index.ts';
import { checkRowTotals, checkTableBounds } from './check-row-totals.ts';
import { checkShifts } from './check-shifts.ts';
import { checkSubtotals } from './check-subtotals.ts';
import { checkTableCopies } from './check-table-copies.ts';
import { checkTableRates } from './check-table-rates.ts';
import { checkTableTotals } from './check-table-totals.ts';
import { checkTargets } from './check-targets.ts';
import { type NumberTable, readNumbers } from './read-numbers.ts';

/** Readers less sure than this of rows and columns are not held to sums. */
const SURE = 0.6;

/** Tables of `doc` in numbers, those apart whose rows and columns are guessed. */
export const numberTables = (doc: Document): NumberTable[] =>
  doc.tables.filter((table) => table.confidence >= SURE).map(readNumbers);

/** What the tables of `doc` contradict in themselves or copy from each other. */
export function checkTables(
  tables: readonly NumberTable[],
  facts: readonly Fact[],
  { checks }: Pick<Catalog, 'checks'>,
): Finding[] {
  return [
    ...tables.flatMap((table) => {
      const totals = [
        ...checkTableTotals(table, facts),
        ...checkSubtotals(table, facts),
        ...checkRowTotals(table, facts),
      ];
      // a wrong total makes its rate look wrong as well
      return [
        ...totals,
        ...checkTableRates(table, facts, totals.length > 0),
        ...checkTargets(table, facts),
        ...checkShifts(table, facts),
        ...checkTableBounds(table, facts, checks.mayPass100),
      ];
    }),
    ...checkTableCopies(tables, facts),
  ];
}
