import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Observation } from '../../model/index.ts';
import { normaliseObservation } from '../../transformers/normalise-observation.ts';
import { codes, observation, report } from './build.ts';

const catalog = loadCatalog();
const normalise = (parts: Partial<Observation>) => normaliseObservation(observation(parts), report, catalog);
/** Value, unit and status in one line. */
const say = (parts: Partial<Observation>): string => {
  const { fact } = normalise(parts);
  const amount = fact.value ?? (fact.valueMin ? `${fact.valueMin}..${fact.valueMax}` : '-');
  return `${amount} ${fact.unit ?? '-'} ${fact.status}`;
};

describe('the unit of a value', () => {
  it.each<[string, string | null, string | null, string]>([
    // value, unit column, indicator, result
    ['918', '人', 'teachers_fulltime', '918 person reported'],
    ['17045.00', '人', 'enrolment', '17045 person reported'],
    ['1946.59', '万元', 'horizontal_income', '19465900 yuan reported'],
    ['22440.52', '元/生', 'equipment_per_student', '22440.52 yuan_per_student reported'],
    ['86%', '%', 'dual_qualified_ratio', '86 percent reported'],
    ['86', '％', 'dual_qualified_ratio', '86 percent reported'],
    ['七成五', null, 'dual_qualified_ratio', '75 percent reported'],
    ['1024', 'Mbps', 'internet_bandwidth', '1024 mbps reported'],
    ['3', '亩', 'campus_area', '2000 square_metre reported'],
    // the cell's own unit beats its column's
    ['5000元', '万元', 'horizontal_income', '5000 yuan reported'],
    ['17.2万元', '元', 'horizontal_income', '172000 yuan reported'],
    ['918（人）', null, 'teachers_fulltime', '918 person reported'],
    // a multiplier that repeats the unit's counts once
    ['3.5万', '万元', 'horizontal_income', '35000 yuan reported'],
    ['3.5万', '元', 'horizontal_income', '35000 yuan reported'],
    ['3.5', '万', 'horizontal_income', '35000 yuan reported'],
    ['3-5万', '万元', 'horizontal_income', '30000..50000 yuan reported'],
    // no unit printed in a national table: the one the form prescribes
    ['918', null, 'teachers_fulltime', '918 person reported'],
    ['3850', '——', 'monthly_income', '3850 yuan reported'],
  ])('%s in %s of %s is %s', (valueText, unitText, indicatorId, expected) => {
    expect(say({ valueText, unitText, indicatorId })).toBe(expected);
  });

  it('is not assumed outside the national tables', () => {
    expect(say({ valueText: '5', indicatorId: 'teachers_fulltime', from: 'prose' })).toBe('5 - reported');
  });

  it('is found in the name of the row', () => {
    expect(say({ valueText: '93.2', indicatorText: '专业契合率（%）', from: 'table' })).toBe(
      '93.2 percent reported',
    );
  });

  it('is said to be unknown or unexpected, and the value is kept', () => {
    const unknown = normalise({ valueText: '12', unitText: '斛' });
    expect(unknown.fact).toMatchObject({ value: '12', unit: null, dimension: null, unitText: '斛' });
    expect(codes(unknown.messages)).toEqual(['unit_unknown']);
    const unexpected = normalise({ valueText: '12', unitText: '人', indicatorId: 'monthly_income' });
    expect(unexpected.fact).toMatchObject({ value: '12', unit: 'person', indicatorId: 'monthly_income' });
    expect(codes(unexpected.messages)).toEqual(['unit_dimension_unexpected']);
    expect(unexpected.messages[0]?.anchor).toEqual({ line: 7, start: 0, end: 4 });
  });
});

describe('ratios', () => {
  it.each([
    ['16.52', ':', '16.52'],
    ['16.52', '——', '16.52'],
    ['16.52', null, '16.52'],
    ['16.52:1', ':', '16.52'],
    ['1:19', null, '19'],
    ['27：1', '——', '27'],
  ])('%s in %s is %s students for one teacher', (valueText, unitText, value) => {
    const { fact, messages } = normalise({
      indicatorText: '生师比',
      indicatorId: 'student_faculty_ratio',
      valueText,
      unitText,
    });
    expect(fact).toMatchObject({ value, unit: 'ratio', dimension: 'ratio', kind: 'ratio', valueText });
    expect(messages).toEqual([]);
  });
});

describe('values that are none', () => {
  it('keep their printed form and the unit of their row', () => {
    expect(say({ valueText: '仅限高职填报', unitText: '人' })).toBe('- person not_applicable');
    expect(say({ valueText: '', unitText: '人' })).toBe('- person blank');
    expect(say({ valueText: '', unitText: '人', status: 'not_applicable' })).toBe('- person not_applicable');
    expect(say({ valueText: '0', unitText: '人' })).toBe('0 person reported');
  });

  it('are reported when they are not understood', () => {
    const { fact, messages } = normalise({ valueText: '96.%', unitText: '%' });
    expect(fact).toMatchObject({ status: 'illegible', value: null, valueText: '96.%', unit: 'percent' });
    expect(codes(messages)).toEqual(['value_not_understood']);
    expect(messages[0]?.message.zh).toContain('96.%');
  });
});

describe('kinds', () => {
  it.each([
    ['在校生满意度', '95', '%', 'level'],
    ['毕业去向落实率', '95', '%', 'ratio'],
    ['毕业三年晋升比例', '95', '%', 'share'],
    ['研究生学位教师占专任教师的比', '95', '%', 'share'],
    ['生均教学科研仪器设备值', '9000', '元/生', 'ratio'],
    ['毕业生人数', '9000', '人', 'level'],
    ['增加比率', '25', '%', 'change'],
    ['学历提升人数', '25', '人', 'level'],
    ['工业增加值', '25', '亿元', 'level'],
    ['专业对口率', '上升0.6', '%', 'change'],
    ['报到率', '1.93个百分点', null, 'change'],
    ['总体目标值', '99', '%', 'target'],
    ['竞争力排名', '3', null, 'rank'],
    ['竞争力', '第3名', null, 'rank'],
  ])('%s %s %s is a %s', (indicatorText, valueText, unitText, kind) => {
    expect(normalise({ indicatorText, valueText, unitText, from: 'table' }).fact.kind).toBe(kind);
  });

  it('tells direction and base of a change', () => {
    const change = (indicatorText: string, valueText: string, quote = '') =>
      normalise({ indicatorText, valueText, unitText: '人', quote, from: 'table' }).fact.change;
    expect(change('较上年增加人数', '25')).toEqual({ direction: 'up', base: 'previous_year' });
    expect(change('较2021年减少人数', '25')).toEqual({ direction: 'down', base: '2021' });
    expect(change('人数变化', '-25', '与去年相比')).toEqual({ direction: 'down', base: 'previous_year' });
    expect(change('招生人数', '下降25')).toEqual({ direction: 'down', base: 'unstated' });
  });
});

describe('indicator, owner and period', () => {
  it('looks for the indicator by name where the extractor found none', () => {
    const { fact } = normalise({
      path: ['专业教学资源库数', '国家级数量'],
      indicatorText: '国家级数量',
      valueText: '2',
      unitText: '个',
    });
    expect(fact.indicatorId).toBe('resource_bank_national');
    expect(fact.confidence).toBeLessThan(0.99);
    expect(
      normalise({ indicatorText: '某项数量', valueText: '2', unitText: '个' }).fact.indicatorId,
    ).toBeNull();
  });

  it('belongs to the report’s institution and year unless the words say otherwise', () => {
    const { fact } = normalise({ valueText: '5', unitText: '人', periodText: null, periodFrom: 'report' });
    expect(fact).toMatchObject({
      entity: '云岭职业技术学院',
      period: { start: '2023-01-01', from: 'report', text: null },
    });
    expect(normalise({ valueText: '5', entityText: '信息系', periodText: '2022届' }).fact).toMatchObject({
      entity: '信息系',
      period: { kind: 'cohort', start: '2022-01-01', from: 'column' },
    });
    expect(codes(normalise({ valueText: '5', unitText: '人', periodText: '某日' }).messages)).toEqual([
      'period_not_understood',
    ]);
  });

  it('has the shape of the contract: no field of the observation that became another', () => {
    const { fact } = normalise({ valueText: '约5', unitText: '人' });
    expect(fact.modifier).toBe('about');
    expect(fact).not.toHaveProperty('periodText');
    expect(fact).not.toHaveProperty('entityText');
    expect(fact).not.toHaveProperty('valueMin');
  });

  it('never throws and never loses the printed form', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.string({ unit: fc.constantFrom(...'万亿元人%次/（）：单位') })),
        (valueText, unitText) => {
          const { fact, messages } = normalise({ valueText, unitText });
          expect(fact.valueText).toBe(valueText);
          expect(fact.value !== null || fact.valueMin !== undefined).toBe(fact.status === 'reported');
          if (fact.status === 'illegible') expect(codes(messages)).toContain('value_not_understood');
        },
      ),
      { numRuns: 500 },
    );
  });
});
