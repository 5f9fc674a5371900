// Is a listing believable? One that suddenly yields nothing, or much less, was changed or is broken: its silence about a
// document means nothing then. Pure.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { SourceState } from '../../loaders/sources/source-states.ts';
import type { Discovery } from '../../sources/listing/listed-item.ts';
import { makeProblem, SourceError } from '../../sources/source-error.ts';
import { isWantedTitle, unwantedEnding } from './decide-items.ts';

/** Shorter listings change too much by nature. */
const FEWEST_TO_COMPARE = 10;

/** The state of the source before, and how many of its addresses were listed then. */
export interface ListingBefore {
  readonly state: Pick<SourceState, 'listed' | 'digest'> | undefined;
  readonly addresses: number;
}

/**
 * `discovery`, as incomplete when it shrank to less than half; with a remark when it lists only what the source does
 * not accept although it listed other things before: either what was wanted moved on, or the page was rebuilt.
 * @throws SourceError `listing_empty` when the source may not be empty.
 */
export function judgeListing(source: SourceSpec, discovery: Discovery, known: ListingBefore): Discovery {
  const found = discovery.items.length;
  // a source that was described anew is not measured by what its former description found
  const before = known.state?.digest === source.digest ? known.state.listed : null;
  if (found === 0 && !source.expect.mayBeEmpty)
    throw new SourceError('listing_empty', { before: before ?? 0 });
  const problems = [...discovery.problems];
  if (isUnwanted(source, discovery, known))
    problems.push(makeProblem('listing_unwanted', { found, before: known.addresses }));
  if (before === null || before < FEWEST_TO_COMPARE || found * 2 >= before || source.kind === 'feed')
    return { ...discovery, problems };
  problems.push(makeProblem('listing_shrunk', { before, found }));
  return { ...discovery, complete: false, problems };
}

function isUnwanted(source: SourceSpec, { items }: Discovery, { addresses }: ListingBefore): boolean {
  if (items.length === 0 || addresses === 0 || source.kind === 'feed' || source.kind === 'folder')
    return false;
  return !items.some((item) => isWantedTitle(source, item) && unwantedEnding(source, item.url) === null);
}
