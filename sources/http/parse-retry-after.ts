// Retry-After in both its forms (RFC 9110, 10.2.3): seconds, or a date.

/**
 * How many milliseconds from `now` the server asks to wait: 0 for a date that has passed, null when the header is
 * absent or neither form.
 */
export function parseRetryAfter(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000;
  return parseHttpDate(text) === null ? null : Math.max(0, (parseHttpDate(text) ?? 0) - now.getTime());
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const FORMS: readonly RegExp[] = [
  // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
  /^[A-Za-z]{3}, (?<day>\d{2}) (?<month>[A-Za-z]{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  /^[A-Za-z]{6,9}, (?<day>\d{2})-(?<month>[A-Za-z]{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  // asctime: Sun Nov  6 08:49:37 1994
  /^[A-Za-z]{3} (?<month>[A-Za-z]{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
];

/** Milliseconds since 1970 of an HTTP date in any of its three forms (RFC 9110, 5.6.7); null when it is none. */
export function parseHttpDate(text: string): number | null {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    const month = MONTHS.indexOf(parts?.month ?? '');
    if (!parts || month < 0) continue;
    const [hours = 0, minutes = 0, seconds = 0] = (parts.time ?? '').split(':').map(Number);
    // two digits: the year that is not more than fifty years ahead was meant; no report is older than 1970
    const short = Number(parts.year);
    const year = parts.year?.length === 2 ? short + (short < 70 ? 2000 : 1900) : short;
    return Date.UTC(year, month, Number(parts.day), hours, minutes, seconds);
  }
  return null;
}
