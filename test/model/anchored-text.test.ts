import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorAt,
  anchored,
  describeAnchor,
  joinAnchored,
  mergeAnchors,
  sliceAnchored,
  trimAnchored,
} from '../../model/index.ts';

describe('anchored text', () => {
  const first = anchored('占地 104', { line: 7, start: 10, end: 16 });
  const second = anchored('亩，建筑', { line: 9, start: 0, end: 4 });

  it('keeps line and code points through joins and slices', () => {
    const text = joinAnchored([first, second]);
    expect(text.text).toBe('占地 104亩，建筑');
    expect(anchorAt(text, 3, 6)).toEqual({ line: 7, start: 13, end: 16 });
    expect(anchorAt(text, 3, 7)).toEqual({
      line: 7,
      start: 13,
      end: 16,
      lines: [
        { line: 7, start: 13, end: 16 },
        { line: 9, start: 0, end: 1 },
      ],
    });
  });

  it('counts code points, not UTF-16 units', () => {
    const text = anchored('𠮷林校区 12', { line: 1, start: 0, end: 7 });
    expect(anchorAt(text, 6, 8)).toEqual({ line: 1, start: 5, end: 7 });
  });

  it('takes the share of the width on a page', () => {
    const text = anchored('ABCD', { page: 2, bbox: [100, 50, 140, 60] });
    expect(anchorAt(text, 1, 3)).toEqual({ page: 2, bbox: [110, 50, 130, 60] });
  });

  it('trims with its places', () => {
    expect(trimAnchored(anchored('  月收入 ', { line: 3, start: 0, end: 6 }))).toEqual(
      anchored('月收入', { line: 3, start: 2, end: 5 }),
    );
  });

  it('gives the same place whether sliced once or twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('年', '报', '1', ' ', '𠮷'), maxLength: 8 }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.nat(40),
        fc.nat(40),
        (parts, a, b) => {
          const whole = joinAnchored(
            parts.map((part, i) => anchored(part, { line: i + 1, start: 0, end: Array.from(part).length })),
          );
          const [from, to] = [Math.min(a, b), Math.max(a, b)].map((n) => Math.min(n, whole.text.length)) as [
            number,
            number,
          ];
          const once = sliceAnchored(whole, from, to);
          expect(once.text).toBe(whole.text.slice(from, to));
          expect(sliceAnchored(once, 0, once.text.length)).toEqual(once);
        },
      ),
    );
  });

  it('merges boxes on the first page and names places for people', () => {
    expect(
      mergeAnchors([
        { page: 3, bbox: [1, 2, 3, 4] },
        { page: 3, bbox: [0, 5, 2, 9] },
        { page: 4, bbox: [0, 0, 9, 9] },
      ]),
    ).toEqual({ page: 3, bbox: [0, 2, 3, 9] });
    expect(() => mergeAnchors([])).toThrow(RangeError);
    expect([
      describeAnchor({ page: 3, bbox: [0, 0, 1, 1] }, 'zh'),
      describeAnchor({ line: 12, start: 0, end: 1 }),
      describeAnchor({ sheet: '附表1', cell: 'B7' }),
    ]).toEqual(['第3页', 'line 12', '附表1!B7']);
  });
});
