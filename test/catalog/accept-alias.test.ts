import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addIndicatorAlias, addInstitutionName } from '../../catalog/accept-alias.ts';

const indicators = `# what is counted
indicators:
  - id: graduates # 毕业生
    zh: 毕业生人数
    en: Graduates
    aliases: [毕业生数,  "毕业生, 合计"]   # as printed
    unit: 人
  - id: campus_area
    zh: 校园面积
    en: 'Campus: area'   # all of it
    unit: 平方米
  - id: bare
    zh: 裸
    en: Bare
    aliases:
      - 甲 # first
      - 乙
`;

describe('addIndicatorAlias', () => {
  it('puts the name into the list and changes nothing else', () => {
    expect(addIndicatorAlias(indicators, 'graduates', '应届毕业生')).toBe(
      indicators.replace('"毕业生, 合计"]', '"毕业生, 合计", 应届毕业生]'),
    );
    expect(addIndicatorAlias(indicators, 'bare', '丙')).toBe(`${indicators}      - 丙\n`);
  });

  it('makes the list where there is none', () => {
    expect(addIndicatorAlias(indicators, 'campus_area', '校区面积')).toBe(
      indicators.replace(
        "en: 'Campus: area'   # all of it\n",
        "en: 'Campus: area'   # all of it\n    aliases: [校区面积]\n",
      ),
    );
  });

  it('quotes what YAML would read otherwise', () => {
    for (const name of ['a, b', '[x]', '# 号', "it's", '12', 'null', '-', '：', '"'])
      expect(parse(addIndicatorAlias(indicators, 'campus_area', name)).indicators[1].aliases).toEqual([name]);
  });

  it('refuses a name that is there already, and an entry that is not', () => {
    expect(() => addIndicatorAlias(indicators, 'graduates', '毕业生 数')).toThrow('already');
    expect(() => addIndicatorAlias(indicators, 'graduates', '毕业生人数')).toThrow('already');
    expect(() => addIndicatorAlias(indicators, 'other', '某')).toThrow('no entry other');
    expect(() => addIndicatorAlias('indicators: 3', 'other', '某')).toThrow('a list named "indicators"');
  });

  it('changes one line of the real file', () => {
    const real = readFileSync(new URL('../../catalog/indicators.yml', import.meta.url), 'utf8');
    for (const id of Object.values<{ id: string }>(parse(real).indicators).map((entry) => entry.id)) {
      const changed = addIndicatorAlias(real, id, '一个新名称').split('\n');
      const old = new Set(real.split('\n'));
      expect(changed.filter((line) => !old.has(line))).toHaveLength(1);
      expect(parse(changed.join('\n')).indicators.find((e: { id: string }) => e.id === id).aliases).toContain(
        '一个新名称',
      );
    }
  });
});

describe('addInstitutionName', () => {
  it('begins, continues and extends the list', () => {
    const one = addInstitutionName('# names\naliases: []\n', '4199000001', '云岭工职');
    expect(one).toBe("# names\naliases:\n  - {code: '4199000001', names: [云岭工职]}\n");
    const two = addInstitutionName(one, '4199000002', '白河职校');
    const three = addInstitutionName(two, '4199000001', '云工职');
    expect(three).toBe(
      "# names\naliases:\n  - {code: '4199000001', names: [云岭工职, 云工职]}\n  - {code: '4199000002', names: [白河职校]}\n",
    );
    expect(() => addInstitutionName(three, '4199000001', '云工职')).toThrow('already');
  });
});
