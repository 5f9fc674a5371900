// Another order of magnitude from one year to the next in the same row: often a slip of the unit or of a digit.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding, Lang } from '../../model/index.ts';
import { absolute, compare, divide, type Exact, exact, multiply, round } from '../../numbers/exact.ts';
import { readValue } from '../../numbers/read-value.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';
import { dimsKey, groupBy, numberOf, standing } from './fact-groups.ts';

const TIMES = exact('10');
/** Below this (as printed) numbers jump by themselves: from 2 prizes to 30. */
const LARGE = exact('100');

/** Lines are upgraded from 1 to 10 Gbit/s at once. */
const MAY_JUMP: ReadonlySet<string> = new Set(['bandwidth', 'storage']);

/** One finding for each pair of neighbouring periods of a row whose values differ tenfold or more. Zeros say nothing. */
export function checkJumps(facts: readonly Fact[], { checks }: Pick<Catalog, 'checks'>): Finding[] {
  const rows = standing(facts).filter(
    (f) =>
      f.table !== undefined &&
      f.modifier === 'exact' &&
      f.kind !== 'change' &&
      f.period.start !== null &&
      !MAY_JUMP.has(f.dimension ?? ''),
  );
  const key = (f: Fact) =>
    [f.entity, f.table, f.path.join('/'), f.unit, f.period.kind, dimsKey(f, checks)].join('\u0000');
  return [...groupBy(rows, key).values()].flatMap((row) => {
    const years = [...row].sort((a, b) => ((a.period.start ?? '') < (b.period.start ?? '') ? -1 : 1));
    return years.slice(1).flatMap((later, i) => {
      const earlier = years[i];
      return earlier && earlier.period.start !== later.period.start ? compareJump(earlier, later) : [];
    });
  });
}

/**
 * A finding when the second of two neighbouring years is ten times the first, or a tenth of it.
 * @param placed how a value and its place are said.
 */
export function compareJump(earlier: Fact, later: Fact, placed = placedValue): Finding[] {
  if (MAY_JUMP.has(later.dimension ?? '')) return [];
  const [a, b] = [numberOf(earlier), numberOf(later)];
  if (a === null || b === null || a.n === 0n || b.n === 0n || a.n < 0n !== b.n < 0n) return [];
  const rises = compare(absolute(b), absolute(a)) > 0;
  const [large, small] = rises ? [b, a] : [a, b];
  if (compare(absolute(large), multiply(absolute(small), TIMES)) < 0) return [];
  if (compare(printed(rises ? later : earlier), LARGE) < 0) return [];
  const times = round(divide(large, small), 1);
  const was = (lang: Lang) => `${periodWords(earlier, lang)} ${placed(earlier, lang)}`;
  const is = (lang: Lang) => `${periodWords(later, lang)} ${placed(later, lang)}`;
  return [
    makeFinding(
      'jump_against_previous_year',
      'warning',
      [later, earlier],
      `“${nameOf(later)}”由 ${was('zh')} 变为 ${is('zh')}，相差 ${times} 倍`,
      `${nameOf(later)} goes from ${was('en')} to ${is('en')}: ${times} times`,
    ),
  ];
}

/** The number as printed, without its unit. */
function printed(fact: Fact): Exact {
  const read = readValue(fact.valueText);
  return read.status === 'reported' ? absolute(exact(read.quantity.number)) : exact('0');
}
