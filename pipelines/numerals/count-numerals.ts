// The ledger in five figures, with the reasons of what is unresolved.

import type { DocumentLedger, NumeralEntry } from '../../model/index.ts';

/** How many of `entries` have each fate; `total` is how many there are. */
export function countNumerals(entries: readonly NumeralEntry[]): DocumentLedger {
  const ledger = { total: entries.length, facts: 0, cells: 0, references: 0, unresolved: 0 };
  const reasons = new Map<string, number>();
  for (const { fate, why } of entries) {
    if (fate === 'fact') ledger.facts++;
    else if (fate === 'cell') ledger.cells++;
    else if (fate === 'reference') ledger.references++;
    else {
      ledger.unresolved++;
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
  }
  const sorted = [...reasons].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return { ...ledger, reasons: Object.fromEntries(sorted) };
}
