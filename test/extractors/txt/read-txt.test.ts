import { describe, expect, it } from 'vitest';
import { readTxt } from '../../../extractors/txt/read-txt.ts';
import { cellGrid, type DocumentContent, type Table } from '../../../model/index.ts';

const read = (text: string): DocumentContent => readTxt(new TextEncoder().encode(text));
const rowsOf = (table: Table | undefined): string[][] =>
  table ? cellGrid(table).map((row) => row.map((cell) => cell?.text ?? '')) : [];

describe('tab-separated tables', () => {
  it('keeps caption, rows and the line of each cell', () => {
    const doc = read('表 2：在校生情况\n\n年级\t人数\t占比\n2023级\t1210\t52.6%\n2024级\t1090\t47.4%\n');
    const [table] = doc.tables;
    expect(table?.caption).toBe('表 2：在校生情况');
    expect(rowsOf(table)).toEqual([
      ['年级', '人数', '占比'],
      ['2023级', '1210', '52.6%'],
      ['2024级', '1090', '47.4%'],
    ]);
    expect(table?.cells.find((cell) => cell.text === '1090')?.anchor).toEqual({ line: 5, start: 6, end: 10 });
    expect(doc.blocks.map((block) => block.kind)).toEqual(['table']);
  });

  it('moves back a row that lost its empty first cell', () => {
    const rows = [
      '序号\t指标\t单位\t2023年',
      '1\t教材数\t本\t82',
      '\t其中：国家规划教材数\t本\t8',
      '校企合作编写教材数\t本\t12\t',
      '\t新形态教材数\t本\t6',
    ];
    const [table] = read(`附表 3 教学资源表\n${rows.join('\n')}\n`).tables;
    expect(rowsOf(table)[3]).toEqual(['', '校企合作编写教材数', '本', '12']);
  });

  it('covers the blanks of two levels of groups in a numbered table, also where rows moved left', () => {
    const rows = [
      '序号\t\t类别\t名称\t采用地区',
      '1\t标准\t专业标准\t桥梁检测\t东湾国',
      '2\t\t\t隧道养护\t东湾国、南屿国',
      '3\t\t课程标准\t测量基础\t南屿国',
      '4\t\t\t工程制图\t东湾国',
      '5\t\t\t土力学\t北岭国',
      '6\t\t道路材料\t东湾国\t',
      '7\t\t施工安全\t东湾国、北岭国\t',
      '8\t资源\t培训资源\t仿真教材\t北岭国',
    ];
    const [table] = read(`表 9：被采用的标准与资源\n${rows.join('\n')}\n`).tables;
    expect(rowsOf(table)).toEqual([
      ['序号', '类别', '类别', '名称', '采用地区'],
      ['1', '标准', '专业标准', '桥梁检测', '东湾国'],
      ['2', '标准', '专业标准', '隧道养护', '东湾国、南屿国'],
      ['3', '标准', '课程标准', '测量基础', '南屿国'],
      ['4', '标准', '课程标准', '工程制图', '东湾国'],
      ['5', '标准', '课程标准', '土力学', '北岭国'],
      ['6', '标准', '课程标准', '道路材料', '东湾国'],
      ['7', '标准', '课程标准', '施工安全', '东湾国、北岭国'],
      ['8', '资源', '培训资源', '仿真教材', '北岭国'],
    ]);
  });

  it('joins the rest of a cell that a page break cut off, once', () => {
    const cut = read('任务\t目标\t完成\n教材与教法\t29\t29\n\n改革\t\t\n师资建设\t12\t12\n').tables[0];
    expect(rowsOf(cut)).toEqual([
      ['任务', '目标', '完成'],
      ['教材与教法改革', '29', '29'],
      ['师资建设', '12', '12'],
    ]);
    const repeated = read('赛事\t级别\n全省技能大赛\t省级\n\n能大赛\t\n行业竞赛\t市级\n').tables[0];
    expect(rowsOf(repeated)[1]).toEqual(['全省技能大赛', '省级']);
  });

  it('spans header cells over blanks that words stand under', () => {
    const [table] = read(
      '任务\t数量指标\t\t质量指标\t\n\t目标\t实现\t目标\t实现\n师资\t4\t4\t3\t3\n课程\t1\t1\t3\t2\n',
    ).tables;
    expect(table?.headerRows).toBe(2);
    expect(rowsOf(table).slice(0, 2)).toEqual([
      ['任务', '数量指标', '数量指标', '质量指标', '质量指标'],
      ['任务', '目标', '实现', '目标', '实现'],
    ]);
  });

  it('takes contents entries without leaders for what they are', () => {
    const doc = read(
      '目 录\n第一章 学生发展.....\t1\n第二章 教学改革\t9\n第三章 服务贡献\t15\n\n正文从这里开始。\n',
    );
    expect(doc.tables).toEqual([]);
  });
});

const filler = Array.from(
  { length: 24 },
  (_, i) => `学校持续推进产教融合工作，与区域内的企业开展多层次的合作，第${i}项工作按计划推进，并且取得了`,
).join('\n\n');
const visual = (lines: string[]): string => `${filler}\n\n${lines.join('\n\n')}\n`;

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
