// One example for every construction a quantity of running text comes in.

import { describe, expect, it } from 'vitest';
import { quantitiesOf, referencesOf, scan, unplacedOf } from './scan-shorthand.ts';

const EXAMPLES: readonly (readonly [what: string, text: string, quantities: readonly string[]])[] = [
  ['plain numbers with units', '占地 104 亩，建筑面积7.2 万平方米。', ['104|亩', '7.2|万平方米']],
  ['grouping and decimals', '培训1,438人，共12,345.67万元', ['1,438|人', '12,345.67|万元']],
  ['full-width digits and signs', '占比８５．３％，生师比１６：１', ['８５．３|%', '１６：１|-|ratio']],
  [
    '余 before and behind 万',
    '共6 万余个，13000 余人次，30余万元',
    ['6 万余|个|more_than', '13000 余|人次|more_than', '30余|万元|more_than'],
  ],
  [
    'modifiers before',
    '约 20 人，近30万元，超过95%，逾百家，将近 40 项',
    ['约 20|人|about', '近30|万元|about', '超过95|%|more_than', '逾百|家|more_than', '将近 40|项|about'],
  ],
  [
    'bounds before',
    '不少于200学时，不低于 45%，至少3次，不超过10%，不足30人，≥5个',
    [
      '不少于200|学时|at_least',
      '不低于 45|%|at_least',
      '至少3|次|at_least',
      '不超过10|%|at_most',
      '不足30|人|less_than',
      '≥5|个|at_least',
    ],
  ],
  [
    'modifiers behind',
    '93%以上，30 人左右，40亩以下，5年多，500+家',
    ['93|%|at_least', '30|人|about', '40|亩|at_most', '5|年|more_than', '500+|家|at_least'],
  ],
  [
    'modifiers on both sides',
    '近400余人，超过300 人以上，约10余万元',
    ['近400余|人|about', '超过300|人|more_than', '约10余|万元|about'],
  ],
  [
    'words that only end like a modifier',
    '签约 30 家企业，节约50万元，附近3所学校，邻近2个园区，赶超 5 项',
    ['30|家', '50|万元', '3|所', '2|个', '5|项'],
  ],
  ['达 and 共 say nothing', '达 30 人，共40人，为 50 人', ['30|人', '40|人', '50|人']],
  [
    'percent, per mille and points',
    '占 85%，千分之三，5‰，上升1.93个百分点，0.5 百分点',
    ['85|%', '千分之三|‰', '5|‰', '1.93|个百分点', '0.5|百分点'],
  ],
  [
    'fractions in words',
    '百分之八十五，三分之一左右，近四分之三',
    ['百分之八十五|%', '三分之一左右|-|fraction|about', '近四分之三|-|fraction|about'],
  ],
  ['tenths', '八成以上，近九成，七成五', ['八|成|at_least', '近九|成|about', '七成五|%']],
  [
    'ranges',
    '63.5%-80.2%，3-5人，80—90万元，两到三万人，10万元至20万元，20%～30%',
    [
      '63.5%-80.2|%|range',
      '3-5|人|range',
      '80—90|万元|range',
      '两到三|万人|range',
      '10万元至20|万元|range',
      '20%～30|%|range',
    ],
  ],
  ['from … to is no range', '由 10 所增至15所，从30人到50人', ['10|所', '15|所', '30|人', '50|人']],
  ['ratios', '生师比16.52:1，供需比1∶3.5', ['16.52:1|-|ratio', '1∶3.5|-|ratio']],
  ['times', '增长2倍，是上年的1.5倍', ['2|倍', '1.5|倍']],
  ['counts side by side', '获3金1银2铜，一等奖3项、二等奖5项', ['3|金', '1|银', '2|铜', '3|项', '5|项']],
  ['money', '约¥1.5万元，人民币 30 万元，¥200', ['1.5|万元|about', '30|万元', '200|元']],
  ['a minus', '环比-0.3%，负债率−3.5%，A座-3层', ['-0.3|%', '−3.5|%', '3|-']],
  ['per head', '1.34 万元/生，85册/生，6000元/月', ['1.34|万元/生', '85|册/生', '6000|元/月']],
  [
    'classifiers',
    '20 台套，5 班次，3个班，12 门次，17场次，135人/次，400人日',
    ['20|台套', '5|班次', '3|个班', '12|门次', '17|场次', '135|人/次', '400|人日'],
  ],
  ['a unit that is missing', '生师比 16.52，满意度98.5', ['16.52|-', '98.5|-']],
  [
    'units that begin another word',
    '20名师，5人工智能，12项目，3家长，2门禁，6个性化方案，50 万员工',
    ['20|-', '5|-', '12|-', '3|-', '2|-', '6|-', '50 万|-'],
  ],
  [
    'units before words that do not swallow them',
    '20名师生，12项目标，3家国有企业，36 所学校，100余起，5人均获奖',
    ['20|名', '12|项', '3|家', '36|所', '100余|起|more_than', '5|人'],
  ],
  ['more than a whole month', '历时3个多月，20余天', ['3|个多月|more_than', '20余|天|more_than']],
  ['words with 多', '建成3 多媒体教室，2多样化', ['3|-', '2|-']],
];

describe('quantities in Arabic numerals', () => {
  it.each(EXAMPLES)('%s', (_, text, quantities) => {
    expect(quantitiesOf(text)).toEqual(quantities);
  });

  it('says where the digits, the number and the whole expression stand', () => {
    const text = '投入近 30 余万元以上。';
    const [q] = scan(text).quantities;
    expect(q && text.slice(q.start, q.end)).toBe('近 30 余万元以上');
    expect(q && text.slice(q.numeralStart, q.numeralEnd)).toBe('30');
    expect(q).toMatchObject({ unit: 'yuan', dimension: 'money', modifier: 'about', form: 'number' });
  });

  it('leaves what nobody can read unplaced, with the reason', () => {
    expect(unplacedOf('共1，438人')).toEqual(['1，438|ambiguous_grouping']);
    expect(unplacedOf('建设2 709个专业群')).toEqual(['2 709|ambiguous_grouping']);
    expect(unplacedOf('历时 2 年半')).toEqual(['2 年半|and_a_half']);
    expect(unplacedOf('落实率 99.0795.3389.91')).toEqual(['99.0795.3389.91|malformed_number']);
    expect(unplacedOf('占全国的1/5，共30/40/50 人')).toEqual(['1|stroke', '5|stroke']);
    expect(unplacedOf('16')).toEqual(['16|no_words']);
    expect(unplacedOf('2023 10344.3 0')).toHaveLength(3);
    expect(unplacedOf('毕业人数 1070 1501 2288 落实')).toEqual([
      '1070|number_row',
      '1501|number_row',
      '2288|number_row',
    ]);
  });
});

describe('lists', () => {
  const listsOf = (text: string) =>
    scan(text).quantities.map(
      ({ valueText, unitText, list }) =>
        `${valueText}${unitText ?? ''}${list ? ` ${list.id}:${list.index + 1}/${list.size}` : ''}`,
    );

  it('repeats the unit that stands only at the last', () => {
    expect(listsOf('分别为 12、15、20 人')).toEqual(['12人 0:1/3', '15人 0:2/3', '20人 0:3/3']);
    expect(listsOf('自查问题 10+7 个')).toEqual(['10个 0:1/2', '7个 0:2/2']);
  });

  it('numbers lists whose members bring their units', () => {
    expect(listsOf('占比依次为 6.63%、6.32%和 6.15%；另有 3人、5人。')).toEqual([
      '6.63% 0:1/3',
      '6.32% 0:2/3',
      '6.15% 0:3/3',
      '3人 1:1/2',
      '5人 1:2/2',
    ]);
  });

  it('takes commas only where several numbers are announced', () => {
    expect(listsOf('分别为12%，15%，20%')).toEqual(['12% 0:1/3', '15% 0:2/3', '20% 0:3/3']);
    expect(listsOf('就业率96%，20%的毕业生升学')).toEqual(['96%', '20%']);
    expect(listsOf('共 12，15 人为男生')).toEqual(['12', '15人']);
  });

  it('keeps things counted in different units apart', () => {
    expect(listsOf('3个、5人')).toEqual(['3个', '5人']);
  });
});

describe('Chinese numerals', () => {
  it('count before a counter', () => {
    expect(quantitiesOf('四所院校、十二个专业、二十余门课程、一百二十人、两千多名学生')).toEqual([
      '四|所',
      '十二|个',
      '二十余|门|more_than',
      '一百二十|人',
      '两千多|名|more_than',
    ]);
  });

  it('count as bare places with a modifier', () => {
    expect(quantitiesOf('教职工百余人，近千名学员，万余人次')).toEqual([
      '百余|人|more_than',
      '近千|名|about',
      '万余|人次|more_than',
    ]);
  });

  it('count as a lone 一 only at the end of a clause', () => {
    expect(quantitiesOf('获一等奖一项，新增专业一个。')).toEqual(['一|项', '一|个']);
    expect(quantitiesOf('一项制度，一所学校，一个中心')).toEqual([]);
  });

  it.each([
    '一批又一批，一系列，一定要统一部署，十分重要，万众一心，千方百计，百年名校',
    '三全育人，五育并举，双一流，一体化，两翼齐飞，二级学院，高三年级，每一个人',
    '第三课堂，国家级二类，三大专业群，一级学科，四新专业，五金建设',
    '做到两个维护，从四个方面推进，三个层面，六项工程',
    '一年半，两年半',
  ])('are parts of words: %s', (text) => {
    expect(quantitiesOf(text)).toEqual([]);
  });

  it('are references where a mask knows the words', () => {
    expect(referencesOf('近三年，“十四五”时期，数十家，一是提质')).toEqual([
      '近三年|recent-years',
      '“十四五”时期|plan-years',
      '数十|vague-count',
      '一是|list-number',
    ]);
  });
});

describe('ranks', () => {
  it('are quantities of their own dimension', () => {
    const [first, second] = scan('排名全国第12位，位居全省第三。').quantities;
    expect(first).toMatchObject({ valueText: '第12', unitText: '位', unit: 'rank', dimension: 'rank' });
    expect(second).toMatchObject({ valueText: '第三', unitText: null, dimension: 'rank' });
  });

  it('are not ordinals of batches, nor lists of the best', () => {
    expect(quantitiesOf('获第二批立项，全国第一所，世界500强，前10强，排名前3')).toEqual([]);
  });
});
