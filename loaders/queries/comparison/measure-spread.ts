// How values lie: quartiles, median, rank, and the change from one value to the next. Pure. Quartiles are estimates and
// may be computed in doubles; differences of two printed values are exact decimals.

export interface Spread {
  readonly count: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

/**
 * Median and quartiles of `values`, interpolated between neighbours as spreadsheets do (QUARTILE.INC; method 7 of
 * Hyndman & Fan, 1996). Null when there are none.
 */
export function measureSpread(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return low + (high - low) * (place - Math.floor(place));
  };
  return { count: sorted.length, lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) };
}

/** Place of `value` among `sorted` (ascending), 1 = first; equal values share the better place. */
export function rankValue(value: number, sorted: readonly number[], lowerFirst: boolean): number {
  return lowerFirst
    ? 1 + countBelow(sorted, (other) => other < value)
    : 1 + sorted.length - countBelow(sorted, (other) => other <= value);
}

/** How many values at the beginning meet a condition that all later ones do not. */
function countBelow(sorted: readonly number[], meets: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meets(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const scaleOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;
const scaled = (decimal: string, scale: number): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(`${whole}${fraction.padEnd(scale, '0')}`);
};

/** `a` − `b` as an exact decimal; both are decimal strings such as `-12.50`. */
export function subtractDecimals(a: string, b: string): string {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const difference = scaled(a, scale) - scaled(b, scale);
  const digits = (difference < 0n ? -difference : difference).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return difference < 0n ? `-${text}` : text;
}

export interface Change {
  /** `percent` of the earlier value, or `points`: the difference itself, of rates and ratios. */
  readonly measure: 'percent' | 'points';
  /** With its sign, a decimal; percent are rounded to one digit. */
  readonly amount: string;
}

/** The change from `earlier` to `later`; null where a percentage of the earlier value has no meaning. */
export function measureChange(earlier: string, later: string, isRate: boolean): Change | null {
  const difference = subtractDecimals(later, earlier);
  if (isRate) return { measure: 'points', amount: withSign(difference) };
  const base = Number(earlier);
  if (base <= 0) return null;
  return { measure: 'percent', amount: withSign(((Number(difference) / base) * 100).toFixed(1)) };
}

const withSign = (decimal: string): string => {
  if (/^-?0*(?:\.0*)?$/.test(decimal)) return decimal.replace('-', '');
  return decimal.startsWith('-') ? decimal : `+${decimal}`;
};
