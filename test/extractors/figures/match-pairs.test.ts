import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPairs } from '../../../extractors/figures/match-pairs.ts';

const total = (cost: readonly (readonly number[])[], columns: readonly number[]): number =>
  columns.reduce((sum, c, r) => sum + (cost[r]?.[c] ?? Number.NaN), 0);

/** The least total by trying every pairing. */
function least(cost: readonly (readonly number[])[], row = 0, taken: readonly number[] = []): number {
  if (row === cost.length) return 0;
  return Math.min(
    ...(cost[row] ?? []).flatMap((c, k) =>
      taken.includes(k) ? [] : [c + least(cost, row + 1, [...taken, k])],
    ),
  );
}

describe('matchPairs', () => {
  it('gives up a near name for the sake of the others', () => {
    // the second number is nearer to the first name, but the first number has no other
    expect(
      matchPairs([
        [1, 9],
        [0.5, 2],
      ]),
    ).toEqual([0, 1]);
    expect(matchPairs([])).toEqual([]);
  });

  it('is as cheap as the cheapest of all pairings', () => {
    const costs = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
      .chain(([rows, more]) =>
        fc.array(
          fc.array(fc.integer({ min: 0, max: 30 }), { minLength: rows + more, maxLength: rows + more }),
          {
            minLength: rows,
            maxLength: rows,
          },
        ),
      );
    fc.assert(
      fc.property(costs, (cost) => {
        const columns = matchPairs(cost);
        expect(new Set(columns).size).toBe(cost.length);
        expect(total(cost, columns)).toBe(least(cost));
      }),
    );
  });
});
