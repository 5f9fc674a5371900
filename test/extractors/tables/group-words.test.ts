import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineText } from '../../../extractors/tables/cell-text.ts';
import { groupWords } from '../../../extractors/tables/group-words.ts';
import type { Glyph } from '../../../extractors/tables/ink.ts';
import { isPageAnchor } from '../../../model/index.ts';
import { setLine } from './typeset-table.ts';

const linesOf = (glyphs: readonly Glyph[]) => groupWords(glyphs, 1).map((row) => lineText(row.words).text);

describe('groupWords', () => {
  it('keeps printed spaces and adds none between ideographs and digits', () => {
    expect(linesOf(setLine('在校生 3774 人，比上年多88人', 50, 100, 10))).toEqual([
      '在校生 3774 人，比上年多88人',
    ]);
  });

  it('reads a wide gap between numbers as a space and a justified gap between ideographs as none', () => {
    const glyphs = [...setLine('12', 50, 100, 10), ...setLine('34', 64, 100, 10)];
    expect(linesOf(glyphs)).toEqual(['12 34']);
    expect(linesOf([...setLine('学', 50, 100, 10), ...setLine('校', 63, 100, 10)])).toEqual(['学校']);
  });

  it('drops glyphs that are printed twice at one place', () => {
    const shifted = setLine('合计', 50.4, 100, 10);
    expect(linesOf([...setLine('合计', 50, 100, 10), ...shifted])).toEqual(['合计']);
    expect(linesOf(setLine('人人', 50, 100, 10))).toEqual(['人人']);
  });

  it('puts a raised footnote mark on the line it belongs to', () => {
    const glyphs = [
      ...setLine('落实率', 50, 100, 10),
      ...setLine('1', 80, 95.5, 6),
      ...setLine('为', 83, 100, 10),
    ];
    expect(linesOf(glyphs)).toEqual(['落实率1为']);
  });

  it('orders lines from top to bottom whatever the order of printing', () => {
    expect(linesOf([...setLine('下', 50, 120, 10), ...setLine('上', 50, 100, 10)])).toEqual(['上', '下']);
  });

  it('gives every character its own place', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-十0-9a-z%]{1,20}$/), (text) => {
        const glyphs = setLine(text, 40, 100, 10);
        const [row] = groupWords(glyphs, 3);
        const said = lineText(row?.words ?? []);
        expect(said.text).toBe(text);
        for (const [i, glyph] of glyphs.entries()) {
          const segment = said.segments.find((s) => s.start <= i && i < s.end);
          const anchor = segment?.anchor;
          if (!segment || !anchor || !isPageAnchor(anchor)) throw new Error('no place');
          const each = (anchor.bbox[2] - anchor.bbox[0]) / (segment.end - segment.start);
          expect(anchor.page).toBe(3);
          expect(anchor.bbox[0] + each * (i - segment.start)).toBeCloseTo(glyph.box[0], 0);
        }
      }),
    );
  });
});
