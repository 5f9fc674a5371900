import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { matchQualifiedName } from '../../../transformers/names/match-qualified-name.ts';

const catalog = loadCatalog();
const match = (text: string, unit: string | null = '%') => {
  const found = matchQualifiedName(catalog, { text, path: [text], unit });
  return found && [found.id, found.scope];
};

describe('matchQualifiedName', () => {
  it('reads past words that change nothing', () => {
    expect(match('2024届毕业生毕业去向落实率')).toEqual(['placement_rate', null]);
    expect(match('学校现有教职工总数', '人')).toEqual(['staff_total', null]);
  });

  it('keeps words that limit the number to a part as its scope', () => {
    expect(match('高等职业学校毕业去向落实率')).toEqual(['placement_rate', '高等职业学校']);
    expect(match('东湾市中等职业学校教职工总数', '人')).toEqual(['staff_total', '东湾市中等职业学校']);
  });

  it('refuses what is counted of something else, and other units', () => {
    expect(match('二级学院毕业去向落实率')).toBeNull();
    expect(match('家长对毕业去向落实率')).toBeNull();
    expect(match('2024届毕业生毕业去向落实率', '人')).toBeNull();
    expect(match('', null)).toBeNull();
  });
});
