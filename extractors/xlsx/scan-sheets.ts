// What the XML of the sheets states before the library reads it: how many cells hold something (to notice loss), and how
// many rows and columns are hidden (which the library tells only at twenty times the cost). By patterns, not by a parser.

import { tooComplex } from '../html/parse-xml.ts';

export interface SheetScan {
  readonly name: string;
  /** Cells with a value or a text. */
  readonly filled: number;
  /** Hidden rows and column ranges. */
  readonly hidden: number;
}

/** Some 500 MB of memory when read. */
const MAX_FILLED = 600_000;
/** Blank cells with a style are cheaper, but not free. */
const MAX_CELLS = 2_000_000;

const ANY_CELL = /<(?:\w+:)?c[\s/>]/gu;
const FILLED = /<(?:\w+:)?(?:v(?:\s[^<>]{0,100})?>[^<]|is[\s>])/gu;
const HIDDEN = /<(?:\w+:)?(?:row|col)\s[^<>]{0,400}\bhidden\s*=\s*["'](?:1|true)["']/gu;

/**
 * The sheets that the workbook in `parts` lists. Parts left over from deleted sheets do not count.
 * @throws UnreadableError `markup_too_complex` for more cells than can be read
 */
export function scanSheets(parts: ReadonlyMap<string, Uint8Array>): SheetScan[] {
  const names = sheetNames(parts);
  const scans = new Map<string, SheetScan>();
  for (const [partName, part] of parts) {
    const key = partName.toLowerCase();
    const name = names.get(key);
    if (name === undefined) continue;
    const xml = text(part);
    if (count(xml, ANY_CELL, MAX_CELLS) > MAX_CELLS) throw tooComplex(`more than ${MAX_CELLS} cells`);
    const filled = count(xml, FILLED, MAX_FILLED);
    if (filled > MAX_FILLED) throw tooComplex(`more than ${MAX_FILLED} filled cells`);
    const scan = { name, filled, hidden: count(xml, HIDDEN, MAX_CELLS) };
    // names that differ in case only are one name to the library: either part may be read
    const other = scans.get(key);
    if (!other || scan.filled < other.filled) scans.set(key, scan);
  }
  return [...scans.values()];
}

/** How often `pattern` stands in `xml`; stops counting beyond `limit`. */
function count(xml: string, pattern: RegExp, limit: number): number {
  let found = 0;
  for (const _ of xml.matchAll(pattern)) if (++found > limit) break;
  return found;
}

const text = (part: Uint8Array): string => new TextDecoder().decode(part);

/** Names of the listed sheets by the names of their parts, these in lower case. */
function sheetNames(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const partText = (pattern: RegExp): string =>
    text(parts.get([...parts.keys()].find((name) => pattern.test(name)) ?? '') ?? new Uint8Array());
  const targets = new Map<string, string>();
  for (const [tag] of partText(RELS).matchAll(/<(?:\w+:)?Relationship\s[^<>]{0,2000}>/gu))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
  const names = new Map<string, string>();
  for (const [tag] of partText(WORKBOOK).matchAll(/<(?:\w+:)?sheet\s[^<>]{0,2000}>/gu)) {
    const target = targets.get(attribute(tag, String.raw`\w+:id`)) ?? '';
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    names.set(part.toLowerCase(), unescapeXml(attribute(tag, 'name')));
  }
  return names;
}

const RELS = /^xl\/_rels\/workbook\.xml\.rels$/iu;
const WORKBOOK = /^xl\/workbook\.xml$/iu;

const attribute = (tag: string, name: string): string =>
  new RegExp(String.raw`\s${name}\s*=\s*["']([^"']*)["']`, 'u').exec(tag)?.[1] ?? '';

const unescapeXml = (escaped: string): string =>
  escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
