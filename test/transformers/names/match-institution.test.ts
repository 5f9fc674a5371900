import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildRegistry, loadInstitutions } from '../../../catalog/load-institutions.ts';
import { matchInstitution } from '../../../transformers/names/match-institution.ts';

const entry = (code: string, name: string) => ({ code, name, region: '云岭省', level: '专科' });
const registry = buildRegistry(
  [
    entry('4199000001', '云岭工程职业技术大学'),
    entry('4199000002', '白河职业学院'),
    entry('4199000003', '白河职业技术学院'),
    entry('4199000004', '青石市师范高等专科学校'),
  ],
  [entry('4199000001', '云岭工程职业技术学院')],
);
const match = (text: string) => {
  const found = matchInstitution(registry, text);
  return found.kind === 'one' ? `${found.by} ${found.institution.code.slice(-1)}` : found.kind;
};

describe('matchInstitution', () => {
  it('knows names, former names, short forms, brackets and campuses', () => {
    expect(match('云岭工程职业技术大学')).toBe('name 1');
    expect(match('云岭工程职业技术学院')).toBe('former 1');
    expect(match('云岭工程职院')).toBe('short 1');
    expect(match('云岭工程职大')).toBe('short 1');
    expect(match('青石师专')).toBe('short 4');
    expect(match('云岭工程职业技术大学（原云岭工程职业技术学院）')).toBe('name 1');
    expect(match('云岭工程科技大学（原云岭工程职业技术学院）')).toBe('former 1');
    expect(match('云岭工程职业技术大学江北校区')).toBe('campus 1');
    expect(match('云岭工程职业技术学院（现云岭工程职业技术大学）')).toBe('former 1');
    expect(match('原云岭工程职业技术学院')).toBe('former 1');
  });
  it('never guesses', () => {
    expect(match('白河职院')).toBe('ambiguous');
    expect(match('云岭工程职业技术大学（原白河职业学院）')).toBe('ambiguous');
    expect(match('云岭工程职亚技术大学')).toBe('similar');
    expect(match('云岭工程职业技术大学附属小学')).toBe('none');
    expect(match('学校')).toBe('none');
    expect(match('')).toBe('none');
  });
});

describe('spellings of the ministry’s institutions', () => {
  const real = loadInstitutions();
  const lines = readFileSync(new URL('spellings.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);

  it('are right or undecided, never wrong', () => {
    expect(lines.length).toBeGreaterThan(290);
    // never another school, and none where the words name no school, a part of one, two of them or one with a slip
    const wrong = lines.filter((line) => {
      const [spelling = '', code = '', category = ''] = line.split(',');
      const found = matchInstitution(real, spelling);
      return found.kind === 'one' && (found.institution.code !== code || category === 'typo');
    });
    expect(wrong).toEqual([]);
    // what is regular must be recognised, or reported as ambiguous
    const missed = lines.filter((line) => {
      const [spelling = '', code = '', category = ''] = line.split(',');
      const { kind } = matchInstitution(real, spelling);
      const regular = code !== '' && !['typo', 'near', 'nickname'].includes(category);
      return regular && kind !== 'one' && kind !== 'ambiguous';
    });
    expect(missed).toEqual([]);
  });
});
