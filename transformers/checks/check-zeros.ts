// A zero that its own row contradicts: eight courses of no hours.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding } from '../../model/index.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';
import { frameKey, groupBy, numberOf, standing } from './fact-groups.ts';

/** One finding for each row that is counted in two units of which one is zero and the other is not. */
export function checkZeros(facts: readonly Fact[], { checks }: Pick<Catalog, 'checks'>): Finding[] {
  const rows = standing(facts).filter(
    (f) => f.table !== undefined && numberOf(f) !== null && f.unit !== null,
  );
  const key = (f: Fact) => [frameKey(f, checks), f.table, f.path.join('/')].join('\u0000');
  return [...groupBy(rows, key).values()].flatMap((row) => {
    const zero = row.find((f) => numberOf(f)?.n === 0n);
    const amount = row.find((f) => f.unit !== zero?.unit && (numberOf(f)?.n ?? 0n) > 0n);
    if (!zero || !amount) return [];
    return [
      makeFinding(
        'zero_beside_amount',
        'warning',
        [zero, amount],
        `${periodWords(zero, 'zh')}“${nameOf(zero)}”一处为 ${placedValue(zero, 'zh')}，另一处为 ${placedValue(amount, 'zh')}`,
        `${periodWords(zero, 'en')} ${nameOf(zero)} is ${placedValue(zero, 'en')} and also ${placedValue(amount, 'en')}`,
      ),
    ];
  });
}
