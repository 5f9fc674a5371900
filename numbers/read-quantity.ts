// One quantity at one place of a normalised text: a number, a range, a ratio or a fraction, with the words that say how
// exact it is. Units are not read: what follows `end` is for the caller, who knows the lexicon.

import type { DecimalString, Modifier } from '../model/index.ts';
import { compare, decimal, divide, exact, multiply } from './exact.ts';
import { combineModifiers, PREFIX_MODIFIERS, SUFFIX_MODIFIERS, wordAt } from './modifier-words.ts';
import {
  multiplierPower,
  type Numeral,
  type NumeralOptions,
  readNumeral,
  type Unreadable,
} from './read-numeral.ts';

export interface Quantity {
  readonly kind: 'quantity';
  /** Offsets in the text, modifiers included. */
  readonly start: number;
  readonly end: number;
  /** From the first digit to the last, without sign, 万 and 余. */
  readonly digitsStart: number;
  readonly digitsEnd: number;
  /** Behind sign, 万 and 余, before words like 以上. */
  readonly bodyEnd: number;
  readonly form: 'number' | 'range' | 'ratio' | 'fraction';
  /** Multiplier words applied; null for a range. A ratio has its two sides instead. */
  readonly value: DecimalString | null;
  readonly min: DecimalString | null;
  readonly max: DecimalString | null;
  readonly sides: readonly [DecimalString, DecimalString] | null;
  /** The printed number without its multiplier words, and these words ('' when none). */
  readonly number: DecimalString;
  readonly multiplier: string;
  /** The sign that is part of the number: `%` (also for 百分之) or `‰`. */
  readonly sign: '%' | '‰' | '';
  readonly modifier: Modifier;
}

export type QuantityCause = Unreadable['cause'] | 'descending_range' | 'years' | 'several_numbers';

export interface UnreadableQuantity {
  readonly kind: 'unreadable';
  readonly start: number;
  readonly end: number;
  readonly cause: QuantityCause;
}

export interface QuantityOptions extends NumeralOptions {
  /** Read 2019-2021 as a range of values instead of refusing it as years. */
  readonly yearsAsValues?: boolean;
  /** 至 and 到 make no range: behind 由 and 从 they lead from an old number to a new one. */
  readonly noWordRanges?: boolean;
  /** A minus right behind a word belongs to the number (环比-0.3%): where it is no dash between two words. */
  readonly signBehindWord?: boolean;
}

/** A range mark with what may stand before it: a sign or a unit that must stand behind the upper number as well. */
const RANGE = /([^\d\s,，。；;：:、()-]{0,4}?) ?(?:[-—–~]{1,2}|至|到) ?(?=[\d.〇零一二两三四五六七八九十])/y;
const DASH_RANGE = /([^\d\s,，。；;：:、()-]{0,4}?) ?[-—–~]{1,2} ?(?=[\d.〇零一二两三四五六七八九十])/y;
const RATIO = / ?(?::|比) ?(?=[\d.])/y;
const PERCENT = / ?([%‰])/y;
const PER = /([百千万])分之 ?/y;
const PARTS = /分之 ?(?=[\d一二两三四五六七八九十百千万])/y;
const SHARE = /成([一二三四五六七八九])(?![一二三四五六七八九十百千万])/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const isYear = (n: Numeral): boolean => n.multiplier === '' && /^(?:19|20)\d\d$/.test(n.value);

/** What is known while one quantity is put together. */
interface Draft {
  readonly form: Quantity['form'];
  readonly end: number;
  readonly value: DecimalString | null;
  readonly min?: DecimalString;
  readonly max?: DecimalString;
  readonly sides?: readonly [DecimalString, DecimalString];
  readonly sign?: Quantity['sign'];
  /** Where its last digit ends. */
  readonly digitsEnd: number;
  readonly numeral: Numeral;
  readonly modifiers?: readonly Modifier[];
}

/**
 * The quantity that begins at `at` with a modifier, a sign or a digit; null when none begins there. Linear in what it
 * covers; a scan goes on at `end`. `text` must be normalised (`normaliseCharacters`).
 * @example readQuantity('约 5.04 亿元', 0) // value '504000000', number '5.04', multiplier '亿', modifier 'about', end 6
 */
export function readQuantity(
  text: string,
  at: number,
  options: QuantityOptions = {},
): Quantity | UnreadableQuantity | null {
  const { position, modifiers } = readPrefixes(text, at);
  const negative = isSign(text, position, options.signBehindWord ?? false);
  const first = negative === null ? position : position + 1;
  const draft = readUnsigned(text, first, modifiers.length > 0 ? { ...options, barePlaces: true } : options);
  if (draft === null) return null;
  if ('cause' in draft) return { kind: 'unreadable', start: at, end: draft.end, cause: draft.cause };
  if (negative === '-' && draft.form !== 'number')
    return { kind: 'unreadable', start: at, end: draft.end, cause: 'malformed_number' };
  const suffix = wordAt(SUFFIX_MODIFIERS, text, draft.end);
  const said = [
    ...modifiers,
    ...(draft.modifiers ?? []),
    ...(draft.numeral.more ? ['more_than' as const] : []),
    ...(suffix ? [suffix[1]] : []),
  ];
  const value =
    draft.value !== null && negative === '-' && draft.value !== '0' ? `-${draft.value}` : draft.value;
  return {
    kind: 'quantity',
    start: at,
    end: draft.end + (suffix?.[0].length ?? 0),
    digitsStart: first,
    digitsEnd: draft.digitsEnd,
    bodyEnd: draft.end,
    form: draft.form,
    value,
    min: draft.min ?? null,
    max: draft.max ?? null,
    sides: draft.sides ?? null,
    number:
      negative === '-' && draft.numeral.number !== '0' ? `-${draft.numeral.number}` : draft.numeral.number,
    multiplier: draft.numeral.multiplier,
    sign: draft.sign ?? '',
    modifier: combineModifiers(said),
  };
}

function readPrefixes(text: string, at: number): { position: number; modifiers: Modifier[] } {
  const modifiers: Modifier[] = [];
  let position = at;
  for (let count = 0; count < 3; count++) {
    const word = wordAt(PREFIX_MODIFIERS, text, position);
    if (!word) break;
    modifiers.push(word[1]);
    position += word[0].length;
    while (text.charAt(position) === ' ') position++;
  }
  return { position, modifiers };
}

/** The sign at `at`, when a digit follows and no word or number stands before it; else null. */
function isSign(text: string, at: number, behindWord: boolean): '+' | '-' | null {
  const c = text.charAt(at);
  if ((c !== '+' && c !== '-') || !/[\d.]/.test(text.charAt(at + 1))) return null;
  const before = at > 0 ? text.charAt(at - 1) : '';
  return /[a-zA-Z\p{N}%)]/u.test(before) || (!behindWord && /\p{L}/u.test(before)) ? null : c;
}

function readUnsigned(text: string, at: number, options: QuantityOptions): Draft | UnreadableQuantity | null {
  const per = match(PER, text, at);
  if (per) return readPer(text, at + per[0].length, per[1] ?? '', options);
  const numeral = readNumeral(text, at, options);
  if (numeral === null || numeral.kind === 'unreadable') return numeral;
  if (numeral.upper !== null)
    return {
      form: 'range',
      end: numeral.end,
      value: null,
      min: numeral.value,
      max: numeral.upper,
      digitsEnd: numeral.digitsEnd,
      numeral,
      modifiers: ['about'],
    };
  const parts = match(PARTS, text, numeral.end);
  if (parts) return readFraction(text, numeral, numeral.end + parts[0].length, options);
  const ratio = match(RATIO, text, numeral.end);
  if (ratio) return readRatio(text, numeral, numeral.end + ratio[0].length, options);
  const share = match(SHARE, text, numeral.end);
  if (share) return readShare(numeral, share);
  const percent = match(PERCENT, text, numeral.end);
  const sign = percent?.[1] === '%' || percent?.[1] === '‰' ? percent[1] : '';
  const end = numeral.end + (percent?.[0].length ?? 0);
  const range = match(options.noWordRanges ? DASH_RANGE : RANGE, text, end);
  const upper = range && readRange(text, numeral, sign, range, options);
  return upper ?? { form: 'number', end, digitsEnd: numeral.digitsEnd, value: numeral.value, sign, numeral };
}

/** 百分之八十五 → 85 %; 千分之三 → 3 ‰; 万分之一 → the fraction. */
function readPer(
  text: string,
  at: number,
  base: string,
  options: QuantityOptions,
): Draft | UnreadableQuantity | null {
  const numeral = readNumeral(text, at, { ...options, barePlaces: true });
  if (numeral === null || numeral.kind === 'unreadable') return numeral;
  const sign = base === '百' ? '%' : base === '千' ? '‰' : '';
  const value = sign === '' ? decimal(divide(exact(numeral.value), exact('10000'))) : numeral.value;
  const form = sign === '' ? 'fraction' : 'number';
  return { form, end: numeral.end, digitsEnd: numeral.digitsEnd, value, sign, numeral };
}

/** 三分之二 → 2/3, rounded where no finite decimal writes it. */
function readFraction(
  text: string,
  whole: Numeral,
  at: number,
  options: QuantityOptions,
): Draft | UnreadableQuantity | null {
  const part = readNumeral(text, at, options);
  if (part === null || part.kind === 'unreadable') return part;
  if (whole.value === '0')
    return { kind: 'unreadable', start: whole.start, end: part.end, cause: 'malformed_number' };
  const value = decimal(divide(exact(part.value), exact(whole.value)));
  return { form: 'fraction', end: part.end, digitsEnd: part.digitsEnd, value, numeral: part };
}

function readRatio(
  text: string,
  left: Numeral,
  at: number,
  options: QuantityOptions,
): Draft | UnreadableQuantity | null {
  const right = readNumeral(text, at, options);
  if (right === null || right.kind === 'unreadable') return right;
  if (match(RATIO, text, right.end))
    return { kind: 'unreadable', start: left.start, end: right.end, cause: 'several_numbers' };
  return {
    form: 'ratio',
    end: right.end,
    digitsEnd: right.digitsEnd,
    value: null,
    sides: [left.value, right.value],
    numeral: left,
  };
}

/** 七成五 → 75 %. Plain 七成 is the number 7 and the unit 成. */
function readShare(numeral: Numeral, share: RegExpExecArray): Draft {
  const part = '一二三四五六七八九'.indexOf(share[1] ?? '') + 1;
  const value = decimal(multiply(exact(`${numeral.value}.${part}`), exact('10')));
  const end = numeral.end + share[0].length;
  return { form: 'number', end, digitsEnd: end, value, sign: '%', numeral };
}

/** The range whose lower end is `low`; null when what follows is no range after all. */
function readRange(
  text: string,
  low: Numeral,
  sign: Quantity['sign'],
  mark: RegExpExecArray,
  options: QuantityOptions,
): Draft | UnreadableQuantity | null {
  const high = readNumeral(text, mark.index + mark[0].length, options);
  if (high === null || high.kind === 'unreadable') return null;
  const unit = mark[1] ?? '';
  if (!text.startsWith(unit, high.end)) return null;
  const percent = match(PERCENT, text, high.end);
  const end = high.end + (percent?.[0].length ?? 0);
  const refuse = (cause: QuantityCause): UnreadableQuantity => ({
    kind: 'unreadable',
    start: low.start,
    end,
    cause,
  });
  if (isYear(low) && isYear(high) && !options.yearsAsValues) return refuse('years');
  const min = lowerEnd(low, high);
  if (compare(exact(min), exact(high.value)) > 0) return refuse('descending_range');
  const found = percent?.[1];
  return {
    form: 'range',
    end,
    value: null,
    min,
    max: high.value,
    digitsEnd: high.digitsEnd,
    sign: found === '%' || found === '‰' ? found : sign,
    numeral: { ...high, more: low.more || high.more },
  };
}

/** The lower end in the terms of the upper: 两到三万 means 20,000 to 30,000, but 8000-1万 means what it says. */
function lowerEnd(low: Numeral, high: Numeral): DecimalString {
  if (low.multiplier !== '' || high.multiplier === '') return low.value;
  const shared = multiply(exact(low.value), { n: 10n ** BigInt(multiplierPower(high.multiplier)), d: 1n });
  return compare(shared, exact(high.value)) > 0 ? low.value : decimal(shared);
}
