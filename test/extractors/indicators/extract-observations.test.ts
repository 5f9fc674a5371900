import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { extractObservations } from '../../../extractors/indicators/extract-observations.ts';
import type { Block, Cell, Document, Observation, Table } from '../../../model/index.ts';

type Piece =
  | { caption?: string; rows: (string | { text: string; rowSpan?: number; colSpan?: number } | null)[][] }
  | { note: string }
  | { text: string };

/** A document of tables and notes; null = covered by a span. */
function documentOf(...pieces: Piece[]): Document {
  const blocks: Block[] = [];
  const tables: Table[] = [];
  pieces.forEach((piece, i) => {
    const path = `body/p[${i + 1}]`;
    if (!('rows' in piece)) {
      const text = 'note' in piece ? piece.note : piece.text;
      blocks.push({
        kind: 'note' in piece ? 'note' : 'paragraph',
        text,
        segments: [{ start: 0, end: text.length, anchor: { path, start: 0, end: text.length } }],
        anchor: { path },
      });
      return;
    }
    const id = `t${tables.length + 1}`;
    const cells = piece.rows.flatMap((row, r) =>
      row.flatMap((cell, c): Cell[] => {
        if (cell === null) return [];
        const { text, rowSpan = 1, colSpan = 1 } = typeof cell === 'string' ? { text: cell } : cell;
        return [
          {
            row: r,
            col: c,
            rowSpan,
            colSpan,
            text,
            segments: [],
            anchor: { path: `table[${tables.length + 1}]/tr[${r + 1}]/td[${c + 1}]` },
          },
        ];
      }),
    );
    tables.push({
      id,
      caption: piece.caption ?? null,
      headerRows: 1,
      rows: piece.rows.length,
      cols: piece.rows[0]?.length ?? 0,
      unit: null,
      anchors: [{ path }],
      cells,
      confidence: 1,
    });
    blocks.push({ kind: 'table', text: piece.caption ?? '', segments: [], table: id, anchor: { path } });
  });
  return {
    source: { path: 'x.html', sha256: '0', mediaType: 'text/html', bytes: 1 },
    pages: [],
    blocks,
    tables,
    messages: [],
  };
}

const catalog = loadCatalog();
const observe = (...pieces: Piece[]) => extractObservations(documentOf(...pieces), catalog);
const brief = (o: Observation) => [
  o.indicatorId,
  o.path.join('/'),
  o.valueText,
  o.unitText,
  o.periodText,
  o.status,
];
const HEADER = ['序号', '指标', '单位', '2023年', '2024年'];

describe('rows of the national tables', () => {
  it('gives each row and year one observation with its path', () => {
    const { observations, messages } = observe({
      caption: '附表 1 人才培养质量计分卡',
      rows: [
        HEADER,
        ['1', '毕业生人数*', '人', '916', '1667'],
        ['2', '毕业去向落实人数', '人', '908', '1179'],
        ['', '其中：毕业生升学人数', '人', '483', '488'],
        ['', '升入本科人数', '人', '0', ''],
      ],
    });
    expect(observations.map(brief)).toEqual([
      ['graduates', '毕业生人数', '916', '人', '2023年', 'reported'],
      ['graduates', '毕业生人数', '1667', '人', '2024年', 'reported'],
      ['graduates_placed', '毕业去向落实人数', '908', '人', '2023年', 'reported'],
      ['graduates_placed', '毕业去向落实人数', '1179', '人', '2024年', 'reported'],
      ['graduates_further_study', '毕业去向落实人数/毕业生升学人数', '483', '人', '2023年', 'reported'],
      ['graduates_further_study', '毕业去向落实人数/毕业生升学人数', '488', '人', '2024年', 'reported'],
      [
        'graduates_to_bachelor',
        '毕业去向落实人数/毕业生升学人数/升入本科人数',
        '0',
        '人',
        '2023年',
        'reported',
      ],
      ['graduates_to_bachelor', '毕业去向落实人数/毕业生升学人数/升入本科人数', '', '人', '2024年', 'blank'],
    ]);
    expect(messages).toEqual([]);
    expect(observations[0]).toMatchObject({
      id: 'o1',
      from: 'standard_table',
      table: 't1',
      quote: '1 毕业生人数* 人 916 1667',
      anchor: { path: 'table[1]/tr[2]/td[4]' },
    });
  });

  it('tells same names apart by parent and by unit, merged or left blank', () => {
    const { observations } = observe({
      caption: '附表 3 教学资源表',
      rows: [
        ['序号', '指标', '单位', '2023年'],
        ['1', { text: '教学计划内课程总数', rowSpan: 2 }, '门', '146'],
        ['', null, '学时', '20356.00'],
        ['', '教学计划内课程-课证融通课程数', '门', '26'],
        ['', '', '学时', '2463.00'],
        ['2', '专业教学资源库数', '个', '10'],
        ['', '其中：国家级数量', '个', '2'],
        ['', '接入国家智慧教育平台数量', '个', '1'],
        ['3', '在线精品课程数', '门', '37'],
        ['', '其中：国家级数量', '门', '6'],
        ['', '接入国家智慧教育平台数量', '门', '5'],
      ],
    });
    expect(observations.map((o) => [o.indicatorId, o.path.join('/')])).toEqual([
      ['courses_total', '教学计划内课程总数'],
      ['courses_total_hours', '教学计划内课程总数'],
      ['courses_cert', '教学计划内课程总数/课证融通课程数'],
      ['courses_cert_hours', '教学计划内课程总数/课证融通课程数'],
      ['resource_bank', '专业教学资源库数'],
      ['resource_bank_national', '专业教学资源库数/国家级数量'],
      ['resource_bank_national_smartedu', '专业教学资源库数/国家级数量/接入国家智慧教育平台数量'],
      ['online_course', '在线精品课程数'],
      ['online_course_national', '在线精品课程数/国家级数量'],
      ['online_course_national_smartedu', '在线精品课程数/国家级数量/接入国家智慧教育平台数量'],
    ]);
  });

  it('keeps a row the catalogue does not know, with the path of the layout, and says so', () => {
    const { observations, messages } = observe({
      caption: '附表 4 服务贡献表',
      rows: [
        ['序号', '指标', '单位', '2024年'],
        ['1', '低空经济服务架次', '架次', '12'],
        ['', '其中：应急救援架次', '架次', '3'],
      ],
    });
    expect(observations.map((o) => [o.indicatorId, o.path, o.from])).toEqual([
      [null, ['低空经济服务架次'], 'standard_table'],
      [null, ['低空经济服务架次', '应急救援架次'], 'standard_table'],
    ]);
    expect(messages.map((m) => m.code)).toEqual(['row_without_indicator', 'row_without_indicator']);
  });

  it('takes the phrase 仅限高职填报 for a status and drops a footnote digit', () => {
    const { observations } = observe({
      caption: '附表 5 国际影响表',
      rows: [
        HEADER,
        ['1', '接收国外留学生人数', '人', { text: '仅限高职填报', colSpan: 2 }, null],
        ['2', '横向技术服务产生的经济效益2', '万元', '0', '1'],
      ],
    });
    expect(observations.slice(0, 2).map(brief)).toEqual([
      ['intl_students', '接收国外留学生人数', '仅限高职填报', '人', '2023年', 'not_applicable'],
      ['intl_students', '接收国外留学生人数', '仅限高职填报', '人', '2024年', 'not_applicable'],
    ]);
    const service = observe({
      caption: '附表 4 服务贡献表',
      rows: [HEADER, ['1', '横向技术服务产生的经济效益2', '万元', '0', '1']],
    });
    expect(service.observations[0]?.path).toEqual(['横向技术服务产生的经济效益']);
  });

  it('keeps survey columns as qualifiers and the sample as an observation of its own', () => {
    const { observations } = observe({
      caption: '附表 2 满意度调查表',
      rows: [
        ['序号', '指标', '单位', '2024年', '调查人数', '调查方式'],
        ['1', '家长满意度', '%', '92.2', '127', '网络问卷调查'],
      ],
    });
    expect(observations.map((o) => [o.indicatorId, o.valueText, o.from, o.dims])).toEqual([
      ['sat_parents', '92.2', 'standard_table', { surveyed: '127', method: '网络问卷调查' }],
      ['sat_sample_n', '127', 'table', { of: 'sat_parents', method: '网络问卷调查' }],
    ]);
  });

  it('knows a national table by its rows, and joins a piece behind a page break', () => {
    const { observations } = observe(
      {
        rows: [
          ['指标', '单位', '2024年'],
          ['年财政专项拨款', '万元', '587'],
          ['教职工总数', '人', '270'],
          ['其中：专任教师总数', '人', '152'],
          ['思政课教师数', '人', '9'],
        ],
      },
      {
        rows: [
          ['体育课专任教师数', '人', '8'],
          ['美育课专任教师数', '人', '4'],
        ],
      },
    );
    expect(observations.map((o) => [o.indicatorId, o.path.join('/')])).toEqual([
      ['fiscal_special', '年财政专项拨款'],
      ['staff_total', '教职工总数'],
      ['teachers_fulltime', '教职工总数/专任教师总数'],
      ['teachers_ideological', '教职工总数/思政课教师数'],
      ['teachers_pe', '教职工总数/体育课专任教师数'],
      ['teachers_arts', '教职工总数/美育课专任教师数'],
    ]);
  });

  it('leaves tables alone that hold no indicators', () => {
    expect(
      observe({
        caption: '表 3 教材一览',
        rows: [
          ['序号', '教材名称', '主编'],
          ['1', '电工基础', '某某'],
        ],
      }).observations,
    ).toEqual([]);
  });
});

describe('notes', () => {
  const table = {
    caption: '附表 1 人才培养质量计分卡',
    rows: [HEADER, ['1', '毕业生人数', '人', '916', '1667'], ['2', '月收入', '元', '3650', '3850']],
  };

  it('corrects the value of the named table and year', () => {
    const { observations } = observe(
      table,
      { text: '正文。' },
      {
        note: '备注：《附表 1 人才培养质量计分卡》中 2023 年毕业生人数应为 961 人，2024 年月收入更正为 3,805 元。',
      },
    );
    const notes = observations.filter((o) => o.from === 'note');
    expect(
      notes.map((o) => [
        o.indicatorId,
        o.valueText,
        o.unitText,
        o.periodText,
        observations.find((other) => other.id === o.corrects)?.valueText,
      ]),
    ).toEqual([
      ['graduates', '961', '人', '2023年', '916'],
      ['monthly_income', '3,805', '元', '2024年', '3850'],
    ]);
    expect(notes[0]?.anchor).toEqual({ path: 'body/p[3]', start: 35, end: 38 });
  });

  it('takes the newest year where the note names none, and says how sure it is', () => {
    const { observations } = observe(table, { note: '备注：毕业生人数为 1676 人。' });
    expect(observations.at(-1)).toMatchObject({ from: 'note', periodText: '2024年', confidence: 0.8 });
  });

  it('takes nothing from a note that only explains', () => {
    const { observations } = observe(table, {
      note: '说明：毕业生人数含 2022 届结业转毕业 25 人，月收入为抽样调查所得。',
    });
    expect(observations.filter((o) => o.from === 'note')).toEqual([]);
  });

  it('says so when a note names a table but none of its values', () => {
    const { messages } = observe(table, { note: '备注：《人才培养质量计分卡》中某项数据为 12。' });
    expect(messages.map((m) => m.code)).toEqual(['note_without_target']);
  });
});
