import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../extractors/pdf/open-pdf.ts';
import { readInk } from '../../../extractors/pdf/read-ink.ts';
import { interpretPdf } from '../../../extractors/pdf/read-pdf.ts';
import { type PageTrace, tracePage } from '../../../extractors/pdf/trace-page.ts';
import { makePdf, type Pdf, put, putTable } from './make-pdf.ts';

async function trace(draw: (pdf: Pdf) => void, page = 1): Promise<PageTrace> {
  const pdf = await openPdf(await makePdf(draw));
  try {
    const interpreted = await interpretPdf(pdf);
    const { ink } = await readInk(await pdf.document.getPage(page));
    return tracePage(ink, interpreted);
  } finally {
    await pdf.close();
  }
}

const rows = [
  ['项目', '2022年', '2023年'],
  ['学生', '120', '130'],
  ['教师', '12', '13'],
];

describe('tracePage', () => {
  it('tells tables with cells, header and caption, and blocks in reading order', async () => {
    const { tables, blocks, rulings } = await trace((pdf) => {
      put(pdf, '学校概况如下，各项数据均以学年末为准。', 80, 130);
      put(pdf, '表1 学校规模', 80, 170);
      putTable(pdf, rows, 80, 200);
      put(pdf, '注：教师不含兼职。', 80, 270);
    });
    expect(rulings.h.map((e) => Math.round(e.at))).toEqual([200, 220, 240, 260]);
    expect(rulings.v.map((e) => Math.round(e.at))).toEqual([80, 170, 260, 350]);
    const [table] = tables;
    expect(table).toMatchObject({ id: 't1', rows: 3, cols: 3, box: [80, 200, 350, 260] });
    expect(table?.cells).toHaveLength(9);
    expect(table?.cells.filter((c) => c.header).map((c) => [c.row, c.col])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
    expect(table?.cells[4]).toMatchObject({ row: 1, col: 1, box: [170, 220, 260, 240] });
    const caption = table?.caption ?? [0, 0, 0, 0];
    expect(caption[0]).toBeCloseTo(80, 0);
    expect(caption[3]).toBeLessThan(200);
    expect(blocks.map((b) => [b.order, b.kind])).toEqual([
      [1, 'paragraph'],
      [2, 'table'],
      [3, 'note'],
    ]);
  });

  it('tells of a continued table only what stands on the page, and what was taken out', async () => {
    const draw = (pdf: Pdf) => {
      for (let page = 1; page <= 4; page++) {
        if (page > 1) pdf.addPage();
        put(pdf, '青石职业技术学院质量年度报告', 80, 30);
        put(pdf, String(page), 290, 810);
        if (page === 1) putTable(pdf, rows, 80, 720);
        if (page === 2) putTable(pdf, [rows[0] ?? [], ['设备', '7', '8']], 80, 70);
        else put(pdf, '本页另有文字若干。', 80, 300);
      }
    };
    const { tables, furniture } = await trace(draw, 2);
    expect(furniture).toHaveLength(2);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({ rows: 4, caption: null, box: [80, 70, 350, 110] });
    expect(tables[0]?.cells.map((c) => [c.row, c.header])).toEqual([
      [3, false],
      [3, false],
      [3, false],
    ]);
  });
});
