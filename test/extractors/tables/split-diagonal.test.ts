import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../extractors/tables/ink.ts';
import { readRuledTables } from '../../../extractors/tables/read-ruled-tables.ts';
import { splitDiagonal } from '../../../extractors/tables/split-diagonal.ts';
import type { Box } from '../../../model/index.ts';
import { pageOf, setLine, setTable } from './typeset-table.ts';

const cell: Box = [60, 100, 240, 140];
const textOf = (glyphs: readonly Glyph[]) => glyphs.map((g) => g.text).join('');
const upper = setLine('毕业要求', 180, 114, 10);
const lower = setLine('课程名称', 66, 136, 10);

describe('splitDiagonal', () => {
  it('parts the words on both sides of a falling line, the upper ones first', () => {
    const sides = splitDiagonal(cell, [...lower, ...upper], [cell]);
    expect(sides.map(textOf)).toEqual(['毕业要求', '课程名称']);
  });

  it('takes the line for a rising one when a falling one would strike the words', () => {
    const words = [...setLine('项目', 66, 116, 10), ...setLine('年度', 210, 134, 10)];
    expect(splitDiagonal(cell, words, [cell]).map(textOf)).toEqual(['项目', '年度']);
  });

  it('parts three names at two lines from one corner', () => {
    const lines: Box[] = [
      [60, 100, 240, 120],
      [60, 100, 130, 140],
    ];
    const words = [
      ...setLine('年份', 200, 110, 8),
      ...setLine('数值', 180, 132, 8),
      ...setLine('地区', 62, 138, 8),
    ];
    expect(splitDiagonal(cell, words, lines).map(textOf)).toEqual(['年份', '数值', '地区']);
  });

  it.each([
    ['there is no line', []],
    ['the shape lies elsewhere', [[300, 100, 400, 140] as Box]],
    ['the shape is a tick in the middle', [[100, 110, 112, 122] as Box]],
    ['the shape is larger than the cell', [[20, 60, 300, 180] as Box]],
  ])('leaves the words together when %s', (_, shapes) => {
    expect(splitDiagonal(cell, [...upper, ...lower], shapes).map(textOf)).toEqual(['毕业要求课程名称']);
  });

  it('loses and doubles no glyph, whatever is drawn', () => {
    const number = fc.integer({ min: 40, max: 260 });
    const shapes = fc.array(
      fc
        .tuple(number, number, number, number)
        .map(([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(shapes, (drawn) => {
        const all = [...upper, ...lower];
        const kept = splitDiagonal(cell, all, [...drawn, cell]).flat();
        expect(new Set(kept)).toEqual(new Set(all));
        expect(kept).toHaveLength(all.length);
      }),
    );
  });

  it('keeps the names apart in the table that is read', () => {
    const style = { ruled: 'full', size: 10, padding: 4, align: 'left', middle: true, pieces: true } as const;
    const rows = [
      ['', '要求1', '要求2'],
      ['高等数学', '√', ''],
    ];
    const cells = rows.flatMap((row, r) =>
      row.map((text, c) => ({ row: r, col: c, rowSpan: 1, colSpan: 1, text })),
    );
    const { ink } = setTable(cells, 2, { ...style, columnWidths: [120, 60, 60], left: 60, top: 100 });
    const glyphs = [...ink.glyphs, ...setLine('要求', 155, 110, 8), ...setLine('课程', 64, 119, 8)];
    const { tables } = readRuledTables(pageOf({ ...ink, glyphs, shapes: [[60, 100, 180, 121]] }));
    expect(tables[0]?.cells[0]?.said.text).toBe('要求 课程');
  });
});
