import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../extractors/pdf/read-pdf.ts';
import { isPageAnchor } from '../../../model/index.ts';
import { bodyRow, header, putRow } from './invented-rows.ts';
import { codesOf, gridOf, textsOf } from './look-at-content.ts';
import { makePdf, put, putTable } from './make-pdf.ts';

describe('tables over page breaks', () => {
  it('become one, its repeated header and 续表 dropped, the anchors of both pages kept', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        put(pdf, '表 1 办学条件', 220, 640);
        put(pdf, '单位：万元', 370, 655);
        putTable(pdf, [header, ...[1, 2, 3].map(bodyRow)], 72, 680);
        pdf.addPage();
        put(pdf, '续表 1', 240, 60);
        putTable(pdf, [header, ...[4, 5].map(bodyRow)], 72, 80);
        put(pdf, '表 1 说明学校条件有所改善。', 72, 200);
      }),
    );
    expect(content.tables).toHaveLength(1);
    expect(content.tables[0]).toMatchObject({
      caption: '表 1 办学条件',
      unit: '万元',
      headerRows: 1,
      rows: 6,
      cols: 4,
    });
    expect(gridOf(content.tables[0])).toEqual([header, ...[1, 2, 3, 4, 5].map(bodyRow)]);
    expect(content.tables[0]?.anchors.map((a) => isPageAnchor(a) && a.page)).toEqual([1, 2]);
    expect(content.blocks.map((b) => [b.kind, b.text])).toEqual([
      ['table', '表 1 办学条件'],
      ['paragraph', '表 1 说明学校条件有所改善。'],
    ]);
  });

  it('are one although only the header and a row or two of an unruled one stand on the next page', async () => {
    for (const [left, repeated] of [
      [1, true],
      [2, true],
      [2, false],
    ] as const) {
      const rows = Array.from({ length: 8 + left }, (_, i) => bodyRow(i + 1));
      const content = await readPdf(
        await makePdf((pdf) => {
          put(pdf, '表 1 办学条件', 220, 560);
          [header, ...rows.slice(0, 8)].forEach((row, i) => {
            putRow(pdf, row, 585 + i * 22);
          });
          pdf.addPage();
          const rest = [...(repeated ? [header] : []), ...rows.slice(8)];
          rest.forEach((row, i) => {
            putRow(pdf, row, 60 + i * 22);
          });
          put(
            pdf,
            '由上表可见，学校的办学条件比上一年度有所改善，教学仪器设备总值增加。',
            72,
            60 + rest.length * 22,
          );
        }),
      );
      expect(content.tables.map(gridOf)).toEqual([[header, ...rows]]);
      expect(textsOf(content, 'paragraph')).toHaveLength(1);
    }
  });

  it('stay two when the second has its own caption', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        put(pdf, '表 1 办学条件', 220, 660);
        putTable(pdf, [header, ...[1, 2, 3].map(bodyRow)], 72, 680);
        pdf.addPage();
        put(pdf, '表 2 办学成果', 220, 60);
        putTable(pdf, [header, ...[4, 5].map(bodyRow)], 72, 80);
      }),
    );
    expect(content.tables.map((t) => [t.caption, t.rows])).toEqual([
      ['表 1 办学条件', 4],
      ['表 2 办学成果', 3],
    ]);
  });

  it('say so when a caption has no table', async () => {
    const content = await readPdf(await makePdf((pdf) => put(pdf, '表 7 经费收支', 220, 100)));
    expect(codesOf(content)).toEqual(['caption_without_table']);
  });
});
