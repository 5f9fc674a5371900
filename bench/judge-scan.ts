// How the scan of running text did on hand-checked numerals: facts found with number, unit and modifier, traps kept out.
// Gold of text files says line and offset; gold of PDF says page and words.

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadTextMasks } from '../catalog/load-text-masks.ts';
import { loadUnits } from '../catalog/load-units.ts';
import { scanText } from '../extractors/quantities/scan-text.ts';
import type { ScannedText } from '../extractors/quantities/types.ts';
import { readDocument } from '../extractors/read-document.ts';
import { type Block, isLineAnchor, isPageAnchor } from '../model/index.ts';
import { readValue } from '../numbers/read-value.ts';

/** A paragraph and what was found in it. */
export interface ScannedBlock {
  readonly block: Block;
  readonly scan: ScannedText;
}

/** A numeral that a reader looked at: a fact, or with `reason` a trap. */
export interface GoldNumeral {
  readonly text: string;
  readonly value_raw?: string;
  readonly value_text?: string;
  readonly unit?: string | null;
  readonly modifier?: string | null;
  readonly raw?: string;
  readonly reason?: string;
  readonly page?: number;
  readonly anchor?: { readonly line: number; readonly start: number; readonly end: number };
}

const units = loadUnits();
const catalog = { units, textMasks: loadTextMasks(units) };

/** What `scanText` finds with the catalogue of this repository. */
export const scanWithCatalog = (text: string): ScannedText => scanText(text, catalog);

/** The paragraphs, headings, captions and notes of the file at `path`, scanned; its tables are left out. */
export async function scanFile(path: string): Promise<ScannedBlock[]> {
  const document = await readDocument(new Uint8Array(await readFile(path)), path);
  return document.blocks
    .filter((block) => block.kind !== 'table')
    .map((block) => ({ block, scan: scanWithCatalog(block.text) }));
}

/** The records of a JSONL file; none where it is absent. */
export function readGold(path: string): GoldNumeral[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as GoldNumeral);
}

type Found = readonly [item: ScannedBlock, at: number];

/** Block and UTF-16 offset of a place in a text file; null when no paragraph holds it (tables, dropped furniture). */
function locate(scanned: readonly ScannedBlock[], line: number, start: number): Found | null {
  for (const item of scanned)
    for (const s of item.block.segments)
      if (
        isLineAnchor(s.anchor) &&
        s.anchor.line === line &&
        s.anchor.start <= start &&
        start < s.anchor.end
      ) {
        const inside = Array.from(item.block.text.slice(s.start, s.end));
        return [item, s.start + inside.slice(0, start - s.anchor.start).join('').length];
      }
  return null;
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const MODIFIER: Readonly<Record<string, readonly string[]>> = {
  约: ['about'],
  左右: ['about'],
  余: ['more_than', 'about'],
  多: ['more_than', 'about'],
  超: ['more_than'],
  超过: ['more_than'],
  近: ['about', 'less_than'],
  以上: ['at_least', 'more_than'],
};

const unitsAgree = (gold: string, unitText: string | null, value: string): boolean => {
  const asked = squeeze(gold).replace(/^:$/, '');
  const got = squeeze(unitText ?? '');
  if (
    asked === got ||
    asked === squeeze((/[万亿千百]+$/.exec(value.replace(/[余多]$/, ''))?.[0] ?? '') + got)
  )
    return true;
  return asked.startsWith('男') || (asked === '' && got === ':');
};

function findByText(scanned: readonly ScannedBlock[], gold: GoldNumeral): Found | null {
  const page = scanned.filter(
    ({ block }) =>
      isPageAnchor(block.anchor) &&
      block.segments.some((s) => isPageAnchor(s.anchor) && s.anchor.page === gold.page),
  );
  const wanted = squeeze(gold.text);
  const number = squeeze(gold.value_text ?? gold.raw ?? '');
  for (const item of page) {
    const map = [...item.block.text].map((c, i) => ({ c: squeeze(c), i })).filter(({ c }) => c !== '');
    const text = map.map(({ c }) => c).join('');
    const at = text.indexOf(wanted);
    if (at < 0) continue;
    const inner = wanted.indexOf(number);
    return [item, map[at + Math.max(0, inner)]?.i ?? 0];
  }
  return null;
}

interface Verdict {
  readonly number: boolean;
  readonly unit: boolean;
  readonly modifier: boolean;
  readonly misses: readonly string[];
}

/** How the scan did on one fact that stands at `at` of a block. */
function judgeFact(gold: GoldNumeral, [{ scan, block }, at]: Found): Verdict {
  const raw = gold.value_raw ?? gold.value_text ?? '';
  const where = `${raw} ${gold.unit} in ${gold.text}`;
  const found = scan.quantities.find((q) => q.start <= at && at < q.end);
  if (!found) {
    const other = scan.references.find((r) => r.start <= at && at < r.end);
    const instead = other ? `${other.mask} ${block.text.slice(other.start, other.end)}` : '-';
    return { number: false, unit: false, modifier: false, misses: [`no quantity (${instead}): ${where}`] };
  }
  const digits = squeeze(block.text.slice(found.numeralStart, found.numeralEnd));
  const wanted = gold.modifier ? MODIFIER[gold.modifier] : ['exact'];
  const right = {
    number: digits.includes(squeeze(raw).replace(/[%‰第余多]/g, '')),
    unit: !gold.unit || found.dimension === 'rank' || unitsAgree(gold.unit, found.unitText, found.valueText),
    modifier: !wanted || wanted.includes(found.modifier),
  };
  const misses = [
    ...(right.number ? [] : [`number ${digits}: ${where}`]),
    ...(right.unit ? [] : [`unit ${found.unitText}: ${where}`]),
    ...(right.modifier ? [] : [`modifier ${found.modifier}, not ${gold.modifier}: ${where}`]),
    ...(found.form !== 'number' || readValue(found.valueText).status === 'reported'
      ? []
      : [`value unreadable: ${found.valueText}`]),
  ];
  return { ...right, misses };
}

/** How many facts stand in paragraphs, and how many of all came back right. */
export interface FactScore {
  readonly facts: number;
  readonly placed: number;
  readonly number: number;
  readonly unit: number;
  readonly modifier: number;
  readonly traps: number;
  readonly keptOut: number;
  /** In words, one for each thing that is wrong. */
  readonly misses: readonly string[];
}

/** The scan of a document against its gold. Traps that stand in no paragraph (tables, furniture) are not counted. */
export function judgeScan(
  scanned: readonly ScannedBlock[],
  facts: readonly GoldNumeral[],
  traps: readonly GoldNumeral[],
): FactScore {
  const place = (gold: GoldNumeral): Found | null =>
    gold.anchor ? locate(scanned, gold.anchor.line, gold.anchor.start) : findByText(scanned, gold);
  const placed = facts.map((gold) => ({ gold, at: place(gold) }));
  const verdicts = placed.flatMap(({ gold, at }) => (at ? [judgeFact(gold, at)] : []));
  const lost = placed.filter(({ at }) => at === null).map(({ gold }) => `not in a paragraph: ${gold.text}`);
  const there = traps.flatMap((gold) => {
    const at = place(gold);
    return at ? [describeTrap(gold, at)] : [];
  });
  const taken = there.filter((words) => words !== null);
  const count = (key: 'number' | 'unit' | 'modifier') => verdicts.filter((v) => v[key]).length;
  return {
    facts: facts.length,
    placed: verdicts.length,
    number: count('number'),
    unit: count('unit'),
    modifier: count('modifier'),
    traps: there.length,
    keptOut: there.length - taken.length,
    misses: [...lost, ...verdicts.flatMap((v) => v.misses), ...taken],
  };
}

/** The trap as it was taken for a quantity; null when it was kept out. */
function describeTrap(gold: GoldNumeral, [{ scan, block }, at]: Found): string | null {
  const end = at + (gold.raw ?? '1').length;
  const found = scan.quantities.find((q) => q.start < end && at < q.end);
  if (!found) return null;
  const printed = block.text.slice(found.start, found.end);
  return `trap ${gold.reason} ${gold.raw}: "${printed}" in ${gold.text.slice(0, 70)}`;
}
