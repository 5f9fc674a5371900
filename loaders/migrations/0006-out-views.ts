// Views for people who read with SQL: values with their names and sources, contradictions, and what is missing.

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const outViews: Migration = {
  async up(db: Kysely<unknown>) {
    await createComparison(db);
    await createConflict(db);
    await createCoverage(db);
  },
};

/** Where a fact stands, in words: 第12页, 第1713行, 附表1!B7, table[2]/tr[3]/td[1]. `fact` is the alias of core_fact. */
const place = (fact: string) =>
  sql.raw(`case
    when ${fact}.page is not null then '第' || ${fact}.page || '页'
    when ${fact}.line is not null then '第' || ${fact}.line || '行'
    when ${fact}.sheet is not null then ${fact}.sheet || '!' || ${fact}.cell
    else coalesce(${fact}.path, '') end`);

async function createComparison(db: Kysely<unknown>): Promise<void> {
  await sql`create view out_comparison as
    select b.institution_id, i.name as institution, i.kind as institution_kind, i.level, i.region,
      b.indicator_id, n.name_zh as indicator_zh, n.name_en as indicator_en, n.standard_table,
      b.year, b.period_key, b.period_kind, b.period_label,
      b.value, b.value_min, b.value_max, b.value_num, b.unit, u.name_zh as unit_zh, u.name_en as unit_en,
      b.value_printed, b.unit_printed, b.modifier, b.kind, b.trust, b.alternatives, b.conflict, b.resolution,
      ${place('f')} as place, b.anchor, b.document, d.title as document_title, d.path as document_path,
      d.year as report_year, b.fact_id
    from out_best_value b
    join core_institution i on i.id = b.institution_id
    join core_indicator n on n.id = b.indicator_id
    join core_fact f on f.id = b.fact_id
    join raw_document d on d.id = b.document
    left join core_unit u on u.id = b.unit`.execute(db);
}

async function createConflict(db: Kysely<unknown>): Promise<void> {
  await sql`create view out_conflict as
    select b.institution_id, i.name as institution, b.indicator_id, n.name_zh as indicator_zh,
      n.name_en as indicator_en, b.year, b.period_key, b.period_label, b.unit,
      b.value as best_value, b.value_printed as best_printed, b.trust as best_trust, ${place('f')} as best_place,
      b.document as best_document, d.path as best_document_path, b.fact_id as best_fact_id,
      o.value as other_value, o.value_printed as other_printed, a.trust as other_trust,
      ${place('o')} as other_place, o.document as other_document, od.path as other_document_path,
      a.fact_id as other_fact_id, b.resolution
    from out_alternative a
    join out_best_value b on b.institution_id = a.institution_id and b.indicator_id = a.indicator_id
      and b.period_key = a.period_key
    join core_institution i on i.id = b.institution_id
    join core_indicator n on n.id = b.indicator_id
    join core_fact f on f.id = b.fact_id
    join raw_document d on d.id = b.document
    join core_fact o on o.id = a.fact_id
    join raw_document od on od.id = o.document
    where a.agrees = 0`.execute(db);
}

/** Reports that carry the standard tables, and which template they follow. */
const qualityReports = sql.raw(`
  select institution_id, year, count(*) as documents,
    min(case report_type when 'higher_vocational_quality' then 'higher' else 'secondary' end) as schools
  from raw_document
  where report_type in ('higher_vocational_quality', 'secondary_vocational_quality', 'technical_school_quality')
    and status <> 'failed' and superseded_by is null and institution_id is not null and year is not null
  group by institution_id, year`);

async function createCoverage(db: Kysely<unknown>): Promise<void> {
  await sql`create view out_coverage as
    select institution_id, institution, year, indicator_id, indicator_zh, indicator_en, standard_table,
      case best when 1 then 'reported' when 2 then 'not_applicable' else 'missing' end as status,
      case best when 1 then 'reported' when 2 then 'not_applicable' when 3 then 'blank' when 4 then 'illegible' end
        as printed_status,
      documents
    from (
      select r.institution_id, i.name as institution, r.year, n.id as indicator_id, n.name_zh as indicator_zh,
        n.name_en as indicator_en, n.standard_table, r.documents,
        n.in_catalogue = 1 and n.schools in ('both', r.schools)
          and n.year_from <= r.year and r.year <= coalesce(n.year_to, r.year) as expected,
        (select min(case f.status when 'reported' then 1 when 'not_applicable' then 2 when 'blank' then 3 else 4 end)
         from raw_document d
         join core_fact f on f.document = d.id and f.indicator_id = n.id
         where d.institution_id = r.institution_id and d.year = r.year and d.superseded_by is null
           and f.own = 1 and f.origin in ('standard_table', 'note')) as best
      from (${qualityReports}) r
      join core_institution i on i.id = r.institution_id
      join core_indicator n on n.standard_table is not null
    ) rows
    where expected or best is not null`.execute(db);
}
