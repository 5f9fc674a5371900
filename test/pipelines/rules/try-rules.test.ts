import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../../model/index.ts';
import { compareFacts } from '../../../pipelines/rules/compare-facts.ts';
import { tryRules } from '../../../pipelines/rules/try-rules.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-rules-'));
  const table = [
    '序号\t指标\t单位\t2023年\t2024年',
    '1\t毕业生人数\t人\t1200\t1260',
    '2\t教研组长津贴\t元\t300\t320',
  ];
  writeFileSync(
    join(folder, '东湾职业技术学院.txt'),
    `东湾职业技术学院\n\n2024年质量年度报告\n\n附表 1 计分卡\n\n${table.join('\n')}\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const catalogue = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../catalog/${name}`, import.meta.url)), 'utf8');

describe('tryRules', () => {
  it('names the facts that a changed file alters, and leaves the catalogue as it is', async () => {
    const draft = join(folder, 'indicators.yml');
    const entry = [
      '  - id: group_head_allowance',
      '    zh: 教研组长津贴',
      '    en: Allowance of heads of teaching groups',
      '    unit: 元',
      '    dimension: money',
    ];
    const before = catalogue('indicators.yml');
    writeFileSync(draft, addIndicator(before, entry));
    const [tried] = await tryRules(draft, [join(folder, '东湾职业技术学院.txt')], { limits: {}, jobs: 1 });
    expect(tried?.failure).toBeNull();
    expect(
      tried?.changes.map((c) => [c.change, c.fact.valueText, c.change === 'altered' ? c.fields : null]),
    ).toEqual(
      ['300', '320'].map((value) => [
        'altered',
        value,
        [{ field: 'indicator_id', before: '', after: 'group_head_allowance' }],
      ]),
    );
    expect(catalogue('indicators.yml')).toBe(before);
  });

  it('refuses a file that is none of the catalogue, and one that does not load', async () => {
    const stranger = join(folder, 'strange.yml');
    writeFileSync(stranger, 'a: 1\n');
    await expect(tryRules(stranger, [folder], { limits: {} })).rejects.toMatchObject({
      code: 'no_rule_file',
    });
    const broken = join(folder, 'units.yml');
    writeFileSync(broken, 'units: 7\n');
    await expect(tryRules(broken, [folder], { limits: {} })).rejects.toMatchObject({
      code: 'reader_cannot_start',
      message: expect.stringContaining('units'),
    });
  });
});

/** `source` with one more entry behind its first list's last one, copied in form from the entries that are there. */
function addIndicator(source: string, entry: readonly string[]): string {
  const at = source.search(/^ {2}- id:/m);
  return `${source.slice(0, at)}${entry.join('\n')}\n${source.slice(at)}`;
}

describe('compareFacts', () => {
  const fact = (line: number, parts: Partial<Fact>): Fact => ({
    id: 'o1',
    indicatorText: '在校生',
    indicatorId: null,
    path: ['在校生'],
    entity: '某校',
    valueText: '10',
    value: '10',
    unitText: '人',
    unit: 'person',
    dimension: 'count',
    modifier: 'exact',
    kind: 'level',
    period: { text: null, kind: 'unstated', start: null, end: null, from: 'report' },
    status: 'reported',
    dims: {},
    from: 'prose',
    quote: '',
    rule: 'a',
    confidence: 1,
    anchor: { line, start: 0, end: 2 },
    ...parts,
  });

  it('knows a fact by its place: gained, lost, altered, and the same under another rule', () => {
    const before = [fact(1, {}), fact(2, {}), fact(3, {})];
    const after = [fact(1, { rule: 'b', id: 'o9' }), fact(3, { unit: 'item' }), fact(4, {})];
    expect(
      compareFacts(before, after).map((c) => [
        c.change,
        c.fact.anchor,
        c.change === 'altered' ? c.fields : [],
      ]),
    ).toEqual([
      ['altered', { line: 3, start: 0, end: 2 }, [{ field: 'unit', before: 'person', after: 'item' }]],
      ['gained', { line: 4, start: 0, end: 2 }, []],
      ['lost', { line: 2, start: 0, end: 2 }, []],
    ]);
  });

  it('tells two facts of one place apart by their order', () => {
    const pair = [fact(1, { valueText: '3' }), fact(1, { valueText: '4' })];
    expect(compareFacts(pair, pair)).toEqual([]);
    expect(compareFacts(pair, pair.slice(0, 1)).map(({ change }) => change)).toEqual(['lost']);
  });
});
