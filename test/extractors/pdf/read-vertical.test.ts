import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../extractors/pdf/read-pdf.ts';
import { makePdf, type Pdf, put } from './make-pdf.ts';

const putDown = (pdf: Pdf, text: string, x: number, y: number, pitch: number) =>
  [...text].forEach((character, i) => {
    put(pdf, character, x, y + i * pitch);
  });

describe('vertical text', () => {
  it('is read from top to bottom, columns from right to left', async () => {
    const { blocks, tables } = await readPdf(
      await makePdf((pdf) => {
        pdf.fontSize(12);
        putDown(pdf, '学校始终把立德树人作为根本任务坚持产教融合、', 480, 100, 14);
        putDown(pdf, '校企合作，不断提高人才培养质量，服务地方发展。', 456, 100, 14);
      }),
    );
    expect(tables).toEqual([]);
    expect(blocks.map((b) => b.text)).toEqual([
      '学校始终把立德树人作为根本任务坚持产教融合、校企合作，不断提高人才培养质量，服务地方发展。',
    ]);
    const first = blocks[0]?.segments[0]?.anchor;
    expect(first && 'bbox' in first ? Math.round(first.bbox[0]) : null).toBe(480);
  });

  it('stands apart from the sentences beside it', async () => {
    const { blocks } = await readPdf(
      await makePdf((pdf) => {
        pdf.fontSize(20);
        putDown(pdf, '就业质量报告', 60, 100, 25);
        pdf.fontSize(10.5);
        put(pdf, '学校始终把立德树人作为根本任务，坚持产教融合、校企合作，不断提高质量，', 120, 107);
        put(pdf, '服务地方经济社会发展，教师队伍建设的有关情况如下。', 120, 126);
      }),
    );
    expect(blocks.map((b) => b.text)).toEqual([
      '就业质量报告',
      '学校始终把立德树人作为根本任务，坚持产教融合、校企合作，不断提高质量，服务地方经济社会发展，教师队伍建设的有关情况如下。',
    ]);
  });

  it('is not made of the entries of a column', async () => {
    const { tables } = await readPdf(
      await makePdf((pdf) => {
        ['优', '良', '优', '良', '优'].forEach((grade, i) => {
          put(pdf, `专业${i}`, 120, 300 + i * 15);
          put(pdf, grade, 240, 300 + i * 15);
          put(pdf, String(100 + i), 330, 300 + i * 15);
        });
      }),
    );
    expect(tables.map((t) => t.cells.map((c) => c.text).join(' '))).toEqual([
      '专业0 优 100 专业1 良 101 专业2 优 102 专业3 良 103 专业4 优 104',
    ]);
  });
});
