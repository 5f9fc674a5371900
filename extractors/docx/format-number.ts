// A count in one of Word's number formats (ECMA-376 part 1, 17.18.59), those in use in Chinese documents.

const HAN = '〇一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** `count` in `format`; formats that are not known, and counts that a format cannot express, are written in digits. */
export function formatNumber(count: number, format: string): string {
  const written = Object.hasOwn(FORMATS, format) ? FORMATS[format]?.(count) : undefined;
  return written === undefined || written === '' ? String(count) : written;
}

const FORMATS: Readonly<Record<string, (count: number) => string | undefined>> = {
  none: () => '',
  decimalZero: (count) => String(count).padStart(2, '0'),
  decimalFullWidth: (count) => String(count).replace(/\d/gu, (d) => String.fromCharCode(0xff10 + Number(d))),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  upperRoman: roman,
  lowerRoman: (count) => roman(count).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (count) => letters(count).toLowerCase(),
  chineseCounting: (count) => han(count, HAN, '十百千'),
  chineseCountingThousand: (count) => han(count, HAN, '十百千'),
  japaneseCounting: (count) => han(count, HAN, '十百千'),
  taiwaneseCountingThousand: (count) => han(count, HAN, '十百千'),
  ideographDigital: (count) => String(count).replace(/\d/gu, (d) => HAN[Number(d)] ?? d),
  chineseLegalSimplified: (count) => han(count, FORMAL, '拾佰仟'),
  ideographTraditional: (count) => STEMS[count - 1],
  ideographZodiac: (count) => BRANCHES[count - 1],
};

function circled(count: number): string | undefined {
  if (count >= 1 && count <= 20) return String.fromCodePoint(0x2460 + count - 1);
  return count >= 21 && count <= 35 ? String.fromCodePoint(0x3251 + count - 21) : undefined;
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return '';
  let rest = count;
  let text = '';
  for (const [size, letter] of ROMAN) for (; rest >= size; rest -= size) text += letter;
  return text;
}

/** A … Z, AA, BB … : Word repeats the letter. */
function letters(count: number): string {
  if (count < 1 || count > 26 * 9) return '';
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

/** Up to 9999: 十一, 二十, 一百零五 (zeros between digits once, none at the end). */
function han(count: number, digits: string, units: string): string | undefined {
  if (!Number.isInteger(count) || count < 1 || count > 9999) return undefined;
  const zero = digits === HAN ? '零' : (digits[0] ?? '');
  let text = '';
  const places = String(count);
  for (let i = 0; i < places.length; i++) {
    const digit = Number(places[i]);
    const unit = places.length - 1 - i;
    if (digit === 0) {
      if (text !== '' && !text.endsWith(zero) && /[1-9]/u.test(places.slice(i))) text += zero;
    } else text += (digits[digit] ?? '') + (unit > 0 ? (units[unit - 1] ?? '') : '');
  }
  // 十一, not 一十一
  return count >= 10 && count < 20 && digits === HAN ? text.slice(1) : text;
}
