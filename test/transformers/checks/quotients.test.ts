import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../model/index.ts';
import { runChecks } from '../../../transformers/checks/run-checks.ts';
import { fact, year } from '../build.ts';
import { catalog } from './document.ts';

const check = (...facts: readonly Fact[]) => runChecks(facts, catalog);
const found = (...facts: readonly Fact[]) => check(...facts).map((f) => `${f.severity} ${f.code}`);
const one = (id: string, indicatorId: string, value: string, parts: Partial<Fact> = {}) =>
  fact({ id, indicatorId, value, indicatorText: catalog.indicators.get(indicatorId)?.zh ?? '', ...parts });
const money = { unit: 'yuan', dimension: 'money', unitText: '万元' } as const;
const hours = { unit: 'class_hour', dimension: 'class_hour', unitText: '课时' } as const;
const percent = { unit: 'percent', dimension: 'percent', unitText: '%', kind: 'ratio' } as const;

describe('magnitudes', () => {
  it('flags what no school has and names the slip of the unit', () => {
    const [finding] = check(one('o1', 'monthly_income', '45000000', { ...money, unitText: '元' }));
    expect(finding).toMatchObject({ code: 'value_implausible', severity: 'warning' });
    expect(finding?.message.zh).toContain('除以一万则合理');
    expect(found(one('o1', 'monthly_income', '4500', { ...money, unitText: '元' }))).toEqual([]);
  });
  it('divides money by class hours', () => {
    const pay = one('o1', 'mentor_pay', '1000', money);
    expect(found(pay, one('o2', 'mentor_hours', '2000', hours))).toEqual(['warning quotient_implausible']);
    expect(found(pay, one('o2', 'mentor_hours', '10', hours))).toEqual([]);
  });
});

describe('rates between indicators', () => {
  const graduates = [one('o1', 'graduates', '6393'), one('o2', 'graduates_placed', '6217')];
  it('computes the placement rate', () => {
    expect(found(...graduates, one('o3', 'placement_rate', '97.25', percent))).toEqual([]);
    expect(found(...graduates, one('o3', 'placement_rate', '97.2', percent))).toEqual([]);
    expect(found(...graduates, one('o3', 'placement_rate', '99.25', percent))).toEqual([
      'warning rate_disagrees',
    ]);
  });
});

describe('changes against the previous year', () => {
  const now = one('o1', 'teachers_fulltime', '918', { from: 'table' });
  const before = one('o2', 'teachers_fulltime', '900', { period: year(2022), from: 'table' });
  const change = (value: string, parts: Partial<Fact> = {}) =>
    one('o3', 'teachers_fulltime', value, {
      kind: 'change',
      change: { direction: 'up', base: 'previous_year' },
      from: 'prose',
      ...parts,
    });
  it('takes differences and growth rates', () => {
    expect(found(now, before, change('18'))).toEqual([]);
    expect(found(now, before, change('2', { ...percent, kind: 'change' }))).toEqual([]);
    expect(found(now, before, change('28'))).toEqual(['warning change_disagrees']);
    expect(
      found(now, before, change('18', { change: { direction: 'down', base: 'previous_year' } })),
    ).toEqual(['warning change_disagrees']);
  });
  it('says nothing where a year is missing', () => {
    expect(found(now, change('28'))).toEqual([]);
  });
});
