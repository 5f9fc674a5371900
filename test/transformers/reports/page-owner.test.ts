// Whose a page is that bears no report's title: news, introductions, single chapters.

import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { describeReport, profileReport } from '../../../transformers/reports/profile-report.ts';
import { codes, content } from '../build.ts';

const catalog = loadCatalog();
const profile = (lines: readonly string[]) => profileReport(content(lines), 'x.pdf', catalog);
const messages = (lines: readonly string[]) =>
  codes(describeReport(content(lines), 'x.pdf', catalog).messages);

/** Sentences in which other schools are named. */
const partners = [
  '学校与白河职业技术学院、青石大学、玉泉工业学校共建实训基地，白河职业技术学院派出教师20人。',
  '白河职业技术学院、青石大学与我校签订协议。玉泉工业学校3名教师来校交流。',
];

describe('the owner of a page', () => {
  it.each([
    ['云岭职业技术学院占地 387 亩，现有教职工 382 人。', '云岭职业技术学院'],
    ['白河县职业中专学校是 2002 年经省政府批准成立的公办学校，现有学生 2000 人。', '白河县职业中专学校'],
    ['白河市技师学院（白河高级工程学校）是一所国家级重点院校。', '白河市技师学院'],
    ['云岭职业技术学院 适应社会需求能力自评报告', '云岭职业技术学院'],
  ])('knows the school that a text begins with: %s', (line, name) => {
    expect(profile(['学校概况', line, ...partners]).institution).toMatchObject({ name });
    expect(profile([line, ...partners]).institution).toMatchObject({ name });
  });

  it('knows whose site a page is of by its title', () => {
    expect(
      profile(['2020 届毕业生就业情况_云岭职业技术学院【官网】', ...partners]).institution,
    ).toMatchObject({
      name: '云岭职业技术学院',
    });
  });

  it('takes the only school that a text about one school names, and says so', () => {
    const name = catalog.institutions.all.find((i) => i.name.endsWith('职业技术学院'))?.name ?? '';
    const lines = [
      `昨日，${name}举行招聘会。`,
      '该校今年毕业生 3700 人。',
      `${name}负责人表示，我校就业形势良好。`,
    ];
    expect(profile(lines).institution).toMatchObject({ name });
    expect(messages(lines)).toContain('institution_only_named');
    expect(
      profile([`全省共有院校 52 所，其中${name}就业率最高。`, `该校与${name}我校交流。`]).institution,
    ).toBeNull();
  });

  it('takes the region whose schools a text speaks of', () => {
    const lines = ['2018 年，福建高职院校共有 52 所。', '福建高职院校在校生 22 万人。', '近年来发展良好。'];
    expect(profile(lines)).toMatchObject({ institution: { name: '福建省', kind: 'region' }, year: 2018 });
    expect(messages(lines)).toEqual(['region_only_named', 'year_from_common']);
    expect(
      profile(['福建高职院校 52 所，广西高职院校 46 所。', '福建高职院校、广西高职院校交流。']).institution,
    ).toBeNull();
  });

  it.each([
    [['西江职业技术学院被确定为对口帮扶单位，帮扶我校建设。', '我校占地 200 亩，现有教师 80 人。']],
    [['西江职业技术学院是全国首批示范校。我校教师赴西江职业技术学院学习。', '我校现有学生 900 人。']],
    [['西江职业技术学院领导来校考察情况', '我校现有在校生 3200 人。']],
    [['云岭中职学校校长论坛在此举行，云岭中职学校 20 所参加。', '该校现有在校生 3200 人。']],
  ])('takes no other school for the one that the text is about: %j', (lines) => {
    expect(profile(lines).institution).toBeNull();
  });

  it('takes no partner for the school', () => {
    const name = catalog.institutions.all.find((i) => i.name.endsWith('职业技术学院'))?.name ?? '';
    const lines = [
      `120 人升入${name}。`,
      `升入${name}的学生表现良好。`,
      '学校现有在校生 900 人，学校占地 90 亩。',
    ];
    expect(profile(lines).institution).toBeNull();
    expect(
      profile([`${name}是我校对口支援单位。`, `学校与${name}合作。`, '学校现有在校生 900 人。']).institution,
    ).toBeNull();
  });

  it('is the school that its first line names and 该校 goes on with', () => {
    const lines = ['白河职业技术学院日前正式揭牌。', '该校占地 2600 亩，现有在校生 9000 人。'];
    expect(profile(lines).institution).toMatchObject({ name: '白河职业技术学院' });
    expect(messages(lines)).toContain('institution_from_opening');
    expect(
      profile(['白河职业技术学院领导来访', '学校占地 260 亩，现有在校生 900 人。']).institution,
    ).toBeNull();
  });

  it('is the school whose name is its first line, or which it was renamed to', () => {
    expect(profile(['白河市技师学院（白河高级工程学校）', '现有学生 900 人。']).institution).toMatchObject({
      name: '白河市技师学院',
    });
    const renamed = '学校始建于 2006 年，2008 年成立青石职业学院，2019 年更名为青石科技职业学院。';
    expect(profile([renamed, '现有学生 900 人。']).institution).toMatchObject({ name: '青石科技职业学院' });
  });

  it('is the region that its first lines name, where it speaks of the whole', () => {
    const lines = ['前言', '2017 年，湖南以产教融合为主线推进改革。', '全省现有高职院校 70 所。'];
    expect(profile(lines).institution).toMatchObject({ name: '湖南省', kind: 'region' });
    expect(messages(lines)).toContain('region_only_named');
    expect(profile(['广西着力打造合作高地', '近三年共获奖 262 项。']).institution).toMatchObject({
      name: '广西壮族自治区',
    });
    expect(
      profile(['集团化办学有成效', '我市先后成立了白河市茶叶职教集团。', '成员 92 个。']).institution,
    ).toMatchObject({
      name: '白河市',
    });
  });

  it('is the region of the schools that it speaks of, and no number of schools', () => {
    const city = [
      '今年就业率公布',
      '市教委发布了 2018 年上海市中等职业学校就业状况。',
      '全市毕业生 900 人。',
    ];
    expect(profile(city).institution).toMatchObject({ name: '上海市' });
    const built = ['扩建 27 所中等职业学校', '从青海省教育厅获悉，全省扩建学校。'];
    expect(profile(built).institution).toMatchObject({ name: '青海省' });
  });

  it('is no region where two are named, a paper of one, or nothing of the whole', () => {
    for (const lines of [
      ['广东、贵州协作', '全省企业 123 家。'],
      ['湖南日报讯', '全省现有高职院校 70 所。'],
      ['近日，湖南等地推进改革。', '院校 70 所。'],
    ])
      expect(profile(lines).institution).toBeNull();
  });
});
