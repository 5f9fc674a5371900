// The number that Chinese numerals write: 一万二千三百, 二〇二四, 三点五, 伍拾万. Literals only: no units, no modifiers.

import type { DecimalString } from '../model/index.ts';
import { decimal, exact, multiply } from './exact.ts';

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  貳: 2,
  三: 3,
  叁: 3,
  參: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  陸: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const SECTIONS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** Characters of everyday numerals. */
export const HAN_NUMERAL = '〇零一二两三四五六七八九十百千万亿点';
/** Characters of cheque numerals; in running text most of them are words (队伍, 大陆). */
export const FORMAL_NUMERAL = '壹贰貳叁參肆伍陆陸柒捌玖拾佰仟';

const MAX_LENGTH = 40;
const ten = (power: number): bigint => 10n ** BigInt(power);

/**
 * `text`, which must be a numeral and nothing else, as a canonical decimal; null when it is none: bare places (百),
 * approximate pairs (三五), places out of order. 一百五 is 150, 两万三 is 23000, as spoken.
 * @example parseHanNumeral('一万二千') === '12000'
 */
export function parseHanNumeral(text: string): DecimalString | null {
  if (text.length === 0 || text.length > MAX_LENGTH) return null;
  const point = text.indexOf('点');
  if (point < 0) {
    const whole = parseWhole(text);
    return whole === null ? null : whole.toString();
  }
  const whole = parseWhole(text.slice(0, point));
  const rest = text.slice(point + 1);
  const scaled = /^([^万亿]+)([万亿]+)$/u.exec(rest);
  const part = digitsOf(scaled?.[1] ?? rest);
  if (whole === null || part === null) return null;
  const power = [...(scaled?.[2] ?? '')].reduce((sum, c) => sum + (SECTIONS[c] ?? 0), 0);
  return decimal(multiply(exact(`${whole}.${part}`), { n: ten(power), d: 1n }));
}

/** `text` as digits one by one (二〇二四 → 2024); null when another character is in it. */
function digitsOf(text: string): string | null {
  let out = '';
  for (const c of text) {
    const digit = DIGITS[c];
    if (digit === undefined) return null;
    out += digit;
  }
  return out || null;
}

function parseWhole(text: string): bigint | null {
  const digits = digitsOf(text);
  // 三五 means "three to five"; 二〇二四 and 二零 are digits one by one
  if (digits !== null)
    return digits.length === 1 || digits.length > 2 || /[〇零]/u.test(text) ? BigInt(digits) : null;
  return parseSection(text, '亿', 8, (part) => parseSection(part, '万', 4, parsePlaces));
}

/** `head` × 10^power + `tail` of `head亿tail` (or 万); a lone digit behind it counts a tenth of it: 一亿五, 两万三. */
function parseSection(
  text: string,
  mark: string,
  power: number,
  parse: (part: string) => bigint | null,
): bigint | null {
  const at = text.lastIndexOf(mark);
  if (at < 0) return parse(text);
  const head = parse(text.slice(0, at));
  const tail = text.slice(at + 1);
  if (head === null) return null;
  if (tail === '') return head * ten(power);
  const spoken = tail.length === 1 ? DIGITS[tail] : undefined;
  const rest = spoken ? BigInt(spoken) * ten(power - 1) : parse(tail);
  return rest === null ? null : head * ten(power) + rest;
}

const ONE_TO_NINE = '([一二两三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖])';
const PLACES = new RegExp(
  `^(?:${ONE_TO_NINE}[千仟])?(?:${ONE_TO_NINE}[百佰])?(?:([零〇])?${ONE_TO_NINE}?([十拾]))?([零〇])?${ONE_TO_NINE}?$`,
  'u',
);

/** Up to four places, also behind the 零 of a gap above them: 一千二百零三, 十五; a lone digit behind 百 or 千 counts a tenth of it: 三百五 is 350. */
function parsePlaces(text: string): bigint | null {
  const places = text.replace(/^[零〇](?=.)/u, '');
  const found = places === '' ? null : PLACES.exec(places);
  if (!found) return null;
  const [, thousands, hundreds, zeroBefore, tens, ten, zero, ones] = found;
  if (ten && !tens && (thousands || hundreds) && !zeroBefore) return null;
  if (zero && !ones) return null;
  const digit = (c: string | undefined): number => (c === undefined ? 0 : (DIGITS[c] ?? 0));
  const spoken = ten || zero ? 1 : hundreds ? 10 : thousands ? 100 : 1;
  const tensValue = ten ? (tens ? digit(tens) : 1) : 0;
  return BigInt(digit(thousands) * 1000 + digit(hundreds) * 100 + tensValue * 10 + digit(ones) * spoken);
}
