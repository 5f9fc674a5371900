import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageInk, Rule } from '../../../extractors/tables/ink.ts';
import type { PageTable } from '../../../extractors/tables/page-table.ts';
import { readRuledTables } from '../../../extractors/tables/read-ruled-tables.ts';
import { ground, pageOf, type SetCell, setLine, setTable, type TableStyle } from './typeset-table.ts';

const style: TableStyle = {
  ruled: 'full',
  size: 10,
  padding: 4,
  columnWidths: [60, 160, 60, 80],
  align: 'left',
  middle: true,
  pieces: true,
  left: 60,
  top: 100,
};

const plain = ({ row, col, rowSpan, colSpan, text }: SetCell) => ({ row, col, rowSpan, colSpan, text });
const cellsOf = (table: PageTable | undefined): SetCell[] =>
  (table?.cells ?? []).map((c) => plain({ ...c, text: c.said.text }));
const cell = (row: number, col: number, text: string, rowSpan = 1, colSpan = 1): SetCell => ({
  row,
  col,
  rowSpan,
  colSpan,
  text,
});
const h = (at: number, from: number, to: number): Rule => ({ axis: 'h', at, from, to, width: 0.5 });
const v = (at: number, from: number, to: number): Rule => ({ axis: 'v', at, from, to, width: 0.5 });

/** Random tilings of a grid by rectangles. */
const tilings = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 5 }), fc.infiniteStream(fc.nat(3)))
  .map(([rows, cols, stream]) => {
    const taken = Array.from({ length: rows }, () => Array<boolean>(cols).fill(false));
    const cells: SetCell[] = [];
    const next = () => stream.next().value as number;
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < cols; c++) {
        if (taken[r]?.[c]) continue;
        let colSpan = next() === 0 ? 2 : 1;
        if (c + colSpan > cols || taken[r]?.[c + 1]) colSpan = 1;
        const rowSpan = Math.min(rows - r, next() === 0 ? 2 : 1);
        for (let i = r; i < r + rowSpan; i++) taken[i]?.fill(true, c, c + colSpan);
        const text = next() === 0 ? '' : `第${r}行${'学校教师'.repeat(next())}${c}列`;
        cells.push({ row: r, col: c, rowSpan, colSpan, text });
      }
    return { rows, cols, cells };
  });

describe('readRuledTables', () => {
  it('reads cells of several lines and cells merged both ways', () => {
    const cells = [
      cell(0, 0, '序号', 2),
      cell(0, 1, '指标', 2),
      cell(0, 2, '年度', 1, 2),
      cell(1, 2, '2022年'),
      cell(1, 3, '2023年'),
      cell(2, 0, '1'),
      cell(2, 1, '教学计划内课程总数（含课证融通课程与网络教学课程）'),
      cell(2, 2, ''),
      cell(2, 3, '203563.00'),
    ];
    const { tables, rest } = readRuledTables(setTable(cells, 3, style).ink);
    expect(tables).toHaveLength(1);
    expect(cellsOf(tables[0])).toEqual(cells);
    expect(rest).toEqual([]);
  });

  it('gives back every tiling cell for cell, unless a line of its grid bounds no cell', () => {
    fc.assert(
      fc.property(tilings, fc.boolean(), ({ rows, cols, cells }, middle) => {
        const edges = (axis: 'row' | 'col', span: 'rowSpan' | 'colSpan') =>
          new Set(cells.flatMap((c) => [c[axis], c[axis] + c[span]])).size;
        fc.pre(edges('row', 'rowSpan') === rows + 1 && edges('col', 'colSpan') === cols + 1);
        fc.pre(new Set(cells.filter((c) => c.text).map((c) => c.col)).size > 1);
        const filled = new Set(cells.filter((c) => c.text).flatMap((c) => [`r${c.row}`, `c${c.col}`]));
        fc.pre(filled.size > (rows + cols) * 0.75);
        const widths = Array.from({ length: cols }, () => 480 / cols);
        const { ink } = setTable(cells, rows, { ...style, columnWidths: widths, middle });
        expect(cellsOf(readRuledTables(ink).tables[0])).toEqual(cells);
      }),
      { numRuns: 150 },
    );
  });

  it('takes the sides of coloured cells for lines where none were drawn', () => {
    const glyphs = ['学院', '人数'].flatMap((t, i) => setLine(t, 70 + i * 100, 112, 10));
    const body = ['机械学院', '34'].flatMap((t, i) => setLine(t, 70 + i * 100, 132, 10));
    const rules = [
      h(100, 60, 260),
      h(120, 60, 260),
      h(140, 60, 260),
      v(60, 100, 140),
      v(260, 100, 140),
      v(160, 120, 140),
    ];
    const fills = [ground([60, 100, 160, 120]), ground([160, 100, 260, 120])];
    const { tables } = readRuledTables(pageOf({ glyphs: [...glyphs, ...body], rules, fills }));
    expect(cellsOf(tables[0]).map((c) => c.text)).toEqual(['学院', '人数', '机械学院', '34']);
  });

  it('splits rows whose column lines stand in the header alone', () => {
    const glyphs = [
      ...['国家', '样本', '比例'].flatMap((t, i) => setLine(t, 70 + i * 100, 112, 10)),
      ...['奥地利', '109', '0.9'].flatMap((t, i) => setLine(t, 70 + i * 100, 132, 10)),
      ...['德国', '123', '-'].flatMap((t, i) => setLine(t, 70 + i * 100, 152, 10)),
    ];
    const rules = [100, 120, 140, 160].map((y) => h(y, 60, 360));
    const sides = [60, 160, 260, 360].map((x) => v(x, 100, x === 60 || x === 360 ? 160 : 120));
    const { tables } = readRuledTables(pageOf({ glyphs, rules: [...rules, ...sides] }));
    expect(tables[0]).toMatchObject({ rows: 3, cols: 3 });
    expect(cellsOf(tables[0]).map((c) => c.text)).toEqual([
      '国家',
      '样本',
      '比例',
      '奥地利',
      '109',
      '0.9',
      '德国',
      '123',
      '-',
    ]);
  });

  it('tells rows apart where only column lines were drawn', () => {
    const lines = [
      ['国家', '基金'],
      ['保加利亚', '2.3'],
      ['塞浦路斯', '0.21'],
      ['捷克', '8.8'],
      ['爱沙尼亚', '1.1'],
    ];
    const glyphs = lines.flatMap((row, r) =>
      row.flatMap((t, c) => setLine(t, 70 + c * 100, 112 + r * 20, 10)),
    );
    const rules = [
      h(100, 60, 260),
      h(120, 60, 260),
      h(200, 60, 260),
      v(60, 100, 200),
      v(160, 100, 200),
      v(260, 100, 200),
    ];
    expect(cellsOf(readRuledTables(pageOf({ glyphs, rules })).tables[0]).map((c) => c.text)).toEqual(
      lines.flat(),
    );
  });

  it('takes neither a frame around text nor a bar chart for a table', () => {
    const frame = [h(100, 60, 400), h(200, 60, 400), v(60, 100, 200), v(400, 100, 200)];
    const text = setLine('本公司董事会保证信息真实', 80, 150, 10);
    expect(readRuledTables(pageOf({ glyphs: text, rules: frame })).tables).toEqual([]);
    expect(readRuledTables(barChart()).tables).toEqual([]);
    const keys = [h(120, 70, 110), h(150, 240, 280), h(180, 70, 110)];
    const names = ['平均值', '中位数', '最大值'].flatMap((t, i) =>
      setLine(t, i === 1 ? 290 : 120, 124 + 30 * i, 10),
    );
    const swatch = ground([70, 112, 110, 128]);
    const legend = pageOf({ glyphs: names, rules: [...frame, ...keys], fills: [swatch] });
    expect(readRuledTables(legend).tables).toEqual([]);
  });

  it('reads a number that was cut for lack of room without a space', () => {
    const cells = [cell(0, 0, '名称'), cell(0, 1, '值'), cell(1, 0, '互联网出口总带宽'), cell(1, 1, '')];
    const { ink } = setTable(cells, 2, { ...style, columnWidths: [60, 30] });
    const glyphs = [...ink.glyphs, ...setLine('2035', 124, 136, 10), ...setLine('63', 124, 147, 10)];
    expect(cellsOf(readRuledTables({ ...ink, glyphs }).tables[0]).at(-1)?.text).toBe('203563');
  });
});

function barChart(): PageInk {
  const bars = [30, 60, 45, 80, 55].map((tall, i) => [80 + i * 40, 200 - tall, 100 + i * 40, 200] as const);
  const rules = bars.flatMap(([x0, y0, x1, y1]) => [
    h(y0, x0, x1),
    h(y1, x0, x1),
    v(x0, y0, y1),
    v(x1, y0, y1),
  ]);
  const axes = [h(200, 60, 300), v(60, 100, 200)];
  const labels = ['30%', '60%', '45%', '80%', '55%'].flatMap((t, i) => setLine(t, 82 + i * 40, 150, 8));
  return pageOf({ glyphs: labels, rules: [...rules, ...axes], fills: bars.map((b) => ground([...b])) });
}
