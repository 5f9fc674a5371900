// What the XML of the sheets states before the library reads it: how many cells hold something (to notice loss), and how
// many rows and columns are hidden (which the library tells only at twenty times the cost). By patterns, not by a parser.

import { type LimitName, refuseBeyond } from '../limits.ts';

export interface SheetScan {
  readonly name: string;
  /** Cells with a value or a text. */
  readonly filled: number;
  /** Hidden rows and column ranges. */
  readonly hidden: number;
}

const ANY_CELL = /<(?:\w+:)?c[\s/>]/gu;
const FILLED = /<(?:\w+:)?(?:v(?:\s[^<>]{0,100})?>[^<]|is[\s>])/gu;
const STRING = /<(?:\w+:)?si[\s/>]/gu;
const HIDDEN = /<(?:\w+:)?(?:row|col)\s[^<>]{0,400}\bhidden\s*=\s*["'](?:1|true)["']/gu;

/**
 * The sheets that the workbook in `parts` lists. Parts left over from deleted sheets do not count.
 * @throws UnreadableError `document_holds_too_much` for more cells or shared strings than can be read
 */
export function scanSheets(parts: ReadonlyMap<string, Uint8Array>): SheetScan[] {
  const names = sheetNames(parts);
  const scans = new Map<string, SheetScan>();
  let all = 0;
  count(partText(parts, STRINGS), STRING, 'sharedStrings');
  for (const [partName, part] of parts) {
    const key = partName.toLowerCase();
    const name = names.get(key);
    if (name === undefined) continue;
    const xml = text(part);
    count(xml, ANY_CELL, 'sheetCells');
    const filled = count(xml, FILLED, 'cells');
    all += filled;
    refuseBeyond('cells', all);
    const scan = { name, filled, hidden: count(xml, HIDDEN, 'sheetCells') };
    // names that differ in case only are one name to the library: either part may be read
    const other = scans.get(key);
    if (!other || scan.filled < other.filled) scans.set(key, scan);
  }
  return [...scans.values()];
}

/** How often `pattern` stands in `xml`. @throws UnreadableError beyond `limit` */
function count(xml: string, pattern: RegExp, limit: LimitName): number {
  let found = 0;
  for (const _ of xml.matchAll(pattern)) refuseBeyond(limit, ++found);
  return found;
}

const text = (part: Uint8Array): string => new TextDecoder().decode(part);

/** Names of the listed sheets by the names of their parts, these in lower case. */
function sheetNames(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const targets = new Map<string, string>();
  for (const [tag] of partText(parts, RELS).matchAll(/<(?:\w+:)?Relationship\s[^<>]{0,2000}>/gu))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
  const names = new Map<string, string>();
  for (const [tag] of partText(parts, WORKBOOK).matchAll(/<(?:\w+:)?sheet\s[^<>]{0,2000}>/gu)) {
    const target = targets.get(attribute(tag, String.raw`\w+:id`)) ?? '';
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    names.set(part.toLowerCase(), unescapeXml(attribute(tag, 'name')));
  }
  return names;
}

const partText = (parts: ReadonlyMap<string, Uint8Array>, pattern: RegExp): string =>
  text(parts.get([...parts.keys()].find((name) => pattern.test(name)) ?? '') ?? new Uint8Array());

const RELS = /^xl\/_rels\/workbook\.xml\.rels$/iu;
const STRINGS = /^xl\/sharedStrings\.xml$/iu;
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
