import { describe, expect, it } from 'vitest';
import { buildRegistry, loadInstitutions } from '../../catalog/load-institutions.ts';

const entry = (code: string, name: string, level = '专科') => ({ code, name, region: '云岭省', level });

describe('buildRegistry', () => {
  const registry = buildRegistry(
    [entry('4199000001', '云岭职业技术大学', '本科'), entry('4199000002', '白河大学（云岭）', '本科')],
    [entry('4199000001', '云岭职业技术学院'), entry('4199000003', '玉泉职业学院')],
  );

  it('knows an institution by present and former name and by both codes', () => {
    for (const key of ['云岭职业技术大学', '云岭职业技术学院', '4199000001', '00001', ' 云岭 职业技术学院 '])
      expect(registry.find(key)).toMatchObject({ code: '4199000001', formerNames: ['云岭职业技术学院'] });
    expect(registry.find('白河大学(云岭)')?.code).toBe('4199000002');
  });

  it('keeps institutions that the newer list no longer has', () => {
    expect(registry.find('玉泉职业学院')).toMatchObject({ code: '4199000003', formerNames: [] });
  });

  it('finds nothing under an unknown or ambiguous key', () => {
    expect(registry.find('云岭')).toBeNull();
    expect(registry.find('')).toBeNull();
    const twice = buildRegistry([entry('4199100001', '甲'), entry('4299100001', '乙')], []);
    expect(twice.find('00001')).toBeNull();
    expect(twice.find('4299100001')?.name).toBe('乙');
  });

  it('tells vocational institutions from others', () => {
    expect(registry.all.map((i) => i.kind)).toEqual(['higher_vocational', 'other', 'higher_vocational']);
  });
});

describe('the ministry’s lists', () => {
  const registry = loadInstitutions();

  it('are complete and without doubles', () => {
    expect(registry.all.length).toBeGreaterThan(2900);
    expect(new Set(registry.all.map((i) => i.code)).size).toBe(registry.all.length);
    expect(registry.all.filter((i) => i.formerNames.length > 0).length).toBeGreaterThan(250);
    for (const institution of registry.all) {
      expect(registry.find(institution.code)).toBe(institution);
      expect(registry.find(institution.name)).toBe(institution);
    }
  });
});
