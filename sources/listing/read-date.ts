// Dates as Chinese listings print them. Yields ISO dates; never guesses a year that is not there.

const FORMS: readonly RegExp[] = [
  /(?<!\d)(?<y>(?:19|20)\d{2})\s*[-/.年]\s*(?<m>1[0-2]|0?[1-9])\s*[-/.月]\s*(?<d>3[01]|[12]\d|0?[1-9])(?!\d)/u,
  /(?<!\d)(?<y>20\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/u,
];
/** `15` above `2024-03`, as many lists set it: day in one element, year and month in another. */
const DAY_FIRST =
  /^\s*(?<d>3[01]|[12]\d|0?[1-9])\s+(?<y>20\d{2})\s*[-/.年]\s*(?<m>1[0-2]|0?[1-9])\s*月?\s*$/u;

/** The first date in `text` as `YYYY-MM-DD`; null when there is none. */
export function readDate(text: string): string | null {
  const short = text.slice(0, 500);
  for (const form of [DAY_FIRST, ...FORMS]) {
    const { y = '', m = '', d = '' } = form.exec(short)?.groups ?? {};
    if (y !== '' && isDay(Number(y), Number(m), Number(d)))
      return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  }
  return null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The date of an RSS or Atom entry or of a site map (RFC 822 or ISO 8601) as `YYYY-MM-DD`; null when unreadable. */
export function readFeedDate(text: string): string | null {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  if (iso) return readDate(iso);
  const time = Date.parse(text.trim());
  return Number.isNaN(time) ? readDate(text) : new Date(time).toISOString().slice(0, 10);
}
