// What a revised report changed in the figures: values of the earlier and the later version side by side.

import { sql } from 'kysely';
import type { Warehouse } from '../open-warehouse.ts';

export interface FigureChange {
  readonly indicatorId: string;
  readonly indicatorZh: string;
  readonly indicatorEn: string;
  readonly period: string;
  /** As printed; null when that version does not state it. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The comparable figures in which the document with the bytes `after` differs from that with `before`, in the order of
 * the catalogue. Empty when one of them is not in the warehouse.
 */
export async function compareFigures(
  warehouse: Warehouse,
  before: string,
  after: string,
): Promise<FigureChange[]> {
  const { rows } = await sql<FigureChange>`
    with figure as (
      select d.sha256, f.indicator_id, f.period_key, f.period_label, f.dims,
        f.value_printed || coalesce(' ' || nullif(f.unit_printed, ''), '') as printed,
        coalesce(f.value || ' ' || coalesce(f.unit, ''), f.value_printed) as exact,
        row_number() over (partition by d.sha256, f.indicator_id, f.period_key, f.dims order by f.ordinal) as place
      from core_fact f join raw_document d on d.id = f.document
      where d.sha256 in (${before}, ${after}) and f.comparable = 1 and f.indicator_id is not null
        and f.status = 'reported' and f.institution_id is d.institution_id),
    old as (select * from figure where sha256 = ${before} and place = 1),
    new as (select * from figure where sha256 = ${after} and place = 1),
    pair as (
      select coalesce(o.indicator_id, n.indicator_id) as indicator_id,
        coalesce(o.period_label, n.period_label) as period, o.printed as "before", n.printed as "after"
      from old o full join new n using (indicator_id, period_key, dims)
      where o.exact is not n.exact)
    select p.indicator_id as "indicatorId", i.name_zh as "indicatorZh", i.name_en as "indicatorEn",
      p.period, p."before", p."after"
    from pair p join core_indicator i on i.id = p.indicator_id
    where exists (select 1 from old) and exists (select 1 from new)
    order by i.position, p.period`.execute(warehouse.db);
  return rows;
}
