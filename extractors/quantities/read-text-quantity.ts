// One quantity of running text: modifiers, number, unit, modifiers behind the unit. The number itself is the grammar's
// (`numbers/`); the unit comes from the catalogue.

import type { Modifier } from '../../model/index.ts';
import { BLANK_GROUPED } from '../../numbers/blank-groups.ts';
import {
  combineModifiers,
  findModifierStart,
  SUFFIX_MODIFIERS,
  wordAt,
} from '../../numbers/modifier-words.ts';
import {
  type Quantity,
  type QuantityOptions,
  readQuantity,
  type UnreadableQuantity,
} from '../../numbers/read-quantity.ts';
import { readUnitAt, type ScanCatalog, type UnitAt } from './read-unit-at.ts';
import type { TextQuantity } from './types.ts';

/** What is read over: the text as printed, and the same normalised and with masked stretches blanked. */
export interface ReadableText {
  readonly printed: string;
  readonly text: string;
  readonly catalog: ScanCatalog;
}

/** A quantity with its parts, before it is known whether it counts (a Chinese numeral may be part of a word). */
export interface FoundQuantity {
  readonly kind: 'quantity';
  readonly quantity: Quantity;
  readonly unit: UnitAt | null;
  readonly found: TextQuantity;
}

/** Something that looks like a quantity; a scan goes on at `end`. */
export interface Unplaceable {
  readonly kind: 'unreadable';
  readonly end: number;
  readonly cause: UnreadableQuantity['cause'] | 'ambiguous_grouping' | 'and_a_half';
}

const CURRENCY = /(?:人民币|RMB|[¥￥]) ?$/;
const LONGEST_CURRENCY = 5;
/** 余 and 多 behind these still belong to the number (3 年多); behind others they begin a word (30 人多次). */
const MORE_BEHIND = /年|天|小时|个月|亩|元|岁|倍|公里|分/;
/** 3 个多月. */
const MORE_INSIDE = /[余多]/;
const MORE_WORD = /^[余多]$/;
/** 以上岗, 左右手, 以下放: words that begin like a modifier; a colon or bracket may stand between. */
const NO_BOUND = /以上[岗市海]|以下[乡放发]|左右手|上下[游级册联]|[余多][次种个家名项年所门元]/y;
const FROM_BEFORE = /[由从自]$/;
/** 1，438: a Chinese comma that groups, or two numbers; nobody can tell. */
const WIDE_GROUPING = /\d{1,3}(?:，\d{3}(?![\d,]))+(?:\.\d+)*/y;
/** 2 709 个: a blank that groups, or two numbers that lost what stood between them; nobody can tell. */
const SPACED_GROUPING = new RegExp(
  String.raw`(?<!\d ?)${BLANK_GROUPED}(?:\.\d+)?(?= ?[\u4e00-\u9fff%])`,
  'y',
);
/** 2 年半. */
const AND_A_HALF = /半(?=[^年月天导决]|$)/y;
/** Behind a word a minus is a sign only before a percentage; else it is a dash. */
const MINUS_PERCENT = /-\d{1,3}(?:\.\d{1,6})? ?(?:%|‰|个?百分点)/y;
const HAN = /[\u3400-\u9fff]/;

/** How many characters the sticky `pattern` matches at `at`; 0 when it does not. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/**
 * The quantity whose first digit stands at `at`; modifiers are sought back to `floor`. Null or unreadable as
 * `readQuantity` says.
 */
export function readTextQuantity(
  readable: ReadableText,
  at: number,
  floor: number,
): FoundQuantity | Unplaceable | null {
  const { text, catalog } = readable;
  const grouped = matchAt(WIDE_GROUPING, text, at) || matchAt(SPACED_GROUPING, text, at);
  if (grouped > 0) return { kind: 'unreadable', end: at + grouped, cause: 'ambiguous_grouping' };
  const lead = readLead(text, at, floor);
  const options: QuantityOptions = {
    running: true,
    signBehindWord: true,
    noWordRanges: FROM_BEFORE.test(text.slice(Math.max(floor, lead.start - 1), lead.start)),
  };
  const quantity = readQuantity(text, lead.numberStart, options);
  if (quantity === null || quantity.kind === 'unreadable') return quantity;
  const { unit, valueEnd } = readUnit(text, quantity, catalog);
  if (unit && matchAt(AND_A_HALF, text, unit.end) > 0)
    return { kind: 'unreadable', end: unit.end + 1, cause: 'and_a_half' };
  const behind = readBehind(text, unit?.end ?? quantity.end, unit);
  return {
    kind: 'quantity',
    quantity,
    unit,
    found: {
      start: lead.start,
      end: behind.end,
      numeralStart: quantity.digitsStart,
      numeralEnd: quantity.digitsEnd,
      valueText: readable.printed.slice(lead.numberStart, valueEnd).trimEnd(),
      ...nameUnit(readable, quantity, unit, lead.currency),
      form: quantity.form,
      modifier: combineModifiers([
        ...lead.modifiers,
        quantity.modifier,
        ...(unit && MORE_INSIDE.test(unit.form.text) ? (['more_than'] as const) : []),
        ...behind.modifiers,
      ]),
    },
  };
}

interface Lead {
  readonly start: number;
  /** Behind a sign of money, where the number's own modifiers begin. */
  readonly numberStart: number;
  readonly currency: boolean;
  /** Those before the sign of money. */
  readonly modifiers: readonly Modifier[];
}

function readLead(text: string, at: number, floor: number): Lead {
  const numberStart = findModifierStart(text, signStart(text, at, floor), floor);
  const before = text.slice(Math.max(floor, numberStart - LONGEST_CURRENCY), numberStart);
  const currency = CURRENCY.exec(before);
  if (!currency) return { start: numberStart, numberStart, currency: false, modifiers: [] };
  const end = numberStart - currency[0].length;
  const start = findModifierStart(text, end, floor);
  const words: Modifier[] = [];
  const prefix = readQuantity(`${text.slice(start, end)}1`, 0);
  if (prefix?.kind === 'quantity') words.push(prefix.modifier);
  return { start, numberStart, currency: true, modifiers: words };
}

/** The place of a + or - that belongs to the number at `at`; `at` when there is none. */
function signStart(text: string, at: number, floor: number): number {
  if (at <= floor || !/[+-]/.test(text.charAt(at - 1))) return at;
  if (HAN.test(text.charAt(at - 2))) return matchAt(MINUS_PERCENT, text, at - 1) > 0 ? at - 1 : at;
  return at > 1 && /[\p{L}\p{N}%)\ue000]/u.test(text.charAt(at - 2)) ? at : at - 1;
}

/** The unit of a quantity, and where its value ends: 万 goes to the unit where the lexicon knows them as one (万元). */
function readUnit(
  text: string,
  quantity: Quantity,
  catalog: ScanCatalog,
): { readonly unit: UnitAt | null; readonly valueEnd: number } {
  if (quantity.sign !== '') {
    const printed = text.charAt(quantity.bodyEnd - 1) === quantity.sign;
    return { unit: null, valueEnd: printed ? quantity.bodyEnd - 1 : quantity.bodyEnd };
  }
  const { multiplier, end } = quantity;
  const multiplierStart = end - multiplier.length;
  if (multiplier !== '' && text.startsWith(multiplier, multiplierStart)) {
    const whole = readUnitAt(text, multiplierStart, catalog);
    if (whole && whole.end > end) return { unit: whole, valueEnd: multiplierStart };
  }
  return { unit: readUnitAt(text, end, catalog), valueEnd: end };
}

/** Modifiers behind a unit: 30 人以上, 3 年多. */
function readBehind(
  text: string,
  at: number,
  unit: UnitAt | null,
): { readonly end: number; readonly modifiers: readonly Modifier[] } {
  const start = text.charAt(at) === ' ' ? at + 1 : at;
  const word = wordAt(SUFFIX_MODIFIERS, text, start);
  if (!word || word[0] === '+') return { end: at, modifiers: [] };
  NO_BOUND.lastIndex = start;
  if (NO_BOUND.test(text)) return { end: at, modifiers: [] };
  if (MORE_WORD.test(word[0]) && !(unit && MORE_BEHIND.test(unit.form.text)))
    return { end: at, modifiers: [] };
  return { end: start + word[0].length, modifiers: [word[1]] };
}

function nameUnit(
  readable: ReadableText,
  quantity: Quantity,
  unit: UnitAt | null,
  currency: boolean,
): Pick<TextQuantity, 'unitText' | 'unit' | 'dimension'> {
  const { catalog } = readable;
  if (unit) {
    const { form } = unit;
    return {
      unitText: readable.printed.slice(unit.start, unit.end),
      unit: form.unit,
      dimension: form.dimension,
    };
  }
  const word = quantity.sign !== '' ? quantity.sign : currency ? '元' : null;
  const form = word === null ? null : catalog.units.find(word);
  return { unitText: word, unit: form?.unit ?? null, dimension: form?.dimension ?? null };
}
