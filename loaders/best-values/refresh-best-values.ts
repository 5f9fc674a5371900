// Keeps out_best_value and out_alternative true to core_fact: the groups that a change touches are chosen anew, in the
// transaction of the change.

import type { Insertable, Kysely, Transaction } from 'kysely';
import { groupRows } from '../group-rows.ts';
import { insertRows } from '../insert-rows.ts';
import type { Flag, OutAlternativeTable, OutBestValueTable, WarehouseSchema } from '../schema/index.ts';
import { valuesAgree } from './printed-precision.ts';
import { compareCandidates } from './rank-facts.ts';
import { type CandidateFact, readCandidates } from './read-candidates.ts';

/** Institution → the indicators whose values are to be chosen anew. */
export type TouchedValues = Map<string, Set<string>>;

const CHUNK = 500;

/** Adds to `touched` what the comparable facts of `documents` are about. */
export async function touchDocuments(
  db: Kysely<WarehouseSchema>,
  touched: TouchedValues,
  documents: readonly string[],
): Promise<void> {
  if (documents.length === 0) return;
  const pairs = await db
    .selectFrom('core_fact')
    .where('document', 'in', documents)
    .where('comparable', '=', 1)
    .select(['institution_id', 'indicator_id'])
    .distinct()
    .execute();
  for (const { institution_id, indicator_id } of pairs) {
    if (institution_id === null || indicator_id === null) continue;
    const indicators = touched.get(institution_id) ?? new Set();
    touched.set(institution_id, indicators.add(indicator_id));
  }
}

/** Chooses the best values of all touched institutions and indicators anew. */
export async function refreshBestValues(
  trx: Transaction<WarehouseSchema>,
  touched: TouchedValues,
): Promise<void> {
  for (const [institution, indicators] of touched) {
    const all = [...indicators];
    for (let i = 0; i < all.length; i += CHUNK)
      await refreshInstitution(trx, institution, all.slice(i, i + CHUNK));
  }
}

async function refreshInstitution(
  trx: Transaction<WarehouseSchema>,
  institution: string,
  indicators: readonly string[],
): Promise<void> {
  for (const table of ['out_best_value', 'out_alternative'] as const)
    await trx
      .deleteFrom(table)
      .where('institution_id', '=', institution)
      .where('indicator_id', 'in', indicators)
      .execute();
  const candidates = await readCandidates(trx, institution, indicators);
  const groups = groupRows(candidates, ({ fact }) => `${fact.indicator_id}\n${fact.period_key}`);
  const best: Insertable<OutBestValueTable>[] = [];
  const others: Insertable<OutAlternativeTable>[] = [];
  for (const group of groups.values()) {
    const chosen = chooseValue(group);
    if (!chosen) continue;
    best.push(chosen.best);
    others.push(...chosen.others);
  }
  await insertRows(trx, 'out_best_value', best);
  await insertRows(trx, 'out_alternative', others);
}

/**
 * Whether two candidates say the same: null when they cannot be compared, since their units differ or one has none
 * and the numbers are not the same.
 */
export function candidatesAgree(a: CandidateFact, b: CandidateFact): boolean | null {
  if (a.unit !== null && b.unit !== null && a.unit !== b.unit) return null;
  const agree = valuesAgree(a, b);
  return agree || a.unit === b.unit ? agree : null;
}

/** Candidates of one institution × indicator × period, the one to use first. */
export const sortCandidates = (group: readonly CandidateFact[]): CandidateFact[] =>
  [...group].sort(compareCandidates);

const toFlag = (b: boolean): Flag => (b ? 1 : 0);

function chooseValue(
  group: readonly CandidateFact[],
): { best: Insertable<OutBestValueTable>; others: Insertable<OutAlternativeTable>[] } | null {
  const [best, ...rest] = sortCandidates(group);
  const { institution_id, indicator_id, period_key } = best?.fact ?? {};
  if (!best || !institution_id || !indicator_id || !period_key) return null;
  const key = { institution_id, indicator_id, period_key };
  const judged = rest.map((other) => ({ other, agrees: candidatesAgree(best, other) }));
  const disagreeing = judged.filter(({ agrees }) => agrees === false).map(({ other }) => other);
  return {
    best: {
      ...key,
      ...bestColumns(best),
      alternatives: rest.length,
      conflict: toFlag(disagreeing.length > 0),
      resolution: resolutionOf(best, disagreeing, rest),
    },
    others: judged.map(({ other, agrees }, i) => ({
      ...key,
      position: i + 1,
      fact_id: other.id,
      best_fact_id: best.id,
      trust: other.trust,
      agrees: agrees === null ? null : toFlag(agrees),
    })),
  };
}

const bestColumns = (best: CandidateFact) => ({
  period_kind: best.fact.period_kind,
  period_start: best.fact.period_start,
  period_end: best.fact.period_end,
  period_label: best.fact.period_label,
  year: best.year,
  value: best.value,
  value_min: best.value_min,
  value_max: best.value_max,
  value_num: best.value === null ? null : Number(best.value),
  unit: best.unit,
  value_printed: best.value_printed,
  unit_printed: best.fact.unit_printed,
  modifier: best.modifier,
  kind: best.fact.kind,
  trust: best.trust,
  fact_id: best.id,
  document: best.document,
  anchor: best.fact.anchor,
});

/** A contradiction is resolved when every value that disagrees is, or repeats, the one that was corrected. */
function resolutionOf(
  best: CandidateFact,
  disagreeing: readonly CandidateFact[],
  rest: readonly CandidateFact[],
): 'correction' | 'note' | null {
  if (disagreeing.length === 0 || (best.trust !== 'correction' && best.trust !== 'note')) return null;
  const wrong =
    best.trust === 'correction'
      ? { ...best, value: best.uncorrected }
      : rest.find((other) => other.id === best.corrects);
  if (!wrong) return null;
  return disagreeing.every((other) => other === wrong || candidatesAgree(wrong, other)) ? best.trust : null;
}
