import { describe, expect, it } from 'vitest';
import { readTxt } from '../../../extractors/txt/read-txt.ts';
import { read, visual } from './flattened-text.ts';

describe('paragraphs', () => {
  it('joins visual lines and keeps the line of every character', () => {
    const doc = read(
      visual([
        '学校全年技术服务到款额为五千九百八十一万元，较上一年度增长百分之十二点六，其中横向项目为 5981.92',
        '万元。',
      ]),
    );
    const block = doc.blocks.at(-1);
    expect(block?.text.endsWith('横向项目为 5981.92万元。')).toBe(true);
    expect(block?.segments.slice(-2).map((s) => 'line' in s.anchor && s.anchor.line)).toEqual([49, 51]);
  });

  it('joins a paragraph that a page break cut, not two paragraphs', () => {
    const doc = read(
      '学校现有专任教师三百余人，其中高级职称教师占比较高，近年来引进的专任教\n\n师总数 118 人，结构不断优化。\n\n第二段从这里开始。\n',
    );
    expect(doc.blocks.map((block) => block.text)).toEqual([
      '学校现有专任教师三百余人，其中高级职称教师占比较高，近年来引进的专任教师总数 118 人，结构不断优化。',
      '第二段从这里开始。',
    ]);
  });
});

describe('a page with more than one measure', () => {
  const wide =
    '学校坚持立德树人根本任务，持续深化教育教学改革，努力提高技术技能人才培养质量和水平，取得了明显成';
  const narrow = '本年度毕业生总数为若干人，排名前几位的专业大类是交通运输大类等';

  it('joins the lines of a narrower box, but no title above it', () => {
    const doc = read(
      visual([
        '进展。',
        wide,
        '效。',
        '【案例 2-1】校企合作育人才，技能竞赛结硕果，产教融合谱新篇章',
        narrow,
        '装备制造大类、土木建筑大类，以上各个大类的毕业生总数一共为',
        '1147 人，占毕业生总数的 68.4%。',
        '投入',
      ]),
    );
    const texts = doc.blocks.map((block) => block.text);
    expect(texts).toContain(`${wide}效。`);
    expect(texts.find((text) => text.includes('1147'))).toBe(
      `${narrow}装备制造大类、土木建筑大类，以上各个大类的毕业生总数一共为1147 人，占毕业生总数的 68.4%。`,
    );
    expect(texts).toContain('【案例 2-1】校企合作育人才，技能竞赛结硕果，产教融合谱新篇章');
  });

  it('takes growing numbers below a wide gap for page numbers', () => {
    const pages = [
      ['16', '甲'],
      ['17', '乙'],
      ['19', '丙'],
    ];
    const cut = pages
      .map(([number, kind]) => `${kind}${wide}\n\n\n\n\n${number}\n\n效${kind}。`)
      .join('\n\n');
    const texts = read(`${visual(['进展。'])}\n${cut}\n`).blocks.map((block) => block.text);
    expect(texts.slice(-3)).toEqual(pages.map(([, kind]) => `${kind}${wide}效${kind}。`));
  });
});

describe('what only looks like it', () => {
  it('is a number of a poster, not of a page', () => {
    const text = ['专任教师人数', '412', '在校生人数', '8100', '校园面积', '9200'].join('\n\n\n\n\n');
    const texts = read(`${visual(['进展。'])}\n${text}\n`).blocks.map((block) => block.text);
    expect(texts.slice(-6)).toEqual(['专任教师人数', '412', '在校生人数', '8100', '校园面积', '9200']);
  });

  it('is a list of even lines', () => {
    const lines = [
      '智能制造专业群现有专任教师一百三十八人与企业导师二十六人',
      '现代商贸专业群现有在校学生八千一百人与留学生一百二十六人',
    ];
    const texts = read(visual(['进展。', ...lines, '完。'])).blocks.map((block) => block.text);
    expect(texts).toEqual(expect.arrayContaining(lines));
  });
});

describe('what is missing or hostile', () => {
  it('says of a caption that its table is missing', () => {
    const doc = read(
      '正文一段。\n\n附表 2 满意度调查表\n\n以上调查由第三方完成，结论见正文第三章，不再重复列出有关数据。\n',
    );
    expect(doc.messages.map((m) => [m.code, m.anchor])).toEqual([
      ['caption_without_table', { line: 3, start: 0, end: 11 }],
    ]);
  });

  it('reads empty, one-line and binary-looking files without a throw', () => {
    expect(read('').blocks).toEqual([]);
    expect(read('年报').blocks.map((b) => b.text)).toEqual(['年报']);
    expect(() => readTxt(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))).not.toThrow();
  });

  it('takes time in proportion to the length of the text', () => {
    const rows = (n: number) =>
      read(
        visual([
          '附表 1 人才培养质量计分卡',
          '序号 指标 单位 2023 年',
          ...Array.from({ length: n }, (_, i) => `${i + 1} 指标${i} 人 ${i}`),
        ]),
      ).tables[0]?.rows;
    expect(rows(900)).toBe(901);
  });
});
