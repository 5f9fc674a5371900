// Writes whole numbers as Chinese numerals: the other direction of what is tested.

const DIGITS = '零一二三四五六七八九';

function printPlaces(n: number): string {
  let out = '';
  let zero = false;
  for (const [place, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / place) % 10;
    if (digit === 0) zero = out !== '';
    else {
      out += `${zero ? '零' : ''}${DIGITS.charAt(digit)}${word}`;
      zero = false;
    }
  }
  return out;
}

/** `n` (0 to 99,999,999,999) as read aloud: 20305 → 二万零三百零五. */
export function printHan(n: number): string {
  if (n === 0) return '零';
  let out = '';
  for (const [size, word] of [
    [100_000_000, '亿'],
    [10_000, '万'],
    [1, ''],
  ] as const) {
    const section = Math.floor(n / size) % 10_000;
    if (section === 0) continue;
    const gap = out !== '' && (section < 1000 || Math.floor(n / (size * 10_000)) % 10 === 0);
    out += `${gap ? '零' : ''}${printPlaces(section)}${word}`;
  }
  return out;
}
