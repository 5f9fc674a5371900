import { expect, test } from 'vitest';
import { listFindings, summariseWarehouse, type Warehouse, writeFailure } from '../../../loaders/index.ts';
import type { Finding } from '../../../model/index.ts';
import { inYear, lakeSchool, makeFact, nowhereSchool, sha } from '../build-extraction.ts';
import { context, store, withWarehouse } from '../with-warehouse.ts';

const finding = (
  code: string,
  severity: Finding['severity'],
  observations: readonly string[] = [],
): Finding => ({
  code,
  severity,
  message: { zh: code, en: code },
  observations,
  anchor: { line: 1, start: 0, end: 1 },
});

async function fill(warehouse: Warehouse): Promise<void> {
  await store(warehouse, {
    content: 'a',
    facts: [
      makeFact('o1'),
      makeFact('o2', { value: '1', from: 'prose' }),
      makeFact('o3', { indicatorId: null }),
    ],
    findings: [finding('differs', 'warning', ['o1', 'o2']), finding('over_100', 'error')],
  });
  await store(warehouse, {
    content: 'b',
    institution: lakeSchool,
    year: 2022,
    findings: [finding('differs', 'info')],
  });
  await store(warehouse, {
    content: 'old',
    institution: nowhereSchool,
    findings: [finding('gone', 'error')],
    facts: [makeFact('o1')],
  });
  await store(warehouse, { content: 'new', institution: nowhereSchool });
  await writeFailure(
    warehouse,
    { sha256: sha('x'), path: 'x', bytes: 0, mediaType: null, messages: [] },
    context,
  );
}

test('findings by severity, school, year, check and document; those of superseded documents on request', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const codes = async (filter: object) =>
      (await listFindings(warehouse, filter)).map((f) => `${f.severity} ${f.code}`);
    expect(await codes({})).toEqual(['error over_100', 'warning differs', 'info differs']);
    expect(await codes({ severities: ['warning', 'info'] })).toEqual(['warning differs', 'info differs']);
    expect(await codes({ institutions: ['镜湖'] })).toEqual(['info differs']);
    expect(await codes({ institutions: ['无此校'] })).toEqual([]);
    expect(await codes({ years: [2023], codes: ['differs'] })).toEqual(['warning differs']);
    expect(await codes({ documents: [sha('b').slice(0, 8)] })).toEqual(['info differs']);
    expect(await codes({ superseded: true, limit: 2 })).toEqual(['error over_100', 'error gone']);
    const [, differs] = await listFindings(warehouse);
    const id = sha('a').slice(0, 8);
    expect(differs).toMatchObject({
      id: `${id}-f1`,
      facts: [`${id}-o1`, `${id}-o2`],
      institution: '云岭职业技术学院',
      documentPath: 'reports/a.txt',
    });
  }));

test('the summary counts what is in force', () =>
  withWarehouse(async (warehouse) => {
    expect(await summariseWarehouse(warehouse)).toMatchObject({
      institutions: 0,
      firstYear: null,
      facts: 0,
      numerals: { total: 0 },
    });
    await fill(warehouse);
    expect(await summariseWarehouse(warehouse)).toEqual({
      documents: { succeeded: 4, partial: 0, failed: 1, superseded: 1 },
      institutions: 3,
      provisional: 1,
      firstYear: 2022,
      lastYear: 2023,
      facts: 3,
      catalogued: 2,
      values: 1,
      conflicts: 1,
      findings: { info: 1, warning: 1, error: 1 },
      numerals: { total: 3, facts: 3, cells: 0, references: 0, unresolved: 0 },
    });
  }));

test('coverage: what the standard tables of that year and kind of school ask for, and what became of it', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      content: 'a',
      facts: [
        makeFact('o1'),
        makeFact('o2', { indicatorId: 'placement_rate', status: 'blank', value: null }),
        makeFact('o3', { indicatorId: 'student_teacher_ratio', status: 'not_applicable', value: null }),
        makeFact('o4', { indicatorId: 'local_rate', from: 'prose' }),
        makeFact('o5', { indicatorId: 'old_rows', period: inYear(2023) }),
      ],
    });
    await store(warehouse, {
      content: 'b',
      institution: nowhereSchool,
      type: 'technical_school_quality',
      year: 2022,
    });
    await store(warehouse, { content: 'c', institution: lakeSchool, type: 'news' });
    const rows = await warehouse.db
      .selectFrom('out_coverage')
      .select(['institution', 'year', 'indicator_id', 'status', 'printed_status'])
      .orderBy('institution')
      .orderBy('indicator_id')
      .execute();
    expect(rows.map((r) => Object.values(r).join(' '))).toEqual([
      '云岭职业技术学院 2023 graduates reported reported',
      '云岭职业技术学院 2023 graduates_placed missing ',
      '云岭职业技术学院 2023 local_rate missing ',
      '云岭职业技术学院 2023 old_rows reported reported',
      '云岭职业技术学院 2023 placement_rate missing blank',
      '云岭职业技术学院 2023 student_teacher_ratio not_applicable not_applicable',
      '无名技工学校 2022 graduates missing ',
      '无名技工学校 2022 graduates_placed missing ',
      '无名技工学校 2022 placement_rate missing ',
      '无名技工学校 2022 student_teacher_ratio missing ',
      '无名技工学校 2022 training_days missing ',
    ]);
  }));
