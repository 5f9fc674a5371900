// Why a school has no value of an indicator in a year: the report says that it does not apply, leaves it blank, cannot
// be read there, does not have it, or there is no report. Reads only what is needed for the schools and years shown.

import type { Kysely } from 'kysely';
import type { WarehouseSchema } from '../../schema/index.ts';

/** `not_asked`: the national table does not ask this kind of school. */
export type Gap = 'not_applicable' | 'not_asked' | 'blank' | 'illegible' | 'missing' | 'no_report';

export interface GapFinder {
  /** Why there is no value; only to be asked where there is none. */
  readonly explain: (institution: string, indicator: string, year: number) => Gap;
  /** Whether any report of the school and year is in force. */
  readonly hasReport: (institution: string, year: number) => boolean;
}

const QUALITY_REPORTS = [
  'higher_vocational_quality',
  'secondary_vocational_quality',
  'technical_school_quality',
] as const;

/** Explains the absent values of `indicators` in `years`, or in any year where none are given. */
export async function readGaps(
  db: Kysely<WarehouseSchema>,
  indicators: readonly string[],
  years: readonly number[] = [],
): Promise<GapFinder> {
  if (indicators.length === 0) return { explain: () => 'no_report', hasReport: () => false };
  const [printed, reports, asked] = await Promise.all([
    readPrinted(db, indicators, years),
    readReports(db, years),
    readAsked(db, indicators),
  ]);
  const hasReport = (institution: string, year: number) => reports.has(keyOf(institution, year));
  return {
    hasReport,
    explain: (institution, indicator, year) => {
      const status = printed.get(keyOf(institution, indicator, year));
      if (status) return status;
      const schools = reports.get(keyOf(institution, year));
      if (schools === undefined) return 'no_report';
      const wanted = asked.get(indicator);
      return wanted && wanted !== 'both' && schools !== null && wanted !== schools ? 'not_asked' : 'missing';
    },
  };
}

const keyOf = (...parts: readonly (string | number)[]): string => parts.join('\n');

/** What stands where a value should; where several reports differ, the most telling. */
async function readPrinted(
  db: Kysely<WarehouseSchema>,
  indicators: readonly string[],
  years: readonly number[],
) {
  let query = db
    .selectFrom('core_fact as f')
    .innerJoin('raw_document as d', 'd.id', 'f.document')
    .where('f.indicator_id', 'in', [...indicators])
    .where('f.status', '<>', 'reported')
    .where('f.own', '=', 1)
    .where('d.superseded_by', 'is', null)
    .select(['f.institution_id', 'f.indicator_id', 'f.year', 'd.year as report_year', 'f.status']);
  // a fact without a year is of the year of its report
  if (years.length > 0)
    query = query.where(({ or, eb }) => or([eb('f.year', 'in', [...years]), eb('f.year', 'is', null)]));
  const rows = await query.execute();
  const order = ['not_applicable', 'blank', 'illegible'] as const;
  const found = new Map<string, (typeof order)[number]>();
  for (const row of rows) {
    const status = order.find((name) => name === row.status);
    const year = row.year ?? row.report_year;
    if (!status || year === null) continue;
    const key = keyOf(row.institution_id ?? '', row.indicator_id ?? '', year);
    const known = found.get(key);
    if (!known || order.indexOf(status) < order.indexOf(known)) found.set(key, status);
  }
  return found;
}

/** School and year → which template its report follows; null for reports without the national tables. */
async function readReports(db: Kysely<WarehouseSchema>, years: readonly number[]) {
  let query = db
    .selectFrom('raw_document')
    .where('superseded_by', 'is', null)
    .where('institution_id', 'is not', null)
    .where('status', '<>', 'failed')
    .select(['institution_id', 'year', 'report_type']);
  if (years.length > 0) query = query.where('year', 'in', [...years]);
  const rows = await query.execute();
  const found = new Map<string, 'higher' | 'secondary' | null>();
  for (const { institution_id, year, report_type } of rows) {
    if (institution_id === null || year === null) continue;
    const key = keyOf(institution_id, year);
    const quality = QUALITY_REPORTS.some((type) => type === report_type);
    if (quality) found.set(key, report_type === 'higher_vocational_quality' ? 'higher' : 'secondary');
    else if (!found.has(key)) found.set(key, null);
  }
  return found;
}

async function readAsked(db: Kysely<WarehouseSchema>, indicators: readonly string[]) {
  const rows = await db
    .selectFrom('core_indicator')
    .where('id', 'in', [...indicators])
    .select(['id', 'schools', 'standard_table'])
    .execute();
  return new Map(
    rows.map(({ id, schools, standard_table }) => [id, standard_table === null ? 'both' : schools]),
  );
}
