import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requireShared } from '../../../bench/locate-shared.ts';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { DocumentContent, Table } from '../../../model/index.ts';
import { describeReport, profileReport } from '../../../transformers/reports/profile-report.ts';
import { codes, content } from '../build.ts';

const catalog = loadCatalog();
const profile = (lines: readonly string[], path = 'x.pdf') => profileReport(content(lines), path, catalog);
const messages = (lines: readonly string[], path = 'x.pdf') =>
  codes(describeReport(content(lines), path, catalog).messages);

/** A page of sentences in which other schools are named. */
const partners = [
  '学校与白河职业技术学院、青石大学、玉泉工业学校共建实训基地，白河职业技术学院派出教师20人。',
  '白河职业技术学院、青石大学与我校签订协议。玉泉工业学校3名教师来校交流。',
];

describe('profileReport', () => {
  it('reads a title page of a higher vocational college', () => {
    const report = profile([
      '云岭职业技术学院',
      'YUNLING POLYTECHNIC',
      '中国职业教育质量报告 (2023 年度)',
      '二〇二四年一月',
      '内容真实性责任声明',
      '学校对（云岭职业技术学院）中国职业教育质量报告（2023年度）及相关附件的真实性负责。',
      '单位名称（盖章）：云岭职业技术学院',
      ...partners,
      '名称：云岭职业技术学院(99123)',
    ]);
    expect(report).toEqual({
      type: 'higher_vocational_quality',
      institution: {
        name: '云岭职业技术学院',
        code: '99123',
        nameAsPrinted: '云岭职业技术学院',
        kind: 'higher_vocational',
        region: null,
      },
      year: 2023,
      title: '云岭职业技术学院中国职业教育质量报告 (2023 年度)',
    });
  });

  it.each([
    ['云岭市第一技师学院', 'technical_school_quality', 'technical'],
    ['云岭市机电高级技工学校', 'technical_school_quality', 'technical'],
    ['白河县职业教育中心', 'secondary_vocational_quality', 'secondary_vocational'],
    ['云岭工业中等专业学校', 'secondary_vocational_quality', 'secondary_vocational'],
    ['云岭幼儿师范高等专科学校', 'higher_vocational_quality', 'higher_vocational'],
    ['云岭工业职业大学', 'higher_vocational_quality', 'higher_vocational'],
  ])('tells the kind of %s by its name', (name, type, kind) => {
    const report = profile(['前言', `${name}质量年度报告`, '（2024）', `${name}创建于1953年。`, ...partners]);
    expect(report).toMatchObject({ type, year: 2024, title: `${name}质量年度报告（2024）` });
    expect(report.institution).toMatchObject({ name, kind, code: null });
  });

  it('reads a region’s report, in which many schools are named', () => {
    const report = profile([
      '前言',
      '根据《关于做好中国职业教育质量报告（2024 年度）编制工作的通知》要求，编制形成了《白河市职业教育质量年度报告（2024 年度）》。',
      ...partners,
      '云岭职业技术学院',
      '云岭职业技术学院',
      '云岭职业技术学院',
    ]);
    expect(report).toMatchObject({ type: 'regional_quality', year: 2024 });
    expect(report.institution).toMatchObject({ name: '白河市', kind: 'region', code: null });
  });

  it.each([
    '2023年白河市职业教育质量年度报告',
    '白河市江北区中等职业教育质量年报（2023）',
    '云岭省高等职业教育质量年度报告(2023)',
  ])('takes %s for a region’s', (title) => {
    expect(profile([title, ...partners])).toMatchObject({
      type: 'regional_quality',
      year: 2023,
      institution: { kind: 'region' },
    });
  });

  it('reads a self-evaluation over several years as one about the last of them', () => {
    const lines = [
      '云岭职业技术学院',
      '中国特色高水平高职学校和专业建设',
      '计划中期绩效评价自评报告',
      '2022年5月',
      '2019-2021年，学校完成任务183项；2019—2021年投入1.2亿元；2020年立项。',
    ];
    expect(profile(lines)).toMatchObject({
      type: 'double_high_self_evaluation',
      year: 2021,
      title: '云岭职业技术学院中国特色高水平高职学校和专业建设计划中期绩效评价自评报告',
      institution: { name: '云岭职业技术学院' },
    });
    expect(messages(lines)).toEqual(['year_from_span']);
  });

  it('reads an employment report whose title page does not name the school', () => {
    const report = profile([
      '2023 届毕业生就业质量年度报告',
      '二〇二三年十二月',
      '云岭科技学院坐落于白河市，是省属本科高校。',
      '机械工程学院',
      '机械工程学院',
      '机械工程学院',
      '学校委托第三方编制《云岭科技学院 2023 届毕业生就业质量年度报告》。',
    ]);
    expect(report).toMatchObject({ type: 'employment_quality', year: 2023 });
    expect(report.institution).toMatchObject({ name: '云岭科技学院', kind: 'other' });
  });

  it('does not choose between two schools of a news page', () => {
    const [a, b] = catalog.institutions.all.filter((i) => i.name.endsWith('职业技术学院'));
    const lines = [
      '职教金刚钻揽瓷器活',
      ...Array.from({ length: 6 }, () => `据悉，${a?.name}与企业合作，2024年培训500人。`),
      ...Array.from({ length: 6 }, () => `${b?.name}输出标准3个。`),
      `图片由${b?.name}提供`,
      `${b?.name}`,
    ];
    expect(profile(lines)).toMatchObject({ type: 'news', institution: null, year: 2024 });
    expect(messages(lines)).toEqual(['institution_ambiguous', 'year_from_latest']);
  });

  it('knows a renamed school under its old name, and by a printed code', () => {
    const renamed = catalog.institutions.all.find(
      (i) => i.kind === 'higher_vocational' && i.formerNames.length > 0,
    );
    const former = renamed?.formerNames[0] ?? '';
    expect(profile([`${former}质量年度报告（2023）`]).institution).toMatchObject({
      name: renamed?.name,
      code: renamed?.code,
      nameAsPrinted: former,
    });
    expect(profile([`名称：云岭新名职业大学(${renamed?.code.slice(-5)})`]).institution).toMatchObject({
      code: renamed?.code,
      nameAsPrinted: '云岭新名职业大学',
    });
  });

  it('finds label and years in a workbook that has no prose at all', () => {
    const cells = ['学校名称：云岭职业技术学院', '序号', '指标', '单位', '2022年', '2023年'].map(
      (text, i) => ({
        text,
        segments: [],
        row: i === 0 ? 0 : 1,
        col: Math.max(0, i - 1),
        rowSpan: 1,
        colSpan: 1,
        anchor: { sheet: '附表', cell: `A${i + 1}` },
      }),
    );
    const table: Table = {
      id: 't1',
      caption: '人才培养质量计分卡',
      headerRows: 2,
      rows: 2,
      cols: 5,
      unit: null,
      anchors: [{ sheet: '附表', cell: 'A1' }],
      cells,
      confidence: 1,
    };
    const doc: DocumentContent = { pages: [], blocks: [], tables: [table], messages: [] };
    const { report, messages: said } = describeReport(doc, 'x.xlsx', catalog);
    expect(report).toMatchObject({ institution: { name: '云岭职业技术学院' }, year: 2023, title: null });
    expect(codes(said)).toEqual(['year_from_tables']);
  });

  it('takes the file name only as a last resort, and says so', () => {
    const report = describeReport(
      content(['目录', '一、概况']),
      '/a/云岭职业技术学院2022质量年报.pdf',
      catalog,
    );
    expect(report.report).toMatchObject({ institution: { name: '云岭职业技术学院' }, year: 2022 });
    expect(codes(report.messages)).toEqual(['institution_from_file_name', 'year_from_file_name']);
    expect(profile(['白河职业技术学院质量年度报告（2021）'], '云岭职业技术学院2022.pdf')).toMatchObject({
      institution: { name: '白河职业技术学院' },
      year: 2021,
    });
  });

  it('infers the year from the month of publication when nothing else states it', () => {
    const lines = ['云岭职业技术学院', '高等职业教育质量年度报告', '2022年12月'];
    expect(profile(lines).year).toBe(2022);
    expect(profile([...lines.slice(0, 2), '二〇二三年一月']).year).toBe(2022);
    expect(messages(lines)).toEqual(['year_from_publication']);
  });

  it('takes the year that a text of no known kind names most, or that of its date', () => {
    const year = (...lines: string[]) => profile(lines).year;
    expect(year('学校 2002 年经批准成立。', '2017 年招生 200 人。', '2017 年就业率 96%。')).toBe(2017);
    expect(year('学校 2002 年经批准成立，2019 年升格。')).toBeNull();
    expect(year('2016 年招生 200 人，2017 年招生 300 人。')).toBeNull();
    expect(year('就业情况', '（一）2017 年就业率 96%。', '其他方式占 85%。')).toBe(2017);
    expect(year('2018 年毕业生 900 人，比 2017 年减少 30 人，比 2017 年少 3%。', '2018 年升学 60 人。')).toBe(
      2018,
    );
    expect(year('2018 届毕业生 900 人。', '2018 届毕业生就业率 96%。')).toBe(2018);
    expect(year('一场招聘会', '来源：晚报 时间：2017-12-11', '企业 145 家。')).toBe(2017);
  });

  it('takes no year of a plan or a prize for the report’s', () => {
    const year = (...lines: string[]) => profile(lines).year;
    expect(year('学校成立于 2002 年，2018 年获评文明校园。', '现有在校生 3200 人。')).toBeNull();
    expect(year('学校规划到 2030 年在校生达到 5000 人。', '现有在校生 3200 人。')).toBeNull();
  });

  it('says what it did not find', () => {
    expect(messages(['这是一份说明。'])).toEqual(['institution_unknown', 'year_unknown']);
    expect(profile([])).toEqual({ type: 'other', institution: null, year: null, title: null });
  });

  it('does not take a contents line, a notice or a sentence for the title', () => {
    const report = profile([
      '云岭职业技术学院',
      '附件 学校质量年度报告................37',
      '根据《关于做好质量年度报告编制的通知》，学校编制了本质量年度报告。',
      '云岭职业技术学院高等职业教育质量年度报告（2023年度）',
    ]);
    expect(report.title).toBe('云岭职业技术学院高等职业教育质量年度报告（2023年度）');
  });

  it('reads a title page that was joined into one paragraph', () => {
    const report = profile([
      '云岭职业技术学院中国特色高水平高职学校和专业建设计划中期绩效评价自评报告云岭职业技术学院2022年5月目 录一、概述1二、任务完成情况18',
      '七、其他需要说明的事宜 38云岭职业技术学院“双高计划”中期自评报告',
      '2019-2021年完成任务12项。',
    ]);
    expect(report).toMatchObject({
      type: 'double_high_self_evaluation',
      title: '云岭职业技术学院中国特色高水平高职学校和专业建设计划中期绩效评价自评报告',
      institution: { name: '云岭职业技术学院' },
    });
  });

  it('reads the former name in brackets as part of the title, not as another school', () => {
    const report = profile([
      '云岭职业技术大学',
      '（原云岭工程职业技术学院）高等职业教育质量年度报告（2024 年度）',
    ]);
    expect(report).toMatchObject({
      institution: { name: '云岭职业技术大学' },
      title: '云岭职业技术大学（原云岭工程职业技术学院）高等职业教育质量年度报告（2024 年度）',
    });
  });

  it('takes the tables of a quality report alone for one, by the kind of the school', () => {
    const lines = ['名称：白河县职业教育中心', '表1 人才培养质量计分卡', '附表 3 教学资源表'];
    expect(profile(lines)).toMatchObject({ type: 'secondary_vocational_quality', title: null });
    expect(profile(lines.slice(0, 2)).type).toBe('other');
  });

  it('never throws and stays quick, whatever the text', () => {
    const line = fc.string({
      unit: fc.constantFrom(...'云岭职业技术学院大学校质量年度报告（2023）《》：名称。 '),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        expect(profile(lines)).toHaveProperty('type');
      }),
    );
    const start = performance.now();
    for (const piece of ['学院', '（', '《', '云岭职业技术学院', '2023', '名称：'])
      profile([piece.repeat(100_000), ...Array<string>(3000).fill(piece)]);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

const shared = requireShared('profiles of real reports');

describe.skipIf(shared === null)('profiles of real reports', () => {
  const expected: readonly [string, string, string | null, number][] = [
    ['000', 'double_high_self_evaluation', '4150012759', 2021],
    ['001', 'higher_vocational_quality', '4150012215', 2023],
    ['002', 'technical_school_quality', null, 2024],
    ['003', 'regional_quality', null, 2024],
  ];
  const read = (id: string) => {
    const file = readdirSync(`${shared}/seeds`).find((name) => name.startsWith(id)) ?? '';
    return content(readFileSync(`${shared}/seeds/${file}`, 'utf8').split('\n'));
  };

  it.each(expected)('%s is a %s', (id, type, code, year) => {
    const report = profileReport(read(id), 'x.txt', catalog);
    expect(report).toMatchObject({ type, year, institution: { code } });
  });

  it('leaves the news page about two schools open', () => {
    expect(profileReport(read('004'), 'x.txt', catalog)).toMatchObject({ type: 'news', institution: null });
  });
});
