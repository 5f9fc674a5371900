// Keeps out_best_value and out_alternative true to core_fact: the groups that a change touches are chosen anew, in the
// transaction of the change.

import { type Insertable, type Kysely, sql, type Transaction } from 'kysely';
import { groupRows } from '../group-rows.ts';
import { insertRows } from '../insert-rows.ts';
import type { Flag, OutAlternativeTable, WarehouseSchema } from '../schema/index.ts';
import { type ChosenValue, insertBestValues } from './insert-best-values.ts';
import { valuesAgree } from './printed-precision.ts';
import { compareCandidates } from './rank-facts.ts';
import { type CandidateFact, listCandidates, readCandidateFacts } from './read-candidates.ts';

/** What a value is of, besides its institution. */
export type ValueKey = readonly [indicator: string, period: string];

/** Institution → what is to be chosen anew, each under a text of its own. */
export type TouchedValues = Map<string, Map<string, ValueKey>>;

/** Notes that the values of `institution` under `keys` are to be chosen anew. */
export function touchValues(touched: TouchedValues, institution: string, keys: Iterable<ValueKey>): void {
  const known = touched.get(institution) ?? new Map<string, ValueKey>();
  touched.set(institution, known);
  for (const key of keys) known.set(key.join('\n'), key);
}

/** Adds to `touched` what the comparable facts of `documents` are about. */
export async function touchDocuments(
  db: Kysely<WarehouseSchema>,
  touched: TouchedValues,
  documents: readonly string[],
): Promise<void> {
  if (documents.length === 0) return;
  const keys = await db
    .selectFrom('core_fact')
    .where('document', 'in', documents)
    .where('comparable', '=', 1)
    .select(['institution_id', 'indicator_id', 'period_key'])
    .distinct()
    .execute();
  for (const { institution_id, indicator_id, period_key } of keys) {
    if (institution_id === null || indicator_id === null) continue;
    touchValues(touched, institution_id, [[indicator_id, period_key]]);
  }
}

/** Chooses the best values of all that was touched anew. */
export async function refreshBestValues(
  trx: Transaction<WarehouseSchema>,
  touched: TouchedValues,
): Promise<void> {
  for (const [institution, keys] of touched) await refreshInstitution(trx, institution, [...keys.values()]);
}

async function refreshInstitution(
  trx: Transaction<WarehouseSchema>,
  institution: string,
  keys: readonly ValueKey[],
): Promise<void> {
  for (const table of ['out_best_value', 'out_alternative'] as const)
    await sql`delete from ${sql.table(table)} where institution_id = ${institution}
      and (indicator_id, period_key) in (
        select value ->> 0, value ->> 1 from json_each(${JSON.stringify(keys)}))`.execute(trx);
  const candidates = await listCandidates(trx, institution, keys);
  const groups = groupRows(candidates, (fact) => `${fact.indicator_id}\n${fact.period_key}`);
  const best: ChosenValue[] = [];
  const rivals: string[] = [];
  for (const group of groups.values()) {
    const [first, ...rest] = group;
    // most values are printed once: nothing to choose
    if (first && rest.length === 0)
      best.push({ fact: first.id, alternatives: 0, conflict: 0, resolution: null });
    else rivals.push(...group.map(({ id }) => id));
  }
  const others: Insertable<OutAlternativeTable>[] = [];
  for (const group of await readRivals(trx, institution, rivals)) {
    const chosen = chooseValue(group);
    if (!chosen) continue;
    best.push(chosen.best);
    others.push(...chosen.others);
  }
  await insertBestValues(trx, best);
  await insertRows(trx, 'out_alternative', others);
}

async function readRivals(
  trx: Transaction<WarehouseSchema>,
  institution: string,
  facts: readonly string[],
): Promise<Iterable<readonly CandidateFact[]>> {
  if (facts.length === 0) return [];
  const candidates = await readCandidateFacts(trx, institution, facts);
  return groupRows(candidates, ({ fact }) => `${fact.indicator_id}\n${fact.period_key}`).values();
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
): { best: ChosenValue; others: Insertable<OutAlternativeTable>[] } | null {
  const [best, ...rest] = sortCandidates(group);
  const { institution_id, indicator_id, period_key } = best?.fact ?? {};
  if (!best || !institution_id || !indicator_id || !period_key) return null;
  const judged = rest.map((other) => ({ other, agrees: candidatesAgree(best, other) }));
  const disagreeing = judged.filter(({ agrees }) => agrees === false).map(({ other }) => other);
  return {
    best: {
      fact: best.id,
      alternatives: rest.length,
      conflict: toFlag(disagreeing.length > 0),
      resolution: resolutionOf(best, disagreeing, rest),
    },
    others: judged.map(({ other, agrees }, i) => ({
      institution_id,
      indicator_id,
      period_key,
      position: i + 1,
      fact_id: other.id,
      best_fact_id: best.id,
      trust: other.trust,
      agrees: agrees === null ? null : toFlag(agrees),
    })),
  };
}

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
