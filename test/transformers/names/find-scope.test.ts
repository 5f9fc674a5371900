import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { findScope } from '../../../transformers/names/find-scope.ts';

const catalog = loadCatalog();
const scope = (
  id: string,
  quote: string,
  valueText: string,
  path: readonly string[] = ['名称'],
  rule = 'prose-name-number',
) => {
  const indicator = catalog.indicators.get(id);
  if (!indicator) throw new Error(id);
  return findScope(
    { from: 'prose', path, indicatorText: path.at(-1) ?? '', rule, quote, valueText },
    indicator,
    catalog,
  );
};

describe('findScope', () => {
  it('leaves to the whole school what a sentence counts as all there is', () => {
    expect(scope('specialties', '学校现有专业 57 个，在校生 9000 人。', '57')).toBeNull();
    expect(scope('teachers_fulltime', '专任教师 918 人。', '918')).toBeNull();
    expect(scope('placement_rate', '毕业去向落实率为 97.25%。', '97.25')).toBeNull();
  });

  it('says that it is open where things are counted by the way, and of names taken from earlier sentences', () => {
    expect(scope('specialties', '该专业群对接企业，覆盖 5 个专业。', '5')).toBe('unstated');
    expect(scope('specialties', '新增专业 3 个，学校现有专业 57 个。', '3')).toBe('unstated');
    expect(scope('teachers_fulltime', '完成 12 人。', '12', ['专任教师'], 'prose-carried')).toBe('unstated');
  });

  it('takes the limits of the name above', () => {
    expect(
      scope('teachers_fulltime', '其中专任教师 29027 人。', '29027', ['高等职业学校教职工总数', '专任教师']),
    ).toBe('高等职业学校');
  });

  it('takes the limits of the name itself, but not words that belong to the indicator', () => {
    expect(scope('staff_total', '高等职业学校教职工 34174 人。', '34174', ['高等职业学校教职工'])).toBe(
      '高等职业学校',
    );
    expect(scope('teachers_fulltime', '学校专任教师 918 人。', '918', ['专任教师'])).toBeNull();
  });

  it('does not ask of tables', () => {
    const indicator = catalog.indicators.get('specialties');
    if (!indicator) throw new Error('specialties');
    const row = {
      path: ['专业数量'],
      indicatorText: '专业数量',
      rule: 'standard-table-row',
      quote: '',
      valueText: '57',
    };
    expect(findScope({ ...row, from: 'standard_table' }, indicator, catalog)).toBeNull();
  });
});
