// The same indicators across schools: rows of out_comparison, and what could not be found of what was asked for.

import type { Selectable } from 'kysely';
import type { Warehouse } from '../open-warehouse.ts';
import type { OutComparisonView } from '../schema/index.ts';
import {
  type IndicatorReference,
  resolveIndicators,
  type UnresolvedIndicator,
} from './resolve-indicators.ts';
import { resolveInstitutions, type UnresolvedInstitution } from './resolve-institutions.ts';

export interface CompareRequest {
  /** Ids, Chinese or English names, or aliases. */
  readonly indicators: readonly string[];
  /** Codes, ids, names or parts of names; absent or empty = all. */
  readonly institutions?: readonly string[];
  readonly years?: readonly number[];
  /** Level (`本科`, `专科`) or kind (`higher_vocational`) of institutions. */
  readonly levels?: readonly string[];
  /** Beginnings of region names: `重庆` finds 重庆市. */
  readonly regions?: readonly string[];
}

/** A row of `out_comparison`; docs/warehouse.md explains its columns. */
export type ComparisonRow = Selectable<OutComparisonView>;

export interface Comparison {
  /** By indicator as asked for, then newest year first, then institution. */
  readonly rows: readonly ComparisonRow[];
  readonly indicators: readonly IndicatorReference[];
  readonly unresolvedIndicators: readonly UnresolvedIndicator[];
  readonly unresolvedInstitutions: readonly UnresolvedInstitution[];
}

/** Values of the requested indicators. Words that fit nothing, or several indicators, are listed and not guessed. */
export async function compareIndicators(warehouse: Warehouse, request: CompareRequest): Promise<Comparison> {
  const { db } = warehouse;
  const { indicators, unresolved } = await resolveIndicators(db, request.indicators);
  const wanted = request.institutions ?? [];
  const institutions = await resolveInstitutions(db, wanted);
  const ids = indicators.map(({ id }) => id);
  const nothing = ids.length === 0 || (wanted.length > 0 && institutions.ids.length === 0);
  const rows = nothing ? [] : await readRows(warehouse, ids, institutions.ids, request);
  const order = new Map(ids.map((id, i) => [id, i]));
  const rank = (row: ComparisonRow) => order.get(row.indicator_id) ?? 0;
  return {
    // the query sorts by year and institution; this sort is stable
    rows: rows.sort((a, b) => rank(a) - rank(b)),
    indicators,
    unresolvedIndicators: unresolved,
    unresolvedInstitutions: institutions.unresolved,
  };
}

async function readRows(
  { db }: Warehouse,
  indicators: readonly string[],
  institutions: readonly string[],
  { years = [], levels = [], regions = [] }: CompareRequest,
): Promise<ComparisonRow[]> {
  let query = db.selectFrom('out_comparison').selectAll().where('indicator_id', 'in', indicators);
  if (institutions.length > 0) query = query.where('institution_id', 'in', institutions);
  if (years.length > 0) query = query.where('year', 'in', years);
  if (levels.length > 0)
    query = query.where((e) =>
      e.or(
        levels.flatMap((level) => [
          e('level', '=', level),
          e(e.cast('institution_kind', 'text'), '=', level),
        ]),
      ),
    );
  if (regions.length > 0)
    query = query.where((e) =>
      e.or(
        regions.map((region) => e(e.fn('substr', ['region', e.lit(1), e.val(region.length)]), '=', region)),
      ),
    );
  return await query
    .orderBy('year', (o) => o.desc().nullsLast())
    .orderBy('institution')
    .orderBy('period_key')
    .execute();
}
