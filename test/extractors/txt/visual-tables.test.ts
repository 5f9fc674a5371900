import { describe, expect, it } from 'vitest';
import { read, rowsOf, visual } from './flattened-text.ts';

describe('indicator tables in visual lines', () => {
  const header = '序号 指标 单位 2023 年 2024 年';

  it('rebuilds rows with serial numbers alone, wrapped names, two units and stars', () => {
    const doc = read(
      visual([
        '附表 3 教学资源表',
        header,
        '1 生师比* —— 21：1 19:1',
        '2',
        '专业群数量*1 个 4 5',
        '专业数量',
        '*',
        '个 15 16',
        '3',
        '教学计划内课程总数*',
        '门 489 166',
        '学时 28674 89034',
      ]),
    );
    expect(rowsOf(doc.tables[0])).toEqual([
      ['序号', '指标', '单位', '2023 年', '2024 年'],
      ['1', '生师比*', '——', '21：1', '19:1'],
      ['2', '专业群数量*1', '个', '4', '5'],
      ['', '专业数量*', '个', '15', '16'],
      ['3', '教学计划内课程总数*', '门', '489', '166'],
      ['', '', '学时', '28674', '89034'],
    ]);
  });

  it('keeps a phrase that wraps in each column, and blanks as blanks', () => {
    const doc = read(
      visual([
        '附表 5 国际影响表',
        header,
        '1 接收国外留学生人数 人',
        '仅限高职',
        '填报',
        '仅限高职填',
        '报',
        '2 接收国外访学教师人数 人',
        '3 国外技能大赛获奖数量 项 0 2',
      ]),
    );
    expect(rowsOf(doc.tables[0]).slice(1)).toEqual([
      ['1', '接收国外留学生人数', '人', '仅限高职填报', '仅限高职填报'],
      ['2', '接收国外访学教师人数', '人', '', ''],
      ['3', '国外技能大赛获奖数量', '项', '0', '2'],
    ]);
    expect(doc.tables[0]?.cells.find((cell) => cell.row === 1 && cell.col === 4)?.anchor).toMatchObject({
      lines: [{ start: 0 }, { start: 0 }],
    });
  });

  it('assigns a lone value to no year when two are asked for', () => {
    const [table] = read(
      visual(['附表 6 落实政策表', header, '1 全日制在校生人数 人 4233', '2 月收入 元 3650 3850']),
    ).tables;
    expect(table?.cells.find((cell) => cell.text === '4233')).toMatchObject({ col: 3, colSpan: 2 });
  });

  it('reads on over page header, page number, footnote and repeated header', () => {
    const page = (n: number) => ['云岭中等职业学校 质量年度报告（2024）', `- ${n} -`];
    const doc = read(
      visual([
        ...page(3),
        '正文。',
        ...page(4),
        '附表 6 落实政策表',
        header,
        '1 全日制在校生人数* 人 4233 4967',
        ...page(5),
        '1 须逐一核对学籍系统中的人数，否则无效。',
        header,
        '2 年财政专项经费* 万元 587.32 962.52',
      ]),
    );
    expect(rowsOf(doc.tables[0]).map((row) => row[1])).toEqual([
      '指标',
      '全日制在校生人数*',
      '年财政专项经费*',
    ]);
    expect(doc.blocks.filter((block) => block.kind === 'note').map((block) => block.text)).toEqual([
      '1 须逐一核对学籍系统中的人数，否则无效。',
    ]);
    expect(doc.blocks.some((block) => block.text.includes('质量年度报告（2024）'))).toBe(false);
  });

  it('ends at a note, and the words behind it are not lost', () => {
    const doc = read(
      visual([
        '附表 1 人才培养质量计分卡',
        header,
        '1 毕业生人数* 人 916 1667',
        '备注：毕业生人数应为 1676 人。',
        '以下为正文内容。',
      ]),
    );
    expect(rowsOf(doc.tables[0])).toHaveLength(2);
    expect(doc.blocks.slice(-2).map((block) => [block.kind, block.text])).toEqual([
      ['note', '备注：毕业生人数应为 1676 人。'],
      ['paragraph', '以下为正文内容。'],
    ]);
  });
});

describe('other tables in visual lines', () => {
  const table = (lines: string[]) => read(visual(lines)).tables[0];

  it('cuts a header that broke over lines, and a merged first column that stands on lines of its own', () => {
    const rebuilt = table([
      '表 1：2024 年录取与报到情况',
      '专业大类 专业名称',
      '录取数',
      '（人）',
      '报到率',
      '装备制造大类',
      '数控技术 262 93.51%',
      '机电技术 374 91.71%',
      '模具设计 100 90.00%',
      '土木建筑大类',
      '工程造价 224 95.54%',
      '财经商贸大类',
      '电子商务 122 89.34%',
      '合计 1082 93.30%',
    ]);
    expect(rowsOf(rebuilt)).toEqual([
      ['专业大类', '专业名称', '录取数（人）', '报到率'],
      ['装备制造大类', '数控技术', '262', '93.51%'],
      ['装备制造大类', '机电技术', '374', '91.71%'],
      ['装备制造大类', '模具设计', '100', '90.00%'],
      ['土木建筑大类', '工程造价', '224', '95.54%'],
      ['财经商贸大类', '电子商务', '122', '89.34%'],
      ['合计', '合计', '1082', '93.30%'],
    ]);
  });

  it('puts a label merged over several numbered rows above those that lack it', () => {
    const rebuilt = table([
      '表 4：支撑项目立项名单',
      '序号 项目 承担单位 依托平台',
      '1',
      '技术服务',
      '平台',
      '东湾职业技术学院 西部产业联合体',
      '2 南屿职业技术学院 新材料联合体',
      '3 北岭高等专科学校 储能联合体（东湾港）',
      '4',
      '实践中心',
      '中洲职业技术学院 食品联合体',
      '5 东湾职业技术学院 汽车联合体',
    ]);
    expect(rowsOf(rebuilt).slice(1)).toEqual([
      ['1', '技术服务平台', '东湾职业技术学院', '西部产业联合体'],
      ['2', '技术服务平台', '南屿职业技术学院', '新材料联合体'],
      ['3', '技术服务平台', '北岭高等专科学校', '储能联合体（东湾港）'],
      ['4', '实践中心', '中洲职业技术学院', '食品联合体'],
      ['5', '实践中心', '东湾职业技术学院', '汽车联合体'],
    ]);
  });

  it('puts the pieces of wrapped cells of numbered rows together', () => {
    const rebuilt = table([
      '表 2：获奖情况',
      '序号 赛项名称 级别 获奖人数',
      '1',
      '全国职业院校工业机器人系统操作与运维技',
      '能竞赛',
      '国家级 2',
      '2 全国数控多轴加工技术竞赛 国家级 3',
      '3 松坪河流域软件测试联赛 省部级 4',
    ]);
    expect(rowsOf(rebuilt).slice(1)).toEqual([
      ['1', '全国职业院校工业机器人系统操作与运维技能竞赛', '国家级', '2'],
      ['2', '全国数控多轴加工技术竞赛', '国家级', '3'],
      ['3', '松坪河流域软件测试联赛', '省部级', '4'],
    ]);
  });

  it('reads two levels of header where the lower one repeats', () => {
    const rebuilt = table([
      '表 3：毕业去向',
      '毕业去向',
      '2023 届 2024 届',
      '人数 占比 人数 占比',
      '升学 808 21.30% 848 21.93%',
      '自主创业 57 1.50% 58 1.50%',
    ]);
    expect(rebuilt?.headerRows).toBe(2);
    expect(rowsOf(rebuilt).slice(0, 2)).toEqual([
      ['毕业去向', '2023 届', '2023 届', '2024 届', '2024 届'],
      ['毕业去向', '人数', '占比', '人数', '占比'],
    ]);
  });

  it('keeps rows of numbers as cells under a header it cannot read, and says so', () => {
    const doc = read(
      visual([
        '表 20 就业情况',
        '本省 外省',
        '起薪',
        '（元）',
        '对口就业',
        '就业数',
        '(人)',
        '比例',
        '（%）',
        '433 47.20% 365 84% 3650 91.90% 25',
        '1151 69% 986 85.70% 3850 90% 32',
        '八、面临挑战',
      ]),
    );
    const [table] = doc.tables;
    expect(rowsOf(table)).toEqual([
      ['433', '47.20%', '365', '84%', '3650', '91.90%', '25'],
      ['1151', '69%', '986', '85.70%', '3850', '90%', '32'],
    ]);
    expect([table?.headerRows, table?.confidence, table?.caption]).toEqual([0, 0.3, '表 20 就业情况']);
    expect(doc.messages.map(({ code }) => code)).toEqual(['table_undetermined']);
    expect(doc.blocks.map(({ text }) => text).join('')).toContain('对口就业');
  });

  it('refuses a header whose groups the text does not tell, and says so', () => {
    const doc = read(
      visual([
        '表 4 升学情况',
        '届别',
        '升学人数',
        '升学率',
        '按升学渠道（人） 按升入学校（人）',
        '五年一贯',
        '制',
        '职教高考',
        '其他贯通',
        '培养',
        '本科院校 高职院校',
        '2022 届 631 54.02% 118 447 66 19 612',
        '2023 届 609 50.71% 131 420 58 15 594',
        '2.5 下一节',
      ]),
    );
    expect(doc.tables).toEqual([]);
    expect(doc.messages.map((m) => m.code)).toEqual(['table_undetermined']);
    expect(doc.blocks.some((block) => block.text.includes('631 54.02% 118'))).toBe(true);
  });
});
