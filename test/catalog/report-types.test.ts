import { describe, expect, it } from 'vitest';
import { loadInstitutions } from '../../catalog/load-institutions.ts';
import {
  institutionKindOf,
  loadReportTypes,
  matchesAny,
  readReportTypes,
} from '../../catalog/load-report-types.ts';

const news = { type: 'news', zh: '新闻', en: 'News' } as const;
const technical = { type: 'technical_school_quality', zh: '技工', en: 'Technical' } as const;

describe('report-types.yml', () => {
  const rules = loadReportTypes();

  it('has a rule for every type, each with examples that hold', () => {
    expect(rules.map((rule) => rule.type).sort()).toEqual([
      'double_high_self_evaluation',
      'employment_quality',
      'higher_vocational_quality',
      'news',
      'other',
      'regional_quality',
      'secondary_vocational_quality',
      'technical_school_quality',
    ]);
  });

  it('tells the kind of nearly all registered institutions by their names', () => {
    const all = loadInstitutions().all.filter((i) => !i.name.includes('（'));
    const wrong = all.filter((i) => institutionKindOf(i.name, rules) !== i.kind);
    expect(wrong.length / all.length).toBeLessThan(0.01);
  });

  it('matches titles without regard to what stands around them', () => {
    const [first] = rules.filter((rule) => rule.type === 'employment_quality');
    expect(matchesAny(first?.patterns ?? [], '云岭学院2023届毕业生就业质量年度报告(公开版)')).toBe(true);
  });
});

describe('readReportTypes refuses a file', () => {
  it.each([
    [
      'whose example does not match',
      [{ ...news, patterns: ['快讯'], examples: ['日报'] }],
      /the example 日报/,
    ],
    ['whose counter-example matches', [{ ...news, patterns: ['报'], not: ['日报'] }], /counter-example 日报/],
    ['with a broken expression', [{ ...news, patterns: ['('] }], /no regular|not a regular/],
    ['with names of no kind', [{ ...news, names: ['学校$'] }], /need a kind/],
    [
      'in which an earlier rule takes a name',
      [
        { ...technical, kind: 'technical' as const, names: ['学院$'] },
        { ...news, kind: 'other' as const, names: ['大学$', '学院$'], name_examples: ['云岭学院'] },
      ],
      /云岭学院 is taken for technical/,
    ],
    [
      'whose example shows too few signs',
      [{ ...news, signs: ['据悉'], sign_examples: ['近日'] }],
      /too few signs/,
    ],
    [
      'whose counter-example shows a sign',
      [{ ...news, signs: ['据悉'], not_signs: ['据悉'] }],
      /shows a sign/,
    ],
  ])('%s', (_, entries, cause) => {
    expect(() => readReportTypes(entries)).toThrow(cause);
  });

  it('with a key it does not know', () => {
    const entries = [{ ...news, pattern: ['快讯'] }];
    expect(() => readReportTypes(entries)).toThrow();
  });
});
