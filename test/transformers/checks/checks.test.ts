import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { Fact } from '../../../model/index.ts';
import { areCompatible, printedStep } from '../../../transformers/checks/compatible.ts';
import { runChecks } from '../../../transformers/checks/run-checks.ts';
import { fact, year } from '../build.ts';

const catalog = loadCatalog();
const { partitions, neverMore } = catalog.checks;
const check = (...facts: readonly Fact[]) => runChecks(facts, catalog);
const found = (...facts: readonly Fact[]) => check(...facts).map((f) => `${f.severity} ${f.code}`);

/** Rows of one table, by indicator id: `rows({ graduates: 10 })`. */
function rows(values: Readonly<Record<string, number | string>>, parts: Partial<Fact> = {}): Fact[] {
  return Object.entries(values).map(([id, value], i) =>
    fact({
      id: `o${i + 1}`,
      indicatorId: id,
      indicatorText: catalog.indicators.get(id)?.zh ?? id,
      path: [catalog.indicators.get(id)?.zh ?? id],
      value: String(value),
      ...parts,
    }),
  );
}
const percent = { unit: 'percent', dimension: 'percent', unitText: '%', kind: 'ratio' } as const;
const items = { unit: 'item', dimension: 'item', unitText: '个' } as const;

describe('bounds', () => {
  it('flags a percentage over 100 or below 0, and shows it', () => {
    const [finding] = check(...rows({ placement_rate: '102' }, percent));
    expect(finding).toMatchObject({ code: 'rate_over_100', severity: 'error', observations: ['o1'] });
    expect(finding?.message.zh).toBe('“毕业去向落实率”超出 0–100%：102%（第1行） > 100%');
    expect(found(...rows({ placement_rate: '-1' }, percent))).toEqual(['error rate_below_0']);
  });
  it('lets completion pass 100 and changes be negative', () => {
    expect(found(...rows({ task_completion_rate: '121.9' }, percent))).toEqual([]);
    expect(found(...rows({ placement_rate: '-0.5' }, { ...percent, kind: 'change' }))).toEqual([]);
    expect(found(...rows({ placement_rate: '100' }, percent))).toEqual([]);
  });
  it('flags a negative count', () => {
    expect(found(...rows({ graduates: '-3' }))).toEqual(['error negative_count']);
  });
});

describe('parts and wholes', () => {
  it('flags a part above its whole', () => {
    const [finding] = check(...rows({ graduates: 6110, graduates_placed: 6217 }));
    expect(finding).toMatchObject({
      code: 'part_exceeds_whole',
      severity: 'error',
      observations: ['o2', 'o1'],
    });
    expect(finding?.message.en).toContain('that is 101.75%');
    expect(found(...rows({ staff_total: 100, teachers_fulltime: 101 }))).toEqual([
      'error part_exceeds_whole',
    ]);
    expect(found(...rows({ staff_total: 0, teachers_fulltime: 1 }))).toEqual(['error part_exceeds_whole']);
  });

  it('compares only the same unit, period, owner and split', () => {
    const [whole, part] = rows({ overseas_schools: 1, overseas_school_majors: 4 }, items) as [Fact, Fact];
    expect(found({ ...whole, unitText: '所' }, part)).toEqual([]);
    const [all, some] = rows({ staff_total: 100, teachers_fulltime: 101 }) as [Fact, Fact];
    expect(found(all, { ...some, period: year(2022) })).toEqual([]);
    expect(found(all, { ...some, entity: '白河学院' })).toEqual([]);
    expect(found(all, { ...some, dims: { 性别: '女' } })).toEqual([]);
    expect(found(all, { ...some, modifier: 'about' })).toEqual([]);
    expect(found(all, { ...some, dims: { surveyed: '120' } })).toEqual(['error part_exceeds_whole']);
  });

  it('adds up parts that exhaust the whole', () => {
    const sectors = { grads_primary_sector: 44, grads_secondary_sector: 1480, grads_tertiary_sector: 2095 };
    expect(found(...rows({ grads_in_three_sectors: 3619, ...sectors }))).toEqual([]);
    expect(found(...rows({ grads_in_three_sectors: 3700, ...sectors }))).toEqual([
      'warning total_does_not_add_up',
    ]);
    const [finding] = check(...rows({ grads_in_three_sectors: 3600, ...sectors }));
    expect(finding).toMatchObject({ code: 'total_does_not_add_up', severity: 'error' });
    expect(finding?.message.zh).toContain('44+1480+2095=3619 > 3600');
    expect(finding?.observations).toHaveLength(4);
  });

  it('does not ask parts to add up when one of them is missing or they do not exhaust the whole', () => {
    expect(
      found(
        ...rows({ grads_in_three_sectors: 3700, grads_primary_sector: 44, grads_secondary_sector: 1480 }),
      ),
    ).toEqual([]);
    expect(
      found(...rows({ intl_standards: 18, intl_standards_major: 3, intl_standards_course: 13 }, items)),
    ).toEqual([]);
    expect(
      found(...rows({ intl_standards: 15, intl_standards_major: 3, intl_standards_course: 13 }, items)),
    ).toEqual(['error total_does_not_add_up']);
  });

  it('shows money in the printed unit', () => {
    const money = { unit: 'yuan', dimension: 'money', unitText: '万元' } as const;
    const [fund, insurance] = rows({ internship_fund: '161.19', internship_insurance: '200.5' }, money) as [
      Fact,
      Fact,
    ];
    const [finding] = check({ ...fund, value: '1611900' }, { ...insurance, value: '2005000' });
    expect(finding?.message.zh).toContain('200.5 万元（第2行） 大于');
    expect(finding?.message.zh).toContain('124.39%');
  });

  it('looks at uncatalogued rows by their path', () => {
    const whole = fact({ id: 'o1', indicatorText: '社团', path: ['社团'], value: '5', ...items });
    const part = fact({
      id: 'o2',
      indicatorText: '艺术社团',
      path: ['社团', '艺术社团'],
      value: '6',
      ...items,
    });
    expect(found(whole, part)).toEqual(['warning part_exceeds_whole']);
    expect(found(whole, { ...part, table: 't2' })).toEqual([]);
  });
});

describe('corrections and conflicts', () => {
  const [table] = rows({ graduates: 6110 }) as [Fact];
  const note = fact({
    ...table,
    id: 'o9',
    value: '6393',
    valueText: '6393',
    from: 'note',
    corrects: 'o1',
    anchor: { line: 9, start: 0, end: 4 },
  });

  it('reports a note that corrects a table as information only, and counts with the note', () => {
    expect(found(table, note)).toEqual(['info note_corrects_table']);
    expect(check(table, note)[0]?.message.zh).toBe(
      '2023年“毕业生人数”表中为 6110 人（第1行），备注更正为 6393 人（第9行），相差 283',
    );
    const placed = fact({ ...rows({ graduates_placed: 6217 })[0], id: 'o2' } as Fact);
    expect(found(table, note, placed)).toEqual(['info note_corrects_table']);
    expect(found(table, { ...note, value: '6110' })).toEqual([]);
  });

  it('reports one indicator with two values', () => {
    const other = fact({ ...table, id: 'o5', value: '6393', valueText: '6393', from: 'table' });
    const [finding] = check(table, other);
    expect(finding).toMatchObject({
      code: 'values_disagree',
      severity: 'warning',
      observations: ['o1', 'o5'],
    });
    expect(found(table, { ...other, period: { ...other.period, from: 'report' } })).toEqual([
      'info values_disagree',
    ]);
    expect(found(table, { ...other, period: year(2022) })).toEqual([]);
    expect(found(table, { ...other, indicatorId: null })).toEqual([]);
    expect(found(table, { ...other, value: '6110', valueText: '6,110' })).toEqual([]);
    // a sentence may speak of a group; the checks over text look at its words
    expect(found(table, { ...other, from: 'prose' })).toEqual([]);
  });
});

describe('rounding and modifiers', () => {
  const amount = (valueText: string, value: string, modifier: Fact['modifier'] = 'exact') =>
    fact({ id: 'o1', valueText, value, modifier });
  it.each([
    ['5.04亿', '504000000', '50412.3万', '504123000', true],
    ['5.04亿', '504000000', '50392.3万', '503923000', true],
    ['5.04亿', '504000000', '50612.3万', '506123000', false],
    ['92', '92', '92.4', '92.4', true],
    ['6110', '6110', '6111', '6111', false],
    ['6110', '6110', '6110.00', '6110', true],
    ['0', '0', '5', '5', false],
  ])('%s (%s) and %s (%s): %s', (a, x, b, y, expected) => {
    expect(areCompatible(amount(a, x), amount(b, y))).toBe(expected);
    expect(areCompatible(amount(b, y), amount(a, x))).toBe(expected);
  });

  it('leaves room for 约, 余 and 以上', () => {
    const exactly = amount('6393', '6393');
    expect(areCompatible(exactly, amount('约6400', '6400', 'about'))).toBe(true);
    expect(areCompatible(exactly, amount('6000余', '6000', 'more_than'))).toBe(true);
    expect(areCompatible(exactly, amount('7000余', '7000', 'more_than'))).toBe(false);
    expect(areCompatible(exactly, amount('600余', '600', 'more_than'))).toBe(false);
    expect(areCompatible(exactly, amount('不足7000', '7000', 'less_than'))).toBe(true);
    const range = fact({ id: 'o2', value: null, valueMin: '6000', valueMax: '7000' });
    expect(areCompatible(exactly, range)).toBe(true);
    expect(areCompatible(amount('5', '5'), range)).toBe(false);
  });

  it('knows how fine a print is', () => {
    expect(printedStep(amount('5.04亿', '504000000'))).toEqual({ n: 1000000n, d: 1n });
    expect(printedStep(amount('92.40', '92.4'))).toEqual({ n: 1n, d: 100n });
    expect(printedStep(amount('0', '0'))).toBeNull();
  });
});

describe('jumps and zeros', () => {
  const pair = (a: string, b: string, parts: Partial<Fact> = {}) => [
    fact({ id: 'o1', value: a, period: year(2022), ...parts }),
    fact({ id: 'o2', value: b, ...parts }),
  ];
  it('flags another order of magnitude, not growth', () => {
    const [finding] = check(...pair('8', '1680'));
    expect(finding).toMatchObject({
      code: 'jump_against_previous_year',
      severity: 'warning',
      observations: ['o2', 'o1'],
    });
    expect(finding?.message.zh).toContain('相差 210 倍');
    expect(found(...pair('960', '96'))).toEqual(['warning jump_against_previous_year']);
    expect(found(...pair('960', '104'))).toEqual([]);
    expect(found(...pair('2', '30'))).toEqual([]);
    expect(found(...pair('0', '5000'))).toEqual([]);
    expect(found(...pair('1000', '10000', { unit: 'mbps', dimension: 'bandwidth' }))).toEqual([]);
  });

  it('flags hours of zero beside courses', () => {
    const courses = fact({ id: 'o1', value: '8', unitText: '门', unit: 'item', dimension: 'item' });
    const hours = fact({
      id: 'o2',
      value: '0',
      unitText: '学时',
      unit: 'class_hour',
      dimension: 'class_hour',
    });
    expect(found(courses, hours)).toEqual(['warning zero_beside_amount']);
    expect(found({ ...courses, value: '0' }, hours)).toEqual([]);
  });
});

describe('runChecks', () => {
  it('knows only indicators of the catalogue', () => {
    const ids = [
      ...partitions.flatMap((p) => [p.whole, ...p.parts]),
      ...neverMore.flatMap(({ less, more }) => [less, more]),
    ];
    expect(ids.filter((id) => !catalog.indicators.has(id))).toEqual([]);
  });

  it('puts the gravest first and names only facts it was given', () => {
    const facts = [
      ...rows({ graduates: 10, graduates_placed: 12 }),
      ...rows({ placement_rate: '120' }, { ...percent, id: 'o7' } as Partial<Fact>),
    ];
    const order = check(...facts).map((f) => f.severity);
    expect(order).toEqual(
      [...order].sort((a, b) => 'error warning info'.indexOf(a) - 'error warning info'.indexOf(b)),
    );
    expect(check()).toEqual([]);
  });

  it('does not change facts, nor throw on odd ones', () => {
    const value = fc.option(fc.constantFrom('0', '-5', '3.25', '1e9', '', '100000000000'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...catalog.indicators.keys()), value, fc.string()), {
          maxLength: 20,
        }),
        (list) => {
          const facts = list.map(([indicatorId, v, valueText], i) =>
            fact({ id: `o${i}`, indicatorId, value: v, valueText }),
          );
          const before = structuredClone(facts);
          const ids = new Set(facts.map((f) => f.id));
          for (const finding of runChecks(facts, catalog))
            for (const id of finding.observations) expect(ids.has(id)).toBe(true);
          expect(facts).toEqual(before);
        },
      ),
    );
  });
});
