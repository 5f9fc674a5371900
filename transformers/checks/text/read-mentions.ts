// Counted things in running text, as checks compare them: `国家级教学资源库 1 个`. A plain reading of the words right at the
// number, apart from the facts: it finds what contradicts itself and makes no facts. Han numerals are left out.

import type { Catalog, CheckRules } from '../../../catalog/types.ts';
import { type Anchor, anchorAt, type Block, type Document, type Modifier } from '../../../model/index.ts';
import { divide, type Exact, exact, multiply } from '../../../numbers/exact.ts';
import { normaliseCharacters } from '../../../numbers/normalise-characters.ts';
import { type Quantity, readQuantity } from '../../../numbers/read-quantity.ts';
import { COPULA, keyOfName, nameOfMention, scopeOf } from './name-mention.ts';
import { readScopes } from './read-scopes.ts';

export interface Mention {
  /** Number of the block and of the sentence in the document. */
  readonly block: number;
  readonly sentence: number;
  /** Offsets in the block's text: of the number, and of the number with its unit. */
  readonly start: number;
  readonly end: number;
  /** As printed, modifier and unit included. */
  readonly printed: string;
  /** In the canonical unit. */
  readonly value: Exact;
  /** One step of the last printed digit, in the canonical unit. */
  readonly step: Exact;
  readonly modifier: Modifier;
  readonly unit: string | null;
  readonly dimension: string | null;
  /** What is counted, without verbs; and the same folded for comparison. Empty when the words do not say. */
  readonly name: string;
  readonly key: string;
  /** The words before the name in its clause, and all words between the last mark or number and this number. */
  readonly subject: string;
  readonly lead: string;
  /** The words behind it, to the next mark or number. */
  readonly tail: string;
  /** All words of its sentence since the mention before it. */
  readonly since: string;
  /** The part of the school it is about; '' for the school. */
  readonly scope: string;
  /** Words before it in its block that split people into groups: 本科, 女. */
  readonly group: string;
  /** Whether it counts only what is new. */
  readonly fresh: boolean;
  /** Years and cohorts that its sentence names before it. */
  readonly years: readonly string[];
  /** Whether its sentence speaks of a plan. */
  readonly planned: boolean;
  readonly anchor: Anchor;
}

const MARKS = /[，。；、：！？,;:!?()[\]【】|\n]/u;
const SENTENCE_END = /[。；！？;\n]/u;
const NOT_COUNTED = /^\s*(?:(?=[-—–~])|年|月|日|届|级|号|章|节|条第|时(?!长)|点|周年|世纪|强)/u;
const PREFIX = /(?:约|大约|近|将近|超过|超|逾|不足|不少于|至少|突破|高达|达)\s*$/u;
/** 表 1 ……3: a line of a table of contents. */
const CONTENTS_LINE = /[.．·…]{3,}\s*\d*\s*$/u;
/** Figures, tables, models and places in an order are no counts. */
const NAME_BEFORE = /(?:[A-Za-z第\d.+-]|[图表]\s*|案例\s*|附件\s*|专栏\s*|“)$/u;
/** How far the words of a number reach: longer ones are not looked at, so that a scan stays linear. */
const AHEAD = 16;
const AROUND = 200;
/** No paragraph is longer; what is, is no running text. */
const LONGEST_BLOCK = 10_000;
const LONGEST_UNIT = 6;

/** The mentions of all paragraphs and notes of `doc`, in reading order. Linear in its text. */
export function readMentions(doc: Document, catalog: Pick<Catalog, 'units' | 'checks'>): Mention[] {
  const scopes = readScopes(doc, catalog.checks);
  let sentence = 0;
  return doc.blocks.flatMap((block, i) => {
    sentence += 1;
    if ((block.kind !== 'paragraph' && block.kind !== 'note') || CONTENTS_LINE.test(block.text)) return [];
    const found = readBlock(block, i, sentence, scopes[i] ?? '', catalog);
    sentence = found.sentence;
    return found.mentions;
  });
}

/** Where a scan of one block stands. */
interface Scan {
  readonly text: string;
  sentence: number;
  /** Behind the last mark or number; behind the last mark; behind the last end of a sentence. */
  from: number;
  clause: number;
  opening: number;
  /** Behind the last mention. */
  last: number;
  years: readonly string[];
}

function readBlock(
  block: Block,
  index: number,
  sentence: number,
  scope: string,
  catalog: Pick<Catalog, 'units' | 'checks'>,
): { readonly mentions: Mention[]; readonly sentence: number } {
  const text = normaliseCharacters(block.text.slice(0, LONGEST_BLOCK));
  const scan: Scan = { text, sentence, from: 0, clause: 0, opening: 0, last: 0, years: [] };
  const mentions: Mention[] = [];
  for (let at = 0; at < text.length; at++) {
    if (passMark(scan, at) || !/\d/.test(text.charAt(at))) continue;
    const begin = at - (PREFIX.exec(text.slice(Math.max(scan.from, at - 6), at))?.[0].length ?? 0);
    const quantity = readQuantity(text, begin) ?? readQuantity(text, at);
    const stop = Math.max(quantity?.end ?? at + 1, at + 1);
    const counted =
      quantity?.kind === 'quantity' && !NAME_BEFORE.test(text.slice(Math.max(0, begin - 6), begin));
    if (!counted || quantity.value === null) at = passReference(scan, at, stop) - 1;
    else if (NOT_COUNTED.test(text.slice(stop, stop + AHEAD))) at = passYear(scan, quantity, stop) - 1;
    else {
      const unit = unitAt(text, stop, quantity, catalog);
      const place = { index, sentence: scan.sentence, scope, years: scan.years };
      const found = {
        quantity,
        unit,
        from: scan.from,
        clause: scan.clause,
        opening: scan.opening,
        last: scan.last,
        begin,
        stop,
      };
      const mention = describeMention(block, text, place, found, catalog.checks);
      if (mention) mentions.push(mention);
      scan.from = stop + unit.length;
      scan.last = scan.from;
      at = Math.max(at, scan.from - 1);
    }
  }
  return { mentions, sentence: scan.sentence };
}

/** Whether a mark stands at `at`, which ends clause and perhaps sentence. A comma between digits is none. */
function passMark(scan: Scan, at: number): boolean {
  const c = scan.text.charAt(at);
  if (SENTENCE_END.test(c)) {
    scan.sentence += 1;
    scan.opening = at + 1;
    scan.years = [];
  }
  if (!MARKS.test(c) || (c === ',' && /^\d,\d/.test(scan.text.slice(Math.max(0, at - 1), at + 2))))
    return false;
  scan.clause = at + 1;
  scan.from = at + 1;
  return true;
}

/** Passes digits that count nothing, taking the years among them; where to go on. */
function passReference(scan: Scan, at: number, stop: number): number {
  const past = skipDigits(scan.text, stop);
  const years = yearsIn(scan.text.slice(at, past));
  if (years.length > 0) {
    scan.years = years;
    scan.from =
      past + (/^\s*(?:年度?|学年|届|级)?/u.exec(scan.text.slice(past, past + AHEAD))?.[0].length ?? 0);
  }
  return past;
}

/** Passes a year, a date or a serial number: what was said of it is no name of the next number. */
function passYear(scan: Scan, quantity: Quantity, stop: number): number {
  const after = scan.text.slice(stop, stop + AHEAD);
  const years = yearsIn(quantity.value ?? '');
  if (years.length > 0) scan.years = years;
  scan.from =
    stop + (/^\s*(?:年度|学年)/u.exec(after)?.[0].length ?? NOT_COUNTED.exec(after)?.[0].length ?? 0);
  return Math.max(scan.from, stop);
}

const yearsIn = (text: string): string[] => text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];

const GROUPS = /硕士|博士|本科|专科|高职|中职|研究生|男生|女生|五年制|应届|往届/gu;

const skipDigits = (text: string, at: number): number => {
  let end = at;
  while (/[\d.]/.test(text.charAt(end))) end++;
  return end;
};

interface UnitAt {
  readonly unit: string | null;
  readonly dimension: string | null;
  readonly factor: Exact;
  readonly length: number;
}

const ONE = exact('1');

function unitAt(text: string, at: number, quantity: Quantity, catalog: Pick<Catalog, 'units'>): UnitAt {
  if (quantity.sign === '%') {
    const points = /^\s*个?百分点/u.exec(text.slice(at, at + AHEAD));
    return {
      unit: points ? 'percent_point' : 'percent',
      dimension: 'percent',
      factor: ONE,
      length: points?.[0].length ?? 0,
    };
  }
  const blanks = /^\s*/u.exec(text.slice(at, at + AHEAD))?.[0].length ?? 0;
  for (let length = LONGEST_UNIT; length > 0; length--) {
    const words = text.slice(at + blanks, at + blanks + length);
    if (words.length < length || words.trim() !== words || !/[\p{L}%‰²³]/u.test(words)) continue;
    const form = catalog.units.find(words);
    if (form)
      return {
        unit: form.unit,
        dimension: form.dimension,
        factor: divide(exact(form.numerator), exact(form.denominator)),
        length: blanks + length,
      };
  }
  return { unit: null, dimension: null, factor: ONE, length: 0 };
}

interface Place {
  readonly index: number;
  readonly sentence: number;
  readonly scope: string;
  readonly years: readonly string[];
}
interface Found {
  readonly quantity: Quantity;
  readonly unit: UnitAt;
  readonly from: number;
  readonly clause: number;
  readonly opening: number;
  readonly last: number;
  readonly begin: number;
  readonly stop: number;
}

function describeMention(
  block: Block,
  text: string,
  place: Place,
  found: Found,
  rules: CheckRules,
): Mention | null {
  const { quantity, unit, begin, stop } = found;
  const end = stop + unit.length;
  const anchor = anchorAt(block, begin, end);
  const lead = squeeze(text.slice(Math.max(found.from, begin - AROUND), begin));
  // a bare number is counted in nothing, unless it is a ratio by name
  if (
    quantity.value === null ||
    anchor === null ||
    (unit.unit === null && !/[比率度]$/u.test(lead.replace(COPULA, '')))
  )
    return null;
  const tail = squeeze(/^[^，。；、：！？,;:!?()\d|\n]*/u.exec(text.slice(end, end + AROUND))?.[0] ?? '');
  const { name, subject } = nameOfMention(lead, tail, rules);
  const decimals = /\.(\d+)/.exec(quantity.number)?.[1]?.length ?? 0;
  const printedDecimals = Math.max(decimals, /\d\.(\d+)/.exec(text.slice(begin, stop))?.[1]?.length ?? 0);
  const scale = quantity.number === '0' ? ONE : divide(exact(quantity.value), exact(quantity.number));
  return {
    block: place.index,
    sentence: place.sentence,
    start: begin,
    end,
    printed: squeeze(block.text.slice(begin, end)),
    value: multiply(exact(quantity.value), unit.factor),
    step: multiply(multiply(scale, unit.factor), { n: 1n, d: 10n ** BigInt(printedDecimals) }),
    modifier: quantity.modifier,
    unit: unit.unit,
    dimension: unit.dimension,
    name,
    key: keyOfName(name, rules),
    subject,
    lead,
    tail,
    since: squeeze(text.slice(Math.max(found.opening, found.last, begin - AROUND), begin)),
    scope: scopeOf(subject, rules) || place.scope,
    group: [...new Set(text.slice(Math.max(0, begin - AROUND), begin).match(GROUPS) ?? [])].sort().join(),
    fresh: rules.fresh.some(
      (word) =>
        lead.includes(word) ||
        squeeze(text.slice(Math.max(found.clause, begin - AROUND), begin)).includes(word),
    ),
    years: place.years,
    planned: rules.planned.some((word) =>
      text.slice(Math.max(found.opening, begin - AROUND), begin).includes(word),
    ),
    anchor,
  };
}

const squeeze = (text: string): string => text.replace(/\s+/gu, '');
