// Every numeral of a running text: a quantity, a reference that measures nothing, or unplaced with a reason. One pass over
// the 1:1 normalised text; time is linear. What a quantity is about is not decided here.

import { joinBlankGroups } from '../../numbers/blank-groups.ts';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';
import { blankOut, findMaskedSpans, type MaskedSpan } from './find-masked-spans.ts';
import { endOfHanRun, readHanQuantity } from './read-han-quantity.ts';
import { type ReadableText, readTextQuantity } from './read-text-quantity.ts';
import type { ScanCatalog } from './read-unit-at.ts';
import { setNumberRowsApart } from './set-number-rows-apart.ts';
import { shareListUnits } from './share-list-units.ts';
import type { ScannedText, TextQuantity, TextReference, UnplacedNumeral } from './types.ts';

const CANDIDATE = /[\d〇零一二两三四五六七八九十百千万亿]/g;
const DIGIT = /\d/;
/** Numbers without any word say nothing: a page number, a stray row of a table. */
const WORD = /[a-zA-Z\u3400-\u9fff]/;
/** Behind its digits a run of digits goes on with these (one numeral of the ledger). */
const ARABIC_RUN = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/y;

export interface ScanOptions {
  /** Whether the document groups thousands by blanks; see `groupsByBlanks`. */
  readonly blankGroups?: boolean;
}

/**
 * The numerals of `text`, which may be of any length; offsets are those of `text`. Every Arabic numeral (digits with
 * their points and grouping commas) lies in exactly one of the items; of the Chinese numerals those that state a
 * quantity or stand in a masked phrase do.
 *
 * @example
 * scanText('占地约 104 亩', catalog).quantities[0]; // valueText '约 104', unitText '亩', modifier 'about'
 */
export function scanText(text: string, catalog: ScanCatalog, options: ScanOptions = {}): ScannedText {
  const folded = normaliseCharacters(text);
  const normalised = options.blankGroups ? joinBlankGroups(folded) : folded;
  const spans = findMaskedSpans(normalised, catalog.textMasks.masks);
  const readable: ReadableText = { printed: text, text: blankOut(normalised, spans), catalog };
  const { quantities, unplaced, references } = readNumerals(readable);
  const rows = setNumberRowsApart(normalised, quantities);
  const ranks = spans.flatMap((span) => toRank(text, span) ?? []);
  return {
    quantities: shareListUnits(normalised, inOrder([...rows.quantities, ...ranks])),
    references: inOrder([...references, ...spans.flatMap((span) => toReference(span) ?? [])]),
    unplaced: inOrder([...unplaced, ...rows.unplaced]),
  };
}

interface Found {
  /** Whether the text holds any word besides numbers. */
  readonly hasWords: boolean;
  readonly quantities: TextQuantity[];
  readonly references: TextReference[];
  readonly unplaced: UnplacedNumeral[];
}

/** Walks over what the masks left. */
function readNumerals(readable: ReadableText): Found {
  const { text } = readable;
  const found: Found = { hasWords: WORD.test(text), quantities: [], references: [], unplaced: [] };
  let at = 0;
  for (;;) {
    CANDIDATE.lastIndex = at;
    const hit = CANDIDATE.exec(text);
    if (!hit) return found;
    at = DIGIT.test(hit[0])
      ? placeArabic(readable, hit.index, at, found)
      : placeHan(readable, hit.index, at, found);
  }
}

/** Puts the Arabic numeral at `at` where it belongs; returns where the walk goes on. */
function placeArabic(readable: ReadableText, at: number, floor: number, found: Found): number {
  const item = readTextQuantity(readable, at, floor);
  if (item?.kind === 'quantity' && !found.hasWords) {
    found.unplaced.push({ start: at, end: item.found.end, reason: 'no_words' });
    return item.found.end;
  }
  if (item?.kind === 'quantity') {
    found.quantities.push(item.found);
    return item.found.end;
  }
  ARABIC_RUN.lastIndex = at;
  const runEnd = at + (ARABIC_RUN.exec(readable.text)?.[0].length ?? 1);
  const end = Math.max(runEnd, item?.end ?? 0);
  if (item?.cause === 'years') found.references.push({ start: at, end, mask: 'year-range', isPeriod: true });
  else found.unplaced.push({ start: at, end, reason: item?.cause ?? 'malformed_number' });
  return end;
}

function placeHan(readable: ReadableText, at: number, floor: number, found: Found): number {
  const item = readHanQuantity(readable, at, floor);
  if (item) {
    found.quantities.push(item.found);
    return item.found.end;
  }
  return endOfHanRun(readable.text, at);
}

function toReference(span: MaskedSpan): TextReference | null {
  const { start, end, mask, beat } = span;
  if (span.number) return null;
  return { start, end, mask: mask.id, isPeriod: mask.isPeriod, ...(beat.length > 0 && { beat }) };
}

/** 位居全国第三: the value is the position, printed with its 第 and 名. */
function toRank(text: string, span: MaskedSpan): TextQuantity | null {
  if (!span.number) return null;
  const { start, end, number } = span;
  const valueStart = text.lastIndexOf('第', number.start);
  const counter = text.slice(number.end, end).trim();
  return {
    start,
    end,
    numeralStart: number.start,
    numeralEnd: number.end,
    valueText: text.slice(valueStart < start ? number.start : valueStart, number.end),
    unitText: counter === '' ? null : counter,
    unit: 'rank',
    dimension: 'rank',
    form: 'number',
    modifier: 'exact',
  };
}

const inOrder = <T extends { readonly start: number }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => a.start - b.start);
