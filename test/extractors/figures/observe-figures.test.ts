import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observeFigures } from '../../../extractors/figures/observe-figures.ts';
import { readPdf } from '../../../extractors/pdf/read-pdf.ts';
import { isPageAnchor, type Source } from '../../../model/index.ts';
import { makePdf, type Pdf, put } from '../pdf/make-pdf.ts';
import { centre, colours, drawColumns, drawLyingBars, drawRing, drawStacked, endAt } from './draw-charts.ts';

const source: Source = { path: 'a.pdf', sha256: '0'.repeat(64), mediaType: 'application/pdf', bytes: 1 };

async function read(draw: (pdf: Pdf) => void) {
  const content = await readPdf(await makePdf(draw));
  return { content, ...observeFigures({ ...content, source }) };
}

/** The numerals of the figures, each as `printed fate why`. */
const fatesOf = ({ content, numerals }: Awaited<ReturnType<typeof read>>) =>
  numerals.map(({ block, start, end, fate, why }) =>
    [content.blocks[block]?.text.slice(start, end), fate, why].join(' '),
  );

/** What was read, each as `path | series | period = value unit`. */
const saidOf = ({ observations }: Awaited<ReturnType<typeof read>>) =>
  observations.map((o) =>
    [
      [o.path.slice(1).join('/'), o.dims.series, o.periodText].filter(Boolean).join(' | '),
      `${o.valueText}${o.unitText ?? ''}`,
    ].join(' = '),
  );

const above = (pdf: Pdf) => {
  pdf.fontSize(10.5);
  put(pdf, '本校毕业生的去向近三年保持稳定，各项比例与上一年相差不大，具体情况如下图所示。', 80, 60);
};
const below = (pdf: Pdf, caption: string, y: number) => {
  pdf.fontSize(9);
  centre(pdf, caption, 300, y);
  pdf.fontSize(10.5);
  put(pdf, '从图中可以看出，各专业之间的差别不大，与学校的专业布局相符，说明调整已见成效。', 80, y + 30);
};

describe('observeFigures', () => {
  it('reads the numbers over columns, not those of the scale', async () => {
    const found = await read((pdf) => {
      above(pdf);
      drawColumns(
        pdf,
        { x: 120, y: 120 },
        ['签约就业', '升学', '灵活就业', '自主创业'],
        [{ name: '', values: [80.7, 7.46, 1.32, 0.44], colour: colours[0] ?? '' }],
        (v) => `${v.toFixed(2)}%`,
      );
      below(pdf, '图 1-1 毕业生去向', 310);
    });
    expect(saidOf(found)).toEqual([
      '签约就业 = 80.70%',
      '升学 = 7.46%',
      '灵活就业 = 1.32%',
      '自主创业 = 0.44%',
    ]);
    expect(found.messages).toEqual([]);
    expect(fatesOf(found).filter((said) => said.includes('fact'))).toEqual(
      ['80.70', '7.46', '1.32', '0.44'].map((number) => `${number} fact chart-label`),
    );
    const scale = fatesOf(found).filter((said) => !said.includes('fact'));
    expect(scale.length).toBeGreaterThan(2);
    expect(scale.filter((said) => !said.endsWith('reference axis-tick'))).toEqual([]);
    const [first] = found.observations;
    expect(first).toMatchObject({
      path: ['毕业生去向', '签约就业'],
      indicatorText: '签约就业',
      from: 'figure',
      quote: '图 1-1 毕业生去向 签约就业 80.70%',
    });
    const box = first && isPageAnchor(first.anchor) ? first.anchor.bbox : [0, 0, 0, 0];
    expect(box[0]).toBeGreaterThan(140);
    expect(box[2]).toBeLessThan(180);
    expect(found.content.blocks.filter((b) => b.kind === 'paragraph')).toHaveLength(2);
  });

  it('tells the series of columns side by side, with years as periods', async () => {
    const found = await read((pdf) => {
      above(pdf);
      drawColumns(
        pdf,
        { x: 120, y: 120 },
        ['2021', '2022', '2023'],
        [
          { name: '招生人数', values: [310, 425, 380], colour: colours[0] ?? '' },
          { name: '毕业人数', values: [290, 405, 466], colour: colours[1] ?? '' },
        ],
        (v) => `${v}`,
      );
      below(pdf, '图 2 2021-2023届学生规模（单位：人）', 330);
    });
    expect(saidOf(found).sort()).toEqual(
      [
        '招生人数 | 招生人数 | 2021届 = 310人',
        '招生人数 | 招生人数 | 2022届 = 425人',
        '招生人数 | 招生人数 | 2023届 = 380人',
        '毕业人数 | 毕业人数 | 2021届 = 290人',
        '毕业人数 | 毕业人数 | 2022届 = 405人',
        '毕业人数 | 毕业人数 | 2023届 = 466人',
      ].sort(),
    );
    expect(found.observations[0]?.path[0]).toBe('2021-2023届学生规模');
  });

  it('reads lying bars with names of several lines and counts with shares', async () => {
    const found = await read((pdf) => {
      above(pdf);
      drawLyingBars(
        pdf,
        { x: 220, y: 110 },
        ['制造业', '信息传输、软件和信息技术服务业', '教育', '建筑业', '金融业'],
        [120, 66, 31, 12, 11],
        (v) => `${v}，${((100 * v) / 240).toFixed(2)}%`,
      );
      below(pdf, '图 3：就业行业分布', 230);
    });
    expect(saidOf(found)).toEqual([
      '制造业 = 120',
      '制造业 = 50.00%',
      '信息传输、软件和信息技术服务业 = 66',
      '信息传输、软件和信息技术服务业 = 27.50%',
      '教育 = 31',
      '教育 = 12.92%',
      '建筑业 = 12',
      '建筑业 = 5.00%',
      '金融业 = 11',
      '金融业 = 4.58%',
    ]);
  });

  it('tells the parts of stacked columns by the colours of the legend', async () => {
    const found = await read((pdf) => {
      above(pdf);
      drawStacked(
        pdf,
        { x: 130, y: 140 },
        ['机电学院', '商学院', '护理学院'],
        [
          { name: '满意', values: [60, 45, 30], colour: colours[0] ?? '' },
          { name: '一般', values: [25, 35, 50], colour: colours[1] ?? '' },
          { name: '不满意', values: [15, 20, 20], colour: colours[2] ?? '' },
        ],
      );
      below(pdf, '图 4 各学院满意度', 340);
    });
    expect(saidOf(found).sort()).toEqual(
      ['满意 60 45 30', '一般 25 35 50', '不满意 15 20 20']
        .flatMap((line) => {
          const [name, ...values] = line.split(' ');
          return ['机电学院', '商学院', '护理学院'].map((k, i) => `${k} | ${name} = ${values[i]}%`);
        })
        .sort(),
    );
  });

  it.each([
    ['in one line', (p: { name: string; share: number }) => [`${p.name}，${p.share}%`]],
    ['in two lines', (p: { name: string; share: number }) => [p.name, `${p.share}%`]],
    ['with a colon and no space', (p: { name: string; share: number }) => [`${p.name}:${p.share}%`]],
  ])('reads the labels of a ring %s', async (_, label) => {
    const parts = [
      { name: '国有企业', share: 41.5 },
      { name: '其他企业', share: 33.25 },
      { name: '机关事业单位', share: 25.25 },
    ];
    const found = await read((pdf) => {
      above(pdf);
      drawRing(pdf, { x: 300, y: 220 }, parts, label);
      below(pdf, '图 5 就业单位性质', 340);
    });
    expect(saidOf(found).sort()).toEqual(parts.map((p) => `${p.name} = ${p.share}%`).sort());
  });

  it('reads the table printed under a chart, and not the same numbers again', async () => {
    const found = await read((pdf) => {
      above(pdf);
      pdf.fontSize(8);
      const rows = [
        ['毕业人数', '310', '1966', '2005'],
        ['落实率', '91.20', '90.05', '88.70'],
      ];
      ['2021', '2022', '2023'].forEach((year, k) => {
        const x = 220 + k * 60;
        const high = 20 + k * 40;
        pdf.rect(x - 12, 260 - high, 24, high).fill(colours[0] ?? '');
        centre(pdf, `${rows[1]?.[k + 1]}%`, x, 246 - high);
        centre(pdf, year, x, 264);
        rows.forEach((row, r) => {
          centre(pdf, row[k + 1] ?? '', x, 282 + r * 18);
        });
      });
      rows.forEach(([name = ''], r) => {
        pdf.rect(125, 284 + r * 18, 6, 6).fill(colours[r] ?? '');
        endAt(pdf, name, 175, 282 + r * 18);
      });
      for (let r = 0; r <= 3; r++)
        pdf
          .lineWidth(0.4)
          .strokeColor('#c0c0c0')
          .moveTo(120, 260 + r * 18)
          .lineTo(370, 260 + r * 18)
          .stroke();
      below(pdf, '图 6 近三届规模与落实率', 335);
    });
    expect(saidOf(found)).toEqual([
      '毕业人数 | 毕业人数 | 2021届 = 310人',
      '毕业人数 | 毕业人数 | 2022届 = 1966人',
      '毕业人数 | 毕业人数 | 2023届 = 2005人',
      '落实率 | 落实率 | 2021届 = 91.20%',
      '落实率 | 落实率 | 2022届 = 90.05%',
      '落实率 | 落实率 | 2023届 = 88.70%',
    ]);
    expect(found.messages).toEqual([]);
  });

  it('takes the number of a gauge as what its caption says', async () => {
    const found = await read((pdf) => {
      above(pdf);
      pdf.lineWidth(10).strokeColor(colours[1] ?? '');
      for (let a = 0; a < 12; a++)
        pdf
          .moveTo(300 - 60 * Math.cos(a / 4), 220 - 60 * Math.sin(a / 4))
          .lineTo(300 - 60 * Math.cos((a + 1) / 4), 220 - 60 * Math.sin((a + 1) / 4))
          .stroke();
      pdf.fontSize(11);
      centre(pdf, '93.40%', 300, 200);
      below(pdf, '图 7 用人单位满意度', 250);
    });
    expect(found.observations.map((o) => [o.path, o.valueText, o.unitText])).toEqual([
      [['用人单位满意度'], '93.40', '%'],
    ]);
  });

  it('says of a picture that nothing was read from it', async () => {
    const pixel =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const found = await read((pdf) => {
      above(pdf);
      pdf.image(pixel, 150, 120, { width: 300, height: 150 });
      below(pdf, '图 8 校园风光', 290);
    });
    expect(found.observations).toEqual([]);
    expect(found.messages.map((m) => [m.code, m.message.zh])).toEqual([
      ['figure_is_picture', '图中没有可读的文字（图片），未取数：图 8 校园风光'],
    ]);
    expect(found.content.blocks.filter((b) => b.kind === 'paragraph')).toHaveLength(2);
  });

  it('leaves out, and reports, numbers that could belong to several names', async () => {
    const found = await read((pdf) => {
      above(pdf);
      pdf.fontSize(8);
      drawRing(
        pdf,
        { x: 300, y: 220 },
        [
          { name: '', share: 60 },
          { name: '', share: 40 },
        ],
        ({ share }) => [`${share}%`],
      );
      below(pdf, '图 9 性别', 340);
    });
    expect(found.observations).toEqual([]);
    expect(found.messages.map((m) => m.code)).toEqual(['figure_numbers_unbound']);
    expect(fatesOf(found)).toEqual(['40 unresolved figure_label', '60 unresolved figure_label']);
  });
});

describe('any chart of this kind', () => {
  const names = ['机电学院', '商学院', '护理学院', '外语系', '土木系', '艺术学院', '体育部'];
  const chart = fc.record({
    lying: fc.boolean(),
    values: fc.array(fc.integer({ min: 100, max: 99_999 }), { minLength: 2, maxLength: 6 }),
    percent: fc.boolean(),
    x: fc.integer({ min: 100, max: 130 }),
  });

  it('comes back number by number', async () => {
    await fc.assert(
      fc.asyncProperty(chart, async ({ lying, values, percent, x }) => {
        const print = (v: number) => (percent ? `${(v / 1000).toFixed(2)}%` : `${Math.round(v)}`);
        const own = values.map((_, i) => names[i] ?? '');
        const found = await read((pdf) => {
          above(pdf);
          if (lying) drawLyingBars(pdf, { x: x + 60, y: 110 }, own, values, print);
          else drawColumns(pdf, { x, y: 130 }, own, [{ name: '', values, colour: '#2a6a8c' }], print);
          below(pdf, '图 1 规模', lying ? 130 + 18 * values.length : 320);
        });
        expect(saidOf(found)).toEqual(values.map((v, i) => `${own[i]} = ${print(v)}`));
        const facts = found.numerals.filter((numeral) => numeral.fate === 'fact');
        expect(facts).toHaveLength(values.length);
        expect(found.numerals.filter((numeral) => numeral.fate === 'unresolved')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
