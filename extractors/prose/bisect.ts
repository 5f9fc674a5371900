// Bisection in sorted lists, so that work on a clause does not grow with the clauses around it.

/** The index of the first item whose place is not before `limit`; the length when there is none. */
export function lowerBound<T>(items: readonly T[], limit: number, placeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The items whose place is in `[from, to)`. */
export function within<T>(items: readonly T[], from: number, to: number, placeOf: (item: T) => number): T[] {
  return items.slice(lowerBound(items, from, placeOf), lowerBound(items, to, placeOf));
}

/** The items that overlap `[from, to)`; they are in order and do not overlap each other. */
export function overlapping<T extends { readonly start: number; readonly end: number }>(
  items: readonly T[],
  from: number,
  to: number,
): T[] {
  return within(items, lowerBoundEnd(items, from), to, (item) => item.start);
}

function lowerBoundEnd<T extends { readonly start: number; readonly end: number }>(
  items: readonly T[],
  from: number,
): number {
  return items[lowerBound(items, from + 1, (item) => item.end)]?.start ?? Number.POSITIVE_INFINITY;
}
