import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMentions } from '../../../transformers/checks/text/read-mentions.ts';
import { fact, year } from '../build.ts';
import { catalog, codes, documentOf, findings } from './document.ts';

const items = { unit: 'item', dimension: 'item', unitText: '个' } as const;

describe('readMentions', () => {
  const read = (text: string) => readMentions(documentOf([text]), catalog);

  it('names what is counted by the words between verb and number, or behind the unit', () => {
    expect(read('学校立项省部级科研项目 76 项，其中重点 9 项。')[0]).toMatchObject({
      name: '省部级科研项目',
      printed: '76项',
      unit: 'item',
      scope: '',
    });
    expect(read('学校获批 3 个市级技能大师工作室。')[0]?.name).toBe('市级技能大师工作室');
  });
  it('takes years along and leaves dates, figures and serial numbers', () => {
    expect(read('2023年，学校开展社会培训 3572 人日。')).toMatchObject([
      { years: ['2023'], name: '社会培训' },
    ]);
    expect(read('如图 3 所示，第 5 届，2023年5月6日，表 2 所列')).toEqual([]);
  });
  it('leaves lines of a table of contents', () => {
    expect(read('2.1 建成 3 个基地........ 12')).toEqual([]);
  });
  it('is linear in hostile text', () => {
    const start = performance.now();
    read('1项'.repeat(60_000));
    read('学'.repeat(200_000));
    read('12'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('one thing counted twice', () => {
  it('finds different numbers under one name in two paragraphs', () => {
    const [finding] = findings(['学校立项省部级科研项目 76 项。', '立项省部级科研项目 15 项。']);
    expect(finding).toMatchObject({ code: 'values_disagree', severity: 'warning' });
    expect(finding?.message.zh).toContain('76项（第1行）、15项（第2行）');
    expect(finding?.anchor).toMatchObject({ lines: [{ line: 1 }, { line: 2 }] });
  });
  it('understands rounding, 余, other years, what is new, plans and parts of the school', () => {
    expect(codes(['建成国家级教学资源库 30 余个。', '建成国家级教学资源库 32 个。'])).toEqual([]);
    expect(codes(['2022年，建成国家级教学资源库 2 个。', '2023年，建成国家级教学资源库 3 个。'])).toEqual([]);
    expect(codes(['新增国家级教学资源库 1 个。', '建成国家级教学资源库 3 个。'])).toEqual([]);
    expect(codes(['建成国家级教学资源库 3 个。', '明年力争建成国家级教学资源库 5 个。'])).toEqual([]);
    expect(codes(['学校机电工程学院建成国家级教学资源库 1 个。', '学校建成国家级教学资源库 3 个。'])).toEqual(
      [],
    );
  });
  it('holds a number of the text against the national table', () => {
    const ratio = fact({
      id: 'o1',
      indicatorId: 'student_faculty_ratio',
      value: '17.10',
      valueText: '17.10',
      unit: 'ratio',
      unitText: ':',
      dimension: 'ratio',
      kind: 'ratio',
    });
    const [finding] = findings(['学校生师比为 17.60。'], [], [ratio]);
    expect(finding?.message.zh).toBe('“生师比”正文为 17.60（第1行），表中为 17.10（第1行）');
    expect(codes(['学校生师比为 17.1。'], [], [ratio])).toEqual([]);
    const bases = fact({ id: 'o1', indicatorId: 'vr_base', value: '13', ...items });
    expect(codes(['建成虚拟仿真实训基地 14 个。'], [], [bases])).toEqual(['values_disagree']);
    expect(codes(['建成虚拟仿真实训基地 13 个。'], [], [bases])).toEqual([]);
  });
  it('says of nearly the same names only that they are worth a look', () => {
    const found = findings(['共建教学生产双基地 8 个。', '建有生产双基地项目 9 个。']);
    expect(found.map((f) => `${f.severity} ${f.code}`)).toEqual(['info similar_names_differ']);
  });
  it('finds a group of people larger than all of them', () => {
    const all = fact({
      id: 'o1',
      indicatorId: 'grads_employed',
      value: '3364',
      indicatorText: '毕业生就业人数',
    });
    expect(codes(['2023 届毕业生专业对口就业人数 5091 人。'], [], [all])).toEqual(['part_exceeds_whole']);
    expect(codes(['2023 届毕业生专业对口就业人数 3091 人。'], [], [all])).toEqual([]);
  });
});

describe('rates in a sentence', () => {
  it('shows the quotient and the denominator a wrong rate implies', () => {
    const [finding] = findings(['应完成数量指标 136 项，实际完成 134 项，完成率为 99.26%。']);
    expect(finding).toMatchObject({ code: 'rate_disagrees', severity: 'error' });
    expect(finding?.message.zh).toContain('134 ÷ 136 = 98.53%');
    expect(finding?.message.en).toContain('implies a denominator of 135');
    expect(codes(['共完成 187 项子任务中的 183 项，完成率 97.86%。'])).toEqual([]);
  });
  it('looks for a named base in the whole report', () => {
    const lines = ['招生录取人数 6061 人。', '上线考生 1187 人，占录取人数的 25.3%。'];
    expect(codes(lines)).toEqual(['share_disagrees']);
    expect(codes([lines[0] ?? '', '上线考生 1187 人，占录取人数的 19.6%。'])).toEqual([]);
  });
  it('takes the count before 其中 for the base, and leaves what another base explains', () => {
    expect(codes(['专任教师 201 人，其中硕士 46 人，占 28.36%。'])).toEqual(['share_disagrees']);
    expect(codes(['专任教师 201 人，其中硕士 46 人，占 22.89%。'])).toEqual([]);
    expect(codes(['教职工 250 人。', '专任教师 201 人，其中硕士 46 人，占 18.4%。'])).toEqual([]);
  });
  it('accepts every way of rounding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom('floor', 'ceil', 'round'),
        (whole, part, way) => {
          const percent = Math[way as 'floor']((part * 10000) / whole) / 100;
          if (percent === 0) return;
          expect(codes([`专任教师 ${whole} 人，其中硕士 ${part} 人，占 ${percent.toFixed(2)}%。`])).toEqual(
            [],
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('words', () => {
  it('counts the items of a list', () => {
    const [finding] = findings(['开设书画、舞蹈、太极、器乐、瑜伽等 4 个类别。']);
    expect(finding).toMatchObject({ code: 'list_exceeds_count', severity: 'error' });
    expect(finding?.message.zh).toContain('列出 5 个：书画、舞蹈、太极、器乐、瑜伽');
    expect(codes(['开设书画、舞蹈、太极、器乐、瑜伽等 8 个类别。'])).toEqual([]);
  });
  it('knows the calendar', () => {
    expect(codes(['2023年2月30日召开会议，2024年2月29日闭幕，13月不论。'])).toEqual(['date_impossible']);
  });
  it('asks for percentage points and for one modifier', () => {
    expect(codes(['双师素质占比 71.90%，较上年增加 1.13%。'])).toEqual(['percent_for_points']);
    expect(codes(['双师素质占比 71.90%，较上年增加 1.13个百分点。'])).toEqual([]);
    expect(codes(['惠及学生超过 25000 余名。'])).toEqual(['modifier_repeated']);
  });
  it('finds one number in 人 and in 人次', () => {
    expect(codes(['学生 6606 人次参加三下乡。', '组织 6606 名学生开展三下乡。'])).toEqual(['unit_disagrees']);
  });
  it('says nothing of any text without numbers, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void findings([text])),
      { numRuns: 200 },
    );
    expect(codes(['学校坚持产教融合。'])).toEqual([]);
  });
});

describe('surveys and years', () => {
  it('finds more answers than were to be asked', () => {
    const text =
      '2021级、2022级在校生目标数量分别为 1070 人、1057 人，完成问卷的在校生数量分别为 1077 人、1019 人。';
    expect(codes([text])).toEqual(['answers_exceed_sample']);
    expect(codes([text.replace('1077', '1017')])).toEqual([]);
  });
  it('says when the text has the value of another year', () => {
    const at = (id: string, value: string, y: number) =>
      fact({ id, indicatorId: 'teachers_fulltime', value, period: year(y) });
    const [finding] = findings(
      ['学校专任教师总数 900 人。'],
      [],
      [at('o1', '918', 2023), at('o2', '900', 2022)],
    );
    expect(finding?.message.zh).toContain('与表中2022年的值相同，疑年份错位');
  });
});
