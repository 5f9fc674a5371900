import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { readCorrections } from '../../catalog/load-corrections.ts';
import type { Correction } from '../../catalog/types.ts';
import type { Observation } from '../../model/index.ts';
import { applyCorrections } from '../../transformers/corrections/apply-corrections.ts';
import { normaliseDocument } from '../../transformers/normalise-document.ts';
import { document, fact, observation, report, year } from './build.ts';

const catalog = loadCatalog();
const read = (yaml: string) => readCorrections(yaml, 'corrections/test.yml', catalog);
const base: Correction = {
  id: 'one',
  file: 'catalog/corrections/test.yml',
  line: 2,
  document: null,
  institution: '云岭职业技术学院',
  year: 2023,
  indicator: 'graduates',
  name: null,
  period: '2023',
  place: null,
  printed: '3763',
  action: 'override',
  value: '3793',
  unit: '人',
  finding: null,
  reason: '两位数字颠倒',
  who: '李审核',
  when: '2024-05-31',
};
const graduates = fact({ id: 'o1', indicatorId: 'graduates', value: '3763', valueText: '3 763' });
const apply = (correction: Partial<Correction>, facts = [graduates]) =>
  applyCorrections(document(['甲']), report, facts, {
    ...catalog,
    corrections: [{ ...base, ...correction }],
  });

describe('applyCorrections', () => {
  it('adds a fact that corrects the printed one, which stays', () => {
    const { facts, findings } = apply({});
    expect(facts[0]).toEqual(graduates);
    expect(facts[1]).toMatchObject({
      id: 'c1',
      corrects: 'o1',
      value: '3793',
      unit: 'person',
      from: 'note',
      rule: 'correction:one',
      confidence: 1,
    });
    expect(findings).toMatchObject([{ code: 'correction_applied', severity: 'info', observations: ['o1'] }]);
    expect(findings[0]?.message.zh).toContain(
      '印作 3763（第1行），更正为 3793人：两位数字颠倒（李审核，2024-05-31；catalog/corrections/test.yml:2）',
    );
  });
  it('converts to the canonical unit, by default from the printed one', () => {
    const money = fact({
      id: 'o1',
      indicatorId: 'fiscal_special',
      value: '106165000000',
      valueText: '10616500',
      unit: 'yuan',
      unitText: '万元',
      dimension: 'money',
    });
    const { facts } = apply(
      { indicator: 'fiscal_special', printed: '10616500', value: '1061.65', unit: null },
      [money],
    );
    expect(facts[1]).toMatchObject({ value: '10616500', unit: 'yuan', unitText: '万元' });
  });
  it('fails loudly when the guard does not match or nothing is found', () => {
    const stale = apply({ printed: '3736' });
    expect(stale.facts).toEqual([graduates]);
    expect(stale.findings).toMatchObject([
      { code: 'correction_stale', severity: 'error', observations: ['o1'] },
    ]);
    expect(stale.findings[0]?.message.zh).toContain('应印作 3736，现印作 3 763');
    expect(apply({ indicator: 'registered' }).findings).toMatchObject([
      { code: 'correction_stale', observations: [] },
    ]);
  });
  it('finds by sha256, place, name and period', () => {
    const other = { ...graduates, id: 'o2', period: year(2022), anchor: { line: 2, start: 0, end: 4 } };
    const ids = (c: Partial<Correction>) =>
      apply(c, [graduates, other]).facts.flatMap((f) => f.corrects ?? []);
    expect(ids({})).toEqual(['o1']);
    expect(ids({ period: '2022' })).toEqual(['o2']);
    expect(
      ids({ document: '00000000', institution: null, year: null, period: null, place: { line: 2 } }),
    ).toEqual(['o2']);
    expect(ids({ indicator: null, name: ' 毕业生人数*' })).toEqual(['o1']);
    expect(ids({ institution: '白河学院' })).toEqual([]);
    expect(apply({ institution: '白河学院' }).findings).toEqual([]);
    expect(ids({ year: 2024 })).toEqual([]);
  });
  it('drops a value and keeps what is printed', () => {
    expect(apply({ action: 'drop', value: null, unit: null }).facts).toMatchObject([
      { id: 'o1', value: null, status: 'illegible', valueText: '3 763' },
    ]);
  });
  it('does not apply two corrections to one number', () => {
    const two = applyCorrections(document(['甲']), report, [graduates], {
      ...catalog,
      corrections: [base, { ...base, id: 'two', value: '3800' }],
    });
    expect(two.facts.map((f) => f.id)).toEqual(['o1', 'c1']);
    expect(two.findings.map((f) => f.code)).toEqual(['correction_applied', 'correction_stale']);
  });
});

describe('normaliseDocument with corrections', () => {
  const lines = ['云岭职业技术学院', '高等职业教育质量年度报告（2023年度）'];
  const row = (id: string, indicatorId: string, valueText: string): Observation =>
    observation({
      id,
      indicatorId,
      indicatorText: catalog.indicators.get(indicatorId)?.zh ?? '',
      valueText,
      unitText: '人',
      periodText: '2023年',
    });
  const observations = [row('o1', 'graduates', '3763'), row('o2', 'graduates_placed', '3780')];
  const codes = (corrections: readonly Correction[]) =>
    normaliseDocument(document(lines), observations, { ...catalog, corrections }).findings.map(
      (f) => `${f.severity} ${f.code}`,
    );
  it('checks the corrected value', () => {
    expect(codes([])).toEqual(['error part_exceeds_whole']);
    expect(codes([base])).toEqual(['info correction_applied']);
  });
  it('turns an accepted finding into information', () => {
    const accept: Correction = { ...base, action: 'accept', value: null, unit: null };
    expect(codes([accept])).toEqual(['info part_exceeds_whole']);
    expect(codes([{ ...accept, finding: 'values_disagree' }])).toEqual(['error part_exceeds_whole']);
  });
});

describe('corrections in YAML', () => {
  const entry = (extra: string) =>
    `# 说明\ncorrections:\n  - id: a\n    document: 00c0ffee\n    indicator: graduates\n    printed: '1'\n${extra}`;
  const end = "    reason: 核对\n    who: 李审核\n    when: '2024-05-31'\n";
  it('reads an entry with its line', () => {
    expect(read(entry(`    action: drop\n${end}`))).toMatchObject([
      { id: 'a', action: 'drop', line: 3, printed: '1', value: null },
    ]);
    expect(read('# nothing yet\n')).toEqual([]);
  });
  it('says file, line, value and what is allowed', () => {
    expect(() => read(entry(`    action: delete\n${end}`))).toThrow(
      /corrections\/test\.yml: line 7: action: "delete" — .*override/u,
    );
    expect(() => read(entry(`    action: override\n${end}`))).toThrow(
      'line 7: action override needs a value',
    );
    expect(() => read(entry(`    action: override\n    value: 一百\n${end}`))).toThrow(
      /line 8: value: "一百" — a plain decimal/u,
    );
    expect(() => read(entry(`    action: note\n    value: '3'\n${end}`))).toThrow(
      'line 8: value and unit go with action override',
    );
    expect(() => read(entry(`    action: drop\n${end}`).replace('graduates', 'graduate'))).toThrow(
      'line 5: indicator: graduate is not in indicators.yml',
    );
    expect(() => read(entry(`    action: drop\n    colour: red\n${end}`))).toThrow(/line 3: .*colour/u);
    expect(() => read('corrections: [')).toThrow(/line 1/u);
    expect(() => read('other: 1')).toThrow('one list named "corrections"');
  });
  it('has a documented example that loads', async () => {
    const { readFileSync } = await import('node:fs');
    const example = readFileSync(
      new URL('../../catalog/corrections/example.yml.txt', import.meta.url),
      'utf8',
    );
    expect(read(example).map(({ id }) => id)).toEqual(['yunling-2023-graduates', 'yunling-2023-sme']);
    expect(catalog.corrections.map(({ id }) => id)).not.toContain('yunling-2023-sme');
  });
});
