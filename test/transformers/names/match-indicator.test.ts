import { describe, expect, it } from 'vitest';
import { loadIndicators } from '../../../catalog/load-indicators.ts';
import { loadInstitutions } from '../../../catalog/load-institutions.ts';
import { loadUnits } from '../../../catalog/load-units.ts';
import { matchIndicator } from '../../../transformers/names/match-indicator.ts';
import { resolveOwner } from '../../../transformers/names/resolve-owner.ts';
import { report } from '../build.ts';

const units = loadUnits();
const catalog = { units, indicators: loadIndicators(units) };
const match = (path: readonly string[], unit: string | null, table: string | null = null) =>
  matchIndicator(catalog, { text: path.at(-1) ?? '', path, unit, table })?.id ?? null;

describe('matchIndicator', () => {
  it('finds names and aliases in any spelling', () => {
    expect(match(['毕业生人数'], '人')).toBe('graduates');
    expect(match(['毕业生 总数*'], '人')).toBe('graduates');
    expect(match(['双师型教师比例'], '%')).toBe('dual_qualified_ratio');
    expect(match(['“双师型”教师比例'], '%')).toBe('dual_qualified_ratio');
    expect(match(['占地面积'], '亩')).toBe('campus_area');
    expect(match(['生师比'], '——')).toBe('student_faculty_ratio');
  });

  it('lets the parent decide between indicators of one name', () => {
    expect(match(['专业教学资源库数', '国家级数量'], '个')).toBe('resource_bank_national');
    expect(match(['在线精品课程数', '国家级数量'], '门')).toBe('online_course_national');
    expect(match(['专业教学资源库数', '省级数量', '接入国家智慧教育平台数量'], '个')).toBe(
      'resource_bank_provincial_smartedu',
    );
    expect(match(['在国外开办学校数', '专业数量'], '个')).toBe('overseas_school_majors');
    expect(match(['专业数量'], '个')).toBe('specialties');
  });

  it('lets the unit decide', () => {
    expect(match(['教学计划内课程总数'], '门')).toBe('courses_total');
    expect(match(['教学计划内课程总数'], '学时')).toBe('courses_total_hours');
    expect(match(['月收入'], '%')).toBeNull();
    expect(match(['专任教师'], '名')).toBe('teachers_fulltime');
  });

  it('gives nothing rather than a guess', () => {
    expect(match(['国家级数量'], '个')).toBeNull();
    expect(match(['接入国家智慧教育平台数量'], null)).toBeNull();
    expect(match(['在校生数'], '人')).toBeNull();
    expect(match(['云岭分院', '专业数量'], '个')).toBeNull();
    expect(match(['满意度'], '%')).toBeNull();
    expect(match([''], null)).toBeNull();
    expect(match(['毕业生人数'], '人', 'teaching_resources')).toBeNull();
  });

  it('is surest of the very name with its unit', () => {
    const sure = (text: string, unit: string | null) =>
      matchIndicator(catalog, { text, path: [text], unit })?.confidence ?? 0;
    expect(sure('毕业生人数', '人')).toBeGreaterThan(sure('毕业生', '人'));
    expect(sure('毕业生人数', '人')).toBeGreaterThan(sure('毕业生人数', null));
  });

  it('finds every indicator of the catalogue by its own name, unit and parents', () => {
    const missed = [...catalog.indicators.values()].filter((indicator) => {
      const path = [indicator.zh];
      for (let id = indicator.parent; id; id = catalog.indicators.get(id)?.parent ?? null)
        path.unshift(catalog.indicators.get(id)?.zh ?? '');
      return match(path, indicator.unit, indicator.table) !== indicator.id;
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});

describe('resolveOwner', () => {
  const registry = loadInstitutions();
  it('is the report’s own institution unless another is named', () => {
    expect(resolveOwner(null, report, registry)).toBe('云岭职业技术学院');
    expect(resolveOwner('我 校', report, registry)).toBe('云岭职业技术学院');
    expect(resolveOwner('信息工程系', report, registry)).toBe('信息工程系');
    expect(resolveOwner(null, { ...report, institution: null }, registry)).toBe('');
  });
  it('uses the registered name of a renamed school', () => {
    const renamed = registry.all.find((i) => i.formerNames.length > 0);
    expect(resolveOwner(renamed?.formerNames[0] ?? '', report, registry)).toBe(renamed?.name);
  });
});
