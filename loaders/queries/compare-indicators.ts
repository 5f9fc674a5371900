// The same indicators across schools: values with their sources, why others are absent, and what could not be found of
// what was asked for.

import type { Warehouse } from '../open-warehouse.ts';
import type { SeriesKnowledge } from './comparison/arrange-blocks.ts';
import { type GapFinder, readGaps } from './comparison/read-gaps.ts';
import { readSeries } from './comparison/read-series.ts';
import { type ComparedInstitution, type ComparisonRow, readValues } from './comparison/read-values.ts';
import {
  type IndicatorReference,
  resolveIndicators,
  type UnresolvedIndicator,
} from './resolve-indicators.ts';
import { resolveInstitutions, type UnresolvedInstitution } from './resolve-institutions.ts';

export type { ComparedInstitution, ComparisonRow } from './comparison/read-values.ts';

export interface CompareRequest {
  /** Ids, Chinese or English names, or aliases. */
  readonly indicators: readonly string[];
  /** Codes, ids, names or parts of names; absent or empty = all. */
  readonly institutions?: readonly string[];
  readonly years?: readonly number[];
  /** Level (`本科`, `专科`) or kind (`higher_vocational`) of institutions. */
  readonly levels?: readonly string[];
  /** Kinds of institutions: `higher_vocational`, `secondary_vocational`, `technical`. */
  readonly kinds?: readonly string[];
  /** Beginnings of region names: `重庆` finds 重庆市. */
  readonly regions?: readonly string[];
  /** Only schools of the 双高计划. */
  readonly doubleHigh?: boolean;
  /** Only institutions with these ids (ministry codes), whatever else is asked; absent = no such condition. */
  readonly among?: ReadonlySet<string>;
  /** Also give the values of all schools that `institutions` leaves out but the other conditions do not. */
  readonly withPeers?: boolean;
}

export interface Comparison {
  /** By indicator as asked for, then newest year first, then institution. */
  readonly rows: readonly ComparisonRow[];
  /** `rows` and those of the schools they are measured against; the same as `rows` unless peers were asked for. */
  readonly peers: readonly ComparisonRow[];
  /** Schools that fit the conditions and have a value or were asked for by name; by name. */
  readonly institutions: readonly ComparedInstitution[];
  readonly indicators: readonly IndicatorReference[];
  readonly unresolvedIndicators: readonly UnresolvedIndicator[];
  readonly unresolvedInstitutions: readonly UnresolvedInstitution[];
}

/** Values of the requested indicators. Words that fit nothing, or several indicators, are listed and not guessed. */
export async function compareIndicators(warehouse: Warehouse, request: CompareRequest): Promise<Comparison> {
  const { db } = warehouse;
  const { indicators, unresolved } = await resolveIndicators(db, request.indicators);
  const wanted = request.institutions ?? [];
  const named = await resolveInstitutions(db, wanted);
  const all = await readInstitutions(warehouse, request);
  const chosen = wanted.length > 0 ? pick(all, named.ids) : all;
  const listed = request.withPeers ? all : chosen;
  const ids = indicators.map(({ id }) => id);
  const peers =
    ids.length === 0 || chosen.size === 0
      ? []
      : await readValues(db, {
          indicators: ids,
          institutions: listed,
          few: wanted.length > 0 && listed === chosen && chosen.size <= FEW,
          years: request.years ?? [],
        });
  const rows = listed === chosen ? peers : peers.filter((row) => chosen.has(row.institution_id));
  const withValue = new Set(rows.map((row) => row.institution_id));
  return {
    rows,
    peers,
    institutions: [...chosen.values()].filter(({ id }) => wanted.length > 0 || withValue.has(id)),
    indicators,
    unresolvedIndicators: unresolved,
    unresolvedInstitutions: named.unresolved,
  };
}

/** Explains why values are absent from a comparison; of `years` only, where any are given. */
export const explainGaps = (
  { db }: Warehouse,
  indicators: readonly IndicatorReference[],
  years: readonly number[] = [],
): Promise<GapFinder> =>
  readGaps(
    db,
    indicators.map(({ id }) => id),
    years,
  );

/** What the catalogue knows of the compared indicators' series: where a series is broken, and which direction is better. */
export const knowSeries = (
  { db }: Warehouse,
  indicators: readonly IndicatorReference[],
): Promise<(indicator: string) => SeriesKnowledge> =>
  readSeries(
    db,
    indicators.map(({ id }) => id),
  );

/** Schools that a query can name one by one. */
const FEW = 500;

function pick(
  all: ReadonlyMap<string, ComparedInstitution>,
  ids: readonly string[],
): Map<string, ComparedInstitution> {
  return new Map(
    ids.flatMap((id) => {
      const institution = all.get(id);
      return institution ? [[id, institution] as const] : [];
    }),
  );
}

/** Institutions with a document in force that meet the conditions other than their names; by name. */
async function readInstitutions(
  { db }: Warehouse,
  { levels = [], kinds = [], regions = [], doubleHigh = false, among }: CompareRequest,
): Promise<Map<string, ComparedInstitution>> {
  let query = db
    .selectFrom('core_institution')
    .select(['id', 'name', 'kind', 'level', 'region'])
    .where('id', 'in', (query) =>
      query
        .selectFrom('raw_document')
        .select('institution_id')
        .where('superseded_by', 'is', null)
        .where('institution_id', 'is not', null)
        .$castTo<{ institution_id: string }>(),
    );
  if (doubleHigh) query = query.where('double_high', 'is not', null);
  const rows = await query.execute();
  const fits = ({ id, kind, level, region }: ComparedInstitution) =>
    (levels.length === 0 || levels.some((word) => word === level || word === kind)) &&
    (kinds.length === 0 || kinds.includes(kind)) &&
    (regions.length === 0 || regions.some((word) => region?.startsWith(word))) &&
    (among === undefined || among.has(id));
  const fitting = rows.filter(fits).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return new Map(fitting.map((row) => [row.id, row]));
}
