// Texts made to hurt: they are scanned to the end, and every numeral still has its place. How time grows is measured in
// `bench/measure-scan.ts`, not here.

import { describe, expect, it } from 'vitest';
import { scan } from './scan-shorthand.ts';

const LENGTH = 20_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

describe('hostile text', () => {
  it.each([
    ['digits', '1'],
    ['points', '1.'],
    ['commas', '1,'],
    ['grouping', '1,000'],
    ['a list', '12、'],
    ['brackets', '('],
    ['quotes', '“'],
    ['Chinese ones', '一'],
    ['places', '万亿'],
    ['ratios', '1:'],
    ['programmes', '1+'],
    ['years', '2023年'],
    ['letters', 'a1-'],
    ['modifiers', '不超过'],
    ['blanks', ' '],
    ['dates', '2023-'],
    ['fractions', '三分之'],
  ])('of %s comes to an end', (_, piece) => {
    const { quantities, references, unplaced } = scan(fill(piece));
    const items = [...quantities, ...references, ...unplaced];
    if (/\d/.test(piece)) expect(items).not.toHaveLength(0);
    expect(items.every((item) => item.end <= LENGTH + piece.length)).toBe(true);
  });

  it('does not lose numerals in a very long quotation', () => {
    const text = `“${fill('文1')}”`;
    const { quantities, references, unplaced } = scan(text);
    expect(quantities.length + references.length + unplaced.length).toBe(LENGTH / 2);
  });

  it('takes a run of digits that no quantity has for unplaced', () => {
    expect(scan(`共${'9'.repeat(500)}人`).unplaced).toMatchObject([
      { start: 1, end: 501, reason: 'too_long' },
    ]);
  });

  it('survives text that holds the character used for blanking', () => {
    expect(scan('共\ue000 3 人，2023年\ue0005 个').quantities).toHaveLength(2);
  });
});
