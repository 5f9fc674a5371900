// One numeral at one place of a normalised text: Arabic or Chinese digits with 万/亿 and 余/多. No units, no ranges.

import type { DecimalString } from '../model/index.ts';
import { add, decimal, type Exact, exact, multiply } from './exact.ts';
import { MAX_DIGITS, parseDecimal } from './parse-decimal.ts';
import { FORMAL_NUMERAL, HAN_NUMERAL, parseHanNumeral } from './parse-han-numeral.ts';

export interface Numeral {
  readonly kind: 'numeral';
  /** Offsets in the text; `end` is exclusive and behind 万 and 余. */
  readonly start: number;
  readonly end: number;
  /** Behind the digits, before 万 and 余. */
  readonly digitsEnd: number;
  /** Without the multiplier words. */
  readonly number: DecimalString;
  /** Multiplier words printed behind the number (`万`, `千万`); '' when there are none or several parts (3亿5000万). */
  readonly multiplier: string;
  /** `number` times `multiplier`. */
  readonly value: DecimalString;
  /** 三四十 names two numbers: the upper one, in the same terms as `value`. */
  readonly upper: DecimalString | null;
  /** Whether 余, 多 or 几 stands in or behind it. */
  readonly more: boolean;
}

export type UnreadableCause = 'malformed_number' | 'code' | 'vague' | 'too_long';

/** Something that looks like a numeral and is none; a scan goes on at `end`. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly start: number;
  readonly end: number;
  readonly cause: UnreadableCause;
}

export interface NumeralOptions {
  /** Take 1，438 for one number: only where the text can hold but one. */
  readonly wideGrouping?: boolean;
  /** A comma groups only before exactly three digits (12,15,20 are three numbers): in sentences. */
  readonly running?: boolean;
  /** Take 百 alone for 100: where a modifier stands before it (近百). */
  readonly barePlaces?: boolean;
}

const ARABIC = /(?:\d|\.(?=\d))\d*(?:[,.]\d+)*/y;
/** As the numeral ledger counts: grouping before exactly three digits, any points. */
const ARABIC_RUNNING = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/y;
const ARABIC_WIDE = /(?:\d|\.(?=\d))\d*(?:[,.，]\d+)*/y;
const HAN = new RegExp(`[${HAN_NUMERAL}${FORMAL_NUMERAL}]+`, 'y');
const FORMAL = new RegExp(`[${FORMAL_NUMERAL}]`);
const FORMAL_PLACE = /[拾佰仟]/;
/** 千 before these is kilo-, 百 before 分 belongs to 百分点. */
const MULTIPLIER = /(?:[十万亿]|百(?!分)|千(?![克米瓦伏卡焦帕赫字吨]))+/y;
/** 多 begins a word of its own in 多媒体, 多元化. */
const MORE = /[余几]|多(?!媒|元化|边|功|样|维|渠|举|措|彩|语|选)/y;
const PAIR = /^([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)$/;
const BARE_PLACES = /^(?:[百千][万亿]?|[万亿])$/;
const TRAILING_PLACES = /^([^百佰千仟万亿点]+)([百千万亿]+)$/;
const POWER: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** The text that the sticky `pattern` matches at `at`; '' when it does not. */
function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

const skipBlanks = (text: string, at: number): number => {
  for (let i = at; i < at + 3; i++) if (text.charAt(i) !== ' ') return i;
  return at;
};

/** 10 to the power that multiplier words name (千万 → 7). */
export const multiplierPower = (words: string): number =>
  [...words].reduce((sum, c) => sum + (POWER[c] ?? 0), 0);

const scaled = (number: Exact, words: string): Exact =>
  multiply(number, { n: 10n ** BigInt(multiplierPower(words)), d: 1n });

/**
 * The numeral that begins at `at`, signs and modifiers aside; null when none begins there. Time is linear in what it
 * covers. `text` must be normalised (`normaliseCharacters`).
 */
export function readNumeral(
  text: string,
  at: number,
  options: NumeralOptions = {},
): Numeral | Unreadable | null {
  const pattern = options.running ? ARABIC_RUNNING : options.wideGrouping ? ARABIC_WIDE : ARABIC;
  const arabic = match(pattern, text, at);
  if (arabic !== '') return readArabic(text, at, arabic);
  const han = match(HAN, text, at);
  return han === '' ? null : readHan(text, at, han, options);
}

function readArabic(text: string, start: number, printed: string): Numeral | Unreadable {
  const end = start + printed.length;
  const number = parseDecimal(printed);
  if (number === null) {
    const cause =
      printed.length > MAX_DIGITS ? 'too_long' : /^0\d+$/.test(printed) ? 'code' : 'malformed_number';
    return { kind: 'unreadable', start, end, cause };
  }
  return withMultiplier(text, start, end, number, null);
}

function readHan(text: string, start: number, run: string, options: NumeralOptions): Numeral | Unreadable {
  const printed = run.replace(/点+$/, '');
  const end = start + (printed.length || run.length);
  const unreadable: Unreadable = { kind: 'unreadable', start, end, cause: 'vague' };
  if (FORMAL.test(printed) && !(printed.length > 1 && FORMAL_PLACE.test(printed))) return unreadable;
  if (BARE_PLACES.test(printed)) {
    const one = withMultiplier(text, start, start, '1', null);
    return one.multiplier === printed && (one.more || options.barePlaces)
      ? { ...one, digitsEnd: end }
      : unreadable;
  }
  const pair = PAIR.exec(printed);
  if (pair) return readPair(text, start, end, pair) ?? unreadable;
  // 三十万 as 30 and 万, so that a range can share the 万
  const [, head = printed, places = ''] = TRAILING_PLACES.exec(printed) ?? [];
  const number = parseHanNumeral(head);
  return number === null ? unreadable : withMultiplier(text, start, end - places.length, number, null);
}

/** 三四十, 两三百, 三五: two neighbouring digits (or three and five) that share what follows. */
function readPair(text: string, start: number, end: number, pair: RegExpExecArray): Numeral | null {
  const [, low = '', high = '', places = ''] = pair;
  const a = Number(parseHanNumeral(low));
  const b = Number(parseHanNumeral(high));
  if (b !== a + 1 && !(a === 3 && b === 5)) return null;
  const upper = decimal(scaled(exact(String(b)), places));
  return withMultiplier(text, start, end, decimal(scaled(exact(String(a)), places)), upper);
}

/** Takes in what may follow a number: 余, 万, 余 again, and further sections (3亿5000万). */
function withMultiplier(
  text: string,
  start: number,
  numberEnd: number,
  number: DecimalString,
  upper: DecimalString | null,
): Numeral {
  let end = numberEnd;
  let digitsEnd = numberEnd;
  let more = false;
  const takeMore = () => {
    const at = skipBlanks(text, end);
    if (match(MORE, text, at) === '') return;
    more = true;
    end = at + 1;
  };
  takeMore();
  const at = skipBlanks(text, end);
  let multiplier = match(MULTIPLIER, text, at);
  let value = scaled(exact(number), multiplier);
  if (multiplier !== '') {
    end = at + multiplier.length;
    const rest = more ? null : readSections(text, end, multiplierPower(multiplier));
    if (rest) {
      value = add(value, rest.value);
      number = decimal(value);
      multiplier = '';
      end = rest.end;
      digitsEnd = end;
    }
    takeMore();
    // 2千余万: the 余 stands between the two multipliers
    const further =
      more && multiplier !== '' && /^[百千]+$/.test(multiplier) ? match(MULTIPLIER, text, end) : '';
    if (/^[万亿]$/.test(further)) {
      multiplier += further;
      value = scaled(value, further);
      end += 1;
    }
  }
  return {
    kind: 'numeral',
    start,
    end,
    digitsEnd,
    number,
    multiplier,
    value: decimal(value),
    upper: upper === null ? null : decimal(scaled(exact(upper), multiplier)),
    more,
  };
}

/** Lower sections right behind a first one, each with a smaller multiplier: 3亿`5000万`, 5万`4千6百`. */
function readSections(text: string, at: number, below: number): { value: Exact; end: number } | null {
  const digits = match(ARABIC, text, at);
  const number = digits === '' ? null : parseDecimal(digits);
  if (number === null) return null;
  const words = match(MULTIPLIER, text, at + digits.length);
  const power = multiplierPower(words);
  if (words === '' || power >= below) return null;
  const here = scaled(exact(number), words);
  const end = at + digits.length + words.length;
  const rest = readSections(text, end, power);
  return rest ? { value: add(here, rest.value), end: rest.end } : { value: here, end };
}
