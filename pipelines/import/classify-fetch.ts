// What bytes under an address mean, given what was known: new, revised, moved, duplicate or unchanged. Pure.

import type { Address } from '../../loaders/sources/addresses.ts';
import type { FetchKind } from '../../loaders/sources/source-tables.ts';

/**
 * @param address what was known of the address the bytes came from.
 * @param sha256 of the bytes.
 * @param others all known addresses.
 * @param isListed whether an address is listed now, as far as is known.
 */
export function classifyFetch(
  address: Pick<Address, 'url' | 'sha256'>,
  sha256: string,
  others: Iterable<Address>,
  isListed: (address: Address) => boolean,
): FetchKind | 'unchanged' {
  if (address.sha256 === sha256) return 'unchanged';
  if (address.sha256 !== null) return 'revised';
  const same = [...others].filter((other) => other.sha256 === sha256 && other.url !== address.url);
  if (same.length === 0) return 'new';
  return same.some((other) => other.state === 'held' && isListed(other)) ? 'duplicate' : 'moved';
}
