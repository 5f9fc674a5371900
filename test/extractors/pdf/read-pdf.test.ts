import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../extractors/pdf/read-pdf.ts';
import type { FixtureTruth } from '../../../fixtures/truth-model.ts';
import { anchorAt, isPageAnchor, UnreadableError } from '../../../model/index.ts';
import { bodyRow, header, putRow } from './invented-rows.ts';
import { codesOf, gridOf, textsOf } from './look-at-content.ts';
import { makePdf, type Pdf, put, putTable } from './make-pdf.ts';

async function failure(bytes: Uint8Array): Promise<string> {
  try {
    await readPdf(bytes);
  } catch (error) {
    if (error instanceof UnreadableError) return error.report.code;
    throw error;
  }
  return 'none';
}

const reports = new URL('../../../fixtures/reports/', import.meta.url);
const names = readdirSync(reports, { withFileTypes: true }).filter((d) => d.isDirectory());

describe.each(names.map((d) => d.name))('fixture %s', (name) => {
  const folder = new URL(`${name}/`, reports);
  const truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8')) as FixtureTruth;
  const content = readPdf(new Uint8Array(readFileSync(new URL('report.pdf', folder))));
  const fold = (text: string | null) => (text ?? '').replace(/\s+/gu, '');

  it('gives every table of running text as it was meant', async () => {
    const { tables } = await content;
    for (const wanted of truth.tables) {
      const table = tables.find((t) => fold(t.caption) === fold(wanted.caption));
      expect(gridOf(table).map((row) => row.map(fold))).toEqual(wanted.rows.map((row) => row.map(fold)));
      expect(table).toMatchObject({ unit: wanted.unit, headerRows: wanted.headerRows });
    }
  });

  it('gives every row of the appendix tables, over page breaks too', async () => {
    const { tables } = await content;
    for (const row of truth.standard.filter((r) => r.source === 'table')) {
      const [table, ...more] = tables.filter((t) => fold(t.caption).endsWith(fold(row.table)));
      expect(more).toEqual([]);
      const found = gridOf(table).filter((cells) => cells.some((c) => fold(c).includes(fold(row.name))));
      expect(
        found.map((cells) => cells.map(fold)).filter((cells) => cells.includes(fold(row.valueText))),
      ).not.toEqual([]);
    }
  });

  it('keeps every number of the sentences in one block, with its place', async () => {
    const { blocks } = await content;
    const texts = blocks.filter((b) => b.kind !== 'table');
    for (const fact of truth.prose) {
      const block = texts.find((b) => fold(b.text).includes(fold(fact.text)));
      expect(block?.text, fact.text).toBeDefined();
      const at = block ? block.text.indexOf(fact.valueText) : -1;
      const anchor = block && at >= 0 ? anchorAt(block, at, at + fact.valueText.length) : null;
      expect(anchor && isPageAnchor(anchor) ? anchor.page : null).not.toBeNull();
    }
  });

  it('leaves running headers and page numbers out of the blocks', async () => {
    const { blocks, pages } = await content;
    const edge = blocks.filter((b) => isPageAnchor(b.anchor) && b.anchor.page > 2 && b.anchor.bbox[1] < 58);
    expect(edge.map((b) => b.text)).toEqual([]);
    expect(blocks.filter((b) => /^\s*[-—]?\s*\d{1,3}\s*[-—]?\s*$/u.test(b.text)).map((b) => b.text)).toEqual(
      [],
    );
    expect(pages[0]).toEqual({ page: 1, width: 595.28, height: 841.89 });
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['nothing', new Uint8Array(), 'file_empty'],
    ['no PDF', new TextEncoder().encode('<html>'), 'document_damaged'],
    ['a torso', new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<'), 'document_damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await failure(bytes)).toBe(code);
  });

  it('a password', async () => {
    const bytes = await makePdf((pdf) => put(pdf, '机密', 72, 72), {
      userPassword: 'secret',
      ownerPassword: 'more',
    });
    expect(await failure(bytes)).toBe('pdf_encrypted');
  });

  it('leaves the bytes of the caller alone', async () => {
    const bytes = await makePdf((pdf) => put(pdf, '年报', 72, 72));
    const copy = bytes.slice();
    await readPdf(bytes);
    expect(bytes).toEqual(copy);
  });
});

describe('pages without text', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  it('says that a scan has no text layer, and that the document has no text', async () => {
    const content = await readPdf(
      await makePdf((pdf) => pdf.image(pixel, 0, 0, { width: 595, height: 842 })),
    );
    expect(codesOf(content)).toEqual(['pdf_no_text_layer', 'no_text']);
    expect(content.messages[0]?.anchor).toMatchObject({ page: 1 });
  });

  it('reads the invisible text laid under a scan, and says so', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        pdf.image(pixel, 0, 0, { width: 595, height: 842 });
        pdf.addContent('3 Tr');
        put(pdf, '在校生 3774 人', 72, 100);
      }),
    );
    expect(textsOf(content, 'paragraph')).toEqual(['在校生 3774 人']);
    expect(codesOf(content)).toEqual(['pdf_hidden_text_used']);
  });

  it('calls an empty page empty', async () => {
    expect(codesOf(await readPdf(await makePdf(() => undefined)))).toEqual(['no_text']);
  });
});

describe('turned pages', () => {
  const rows = [header, ...[1, 2, 3].map(bodyRow)];
  const onItsSide = (pdf: Pdf) => {
    pdf.rotate(90, { origin: [300, 300] });
    putTable(pdf, rows, 100, 250);
  };

  it('are read as displayed, whether the page or the table is turned', async () => {
    const turned = await readPdf(await makePdf(onItsSide));
    expect(gridOf(turned.tables[0])).toEqual(rows);
    const [x0, y0, x1, y1] =
      (turned.tables[0]?.anchors[0] as { bbox: readonly number[] } | undefined)?.bbox ?? [];
    // a table 360 × 80 points on its side is 80 wide and 360 high
    expect([(x1 ?? 0) - (x0 ?? 0), (y1 ?? 0) - (y0 ?? 0)].map(Math.round)).toEqual([80, 360]);
    expect(x1).toBeLessThan(595);
    expect(y1).toBeLessThan(842);
  });
});

describe('text', () => {
  it('joins soft line breaks over a page break and drops what runs along the edges', async () => {
    const lines = [
      '学校坚持立德树人根本任务，全年开展技能培训二十八期，培训农户九十六',
      '户，帮助销售农产品近四十万元，学生志愿服务时长近一万二千小时，受到',
      '当地群众好评。',
    ];
    const content = await readPdf(
      await makePdf((pdf) => {
        for (let page = 0; page < 4; page++) {
          if (page > 0) pdf.addPage();
          put(pdf, '澜川工程学校质量年度报告', 220, 40);
          put(pdf, `- ${page + 1} -`, 290, 800);
          for (let i = 0; i < 6; i++) put(pdf, lines[1] ?? '', 72, 100 + i * 18);
          if (page === 0) put(pdf, lines[0] ?? '', 72, 100 + 6 * 18);
        }
      }),
    );
    expect(textsOf(content, 'paragraph')).toHaveLength(1);
    expect(content.blocks[0]?.text).toContain('九十六户，帮助');
    expect(content.blocks.map((b) => b.text).join('')).not.toContain('质量年度报告');
    expect(content.messages.map((m) => m.message.zh)).toEqual(['已去除页眉页脚：澜川工程学校质量年度报告']);
  });

  it('joins a line whose number did not fit, also where punctuation hangs beyond the margin', async () => {
    const lines = [
      '学校坚持立德树人根本任务，全年开展技能培训二十八期，培训农户九十六户，',
      '帮助销售农产品近四十万元，学生志愿服务时长近一万二千小时，深受群众的',
      '好评。专业覆盖装备制造、电子信息和土木建筑等门类，其中国家级的专业',
      '16 个、市级专业 14 个。',
    ];
    const content = await readPdf(
      await makePdf((pdf) => {
        for (const [i, line] of lines.entries()) put(pdf, line, 72, 100 + i * 18);
      }),
    );
    expect(textsOf(content, 'paragraph')).toEqual([lines.join('')]);
  });

  it('keeps the first of the titles that every page repeats in larger letters', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        for (let page = 0; page < 3; page++) {
          if (page > 0) pdf.addPage();
          put(pdf.fontSize(18), '澜川市2023年投档情况', 200, 60).fontSize(10.5);
          putTable(pdf, [header, ...[1, 2, 3].map((i) => bodyRow(page * 3 + i))], 72, 100);
        }
      }),
    );
    expect(content.blocks.map((b) => b.text)).toEqual(['澜川市2023年投档情况', '']);
    expect(content.tables).toHaveLength(1);
  });

  it('takes no equal numbers in the last row of a table for page numbers', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
        const rows = names.map((name, i) => [`第${name}校`, String((i + 1) % 7), String((i * 3 + 3) % 7)]);
        [['学校', '人数', '数量'], ...rows].forEach((row, r) => {
          putRow(pdf, row, 600 + r * 22);
        });
        pdf.addPage();
        put(pdf, '以上各校情况属实。', 72, 100);
      }),
    );
    expect(gridOf(content.tables[0]).at(-1)).toEqual(['第庚校', '0', '0']);
  });

  it('finds headings by numbering and weight, with their depth', async () => {
    const body = '学校占地面积五百余亩，校舍建筑面积二十余万平方米，教学仪器设备齐全，';
    const content = await readPdf(
      await makePdf((pdf) => {
        pdf.font('bold');
        put(pdf, '第一章 学校概况', 72, 80);
        put(pdf, '1.1 基本情况', 72, 110);
        pdf.font('regular');
        for (let i = 0; i < 4; i++) put(pdf, body, 72, 140 + i * 18);
        pdf.font('bold');
        put(pdf, '第二章 人才培养', 72, 240);
        pdf.font('regular');
        for (let i = 0; i < 4; i++) put(pdf, body, 72, 270 + i * 18);
      }),
    );
    expect(content.blocks.filter((b) => b.kind === 'heading').map((b) => [b.level, b.text])).toEqual([
      [1, '第一章 学校概况'],
      [2, '1.1 基本情况'],
      [1, '第二章 人才培养'],
    ]);
  });

  it('reads two columns one after the other', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        for (let i = 0; i < 8; i++) {
          put(pdf, `左栏第${i}行学校坚持服务地方发展培养`, 60, 100 + i * 18);
          put(pdf, `右栏第${i}行企业参与人才培养全部过程`, 320, 100 + i * 18);
        }
      }),
    );
    const text = content.blocks.map((b) => b.text).join('');
    expect(text.indexOf('左栏第7行')).toBeLessThan(text.indexOf('右栏第0行'));
  });

  it('keeps a slanted watermark out of the cells', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        putTable(pdf, [header, ...[1, 2, 3].map(bodyRow)], 72, 100);
        pdf
          .save()
          .fillOpacity(0.2)
          .fontSize(40)
          .rotate(-45, { origin: [200, 150] });
        put(pdf, '内部资料', 150, 140);
        pdf.restore();
      }),
    );
    expect(gridOf(content.tables[0])).toEqual([header, ...[1, 2, 3].map(bodyRow)]);
    expect(codesOf(content)).toEqual(['pdf_watermark_removed']);
  });

  it('calls the words of a chart a figure, neither sentences nor a table', async () => {
    const content = await readPdf(
      await makePdf((pdf) => {
        [60, 90, 40, 120, 75].forEach((tall, i) => {
          pdf.rect(100 + i * 60, 300 - tall, 30, tall).fillAndStroke('#8fa9c4', '#3c5a78');
          pdf.fillColor('black');
          put(pdf, `${tall}%`, 102 + i * 60, 285 - tall);
          put(pdf, `${2019 + i}`, 102 + i * 60, 304);
        });
        put(pdf, '图 1 近五年就业率', 220, 340);
      }),
    );
    expect(content.tables).toEqual([]);
    expect(textsOf(content, 'paragraph')).toEqual([]);
    expect(textsOf(content, 'figure').at(-1)).toBe('图 1 近五年就业率');
    expect(textsOf(content, 'figure')[0]).toContain('120%');
  });
});
