// Is a listing believable? One that suddenly yields nothing, or much less, was changed or is broken: its silence about a
// document means nothing then. Pure.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { Discovery } from '../../sources/listing/listed-item.ts';
import { makeProblem, SourceError } from '../../sources/source-error.ts';

/** Shorter listings change too much by nature. */
const FEWEST_TO_COMPARE = 10;

/**
 * `discovery`, as incomplete when it shrank to less than half.
 * @param before entries of the last listing that was read; null when there was none.
 * @throws SourceError `listing_empty` when the source may not be empty.
 */
export function judgeListing(source: SourceSpec, discovery: Discovery, before: number | null): Discovery {
  const found = discovery.items.length;
  if (found === 0 && !source.expect.mayBeEmpty)
    throw new SourceError('listing_empty', { before: before ?? 0 });
  if (before === null || before < FEWEST_TO_COMPARE || found * 2 >= before || source.kind === 'feed')
    return discovery;
  const problem = makeProblem('listing_shrunk', { before, found });
  return { ...discovery, complete: false, problems: [...discovery.problems, problem] };
}
