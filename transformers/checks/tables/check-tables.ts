// The checks over any table of a document.

import type { Document, Fact, Finding } from '../../../model/index.ts';
import { checkTableCopies } from './check-table-copies.ts';
import { checkTableRates } from './check-table-rates.ts';
import { checkTableTotals } from './check-table-totals.ts';
import { type NumberTable, readNumbers } from './read-numbers.ts';

/** Readers less sure than this of rows and columns are not held to sums. */
const SURE = 0.6;

/** Tables of `doc` in numbers, those apart whose rows and columns are guessed. */
export const numberTables = (doc: Document): NumberTable[] =>
  doc.tables.filter((table) => table.confidence >= SURE).map(readNumbers);

/** What the tables of `doc` contradict in themselves or copy from each other. */
export function checkTables(tables: readonly NumberTable[], facts: readonly Fact[]): Finding[] {
  return [
    ...tables.flatMap((table) => {
      const totals = checkTableTotals(table, facts);
      // a wrong total makes its rate look wrong as well
      return [...totals, ...checkTableRates(table, facts, totals.length > 0)];
    }),
    ...checkTableCopies(tables, facts),
  ];
}
