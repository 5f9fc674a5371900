import { expect, it } from 'vitest';
import { checkCatalog } from '../../catalog/check-catalog.ts';
import { digestCatalog } from '../../catalog/digest-catalog.ts';
import { loadInstitutions } from '../../catalog/load-institutions.ts';

it('finds nothing wrong, and the ministry’s lists whole', () => {
  const { counts, problems } = checkCatalog();
  expect(problems).toEqual([]);
  const found = Object.fromEntries(counts.map(({ what, count }) => [what.en, count]));
  expect(found).toMatchObject({
    'institutions (list of 2025)': 2919,
    'of them renamed since 2017': 267,
    'institutions only in the list of 2017': 44,
    'schools of the 双高计划': 197,
  });
});

it('dates names by the lists that have them', () => {
  const registry = loadInstitutions();
  expect(registry.find('重庆工业职业技术学院')).toMatchObject({
    code: '4150012215',
    name: '重庆工业职业技术大学',
    names: [
      { name: '重庆工业职业技术大学', from: 2025, to: null },
      { name: '重庆工业职业技术学院', from: null, to: 2017 },
    ],
    ownership: 'public',
    doubleHigh: { kind: 'school', grade: 'B' },
    validTo: null,
  });
  const kinds = registry.all.flatMap(({ doubleHigh }) => doubleHigh?.kind ?? []);
  expect(kinds.filter((kind) => kind === 'school')).toHaveLength(56);
  // 2,631 in 2017: those of 2025 without the 332 new ones, and the 44 that are gone
  expect(registry.all).toHaveLength(2919 + 44);
});

it('names the state of the catalogue by parts', () => {
  expect(digestCatalog()).toMatch(/^[0-9a-f]{8}\.[0-9a-f]{8}$/);
});
