// Reviewed corrections of one document. A fact that a correction made (its rule says so) is no row of `core_fact`: it is the
// row of `core_correction` that gives the printed fact another value.

import type { Insertable, Transaction } from 'kysely';
import type { Extraction, Fact } from '../../model/index.ts';
import { insertRows } from '../insert-rows.ts';
import type { CoreCorrectionTable, WarehouseSchema } from '../schema/index.ts';

/** How the `rule` of such facts begins; the correction's id follows. */
const CORRECTION_RULE = 'correction:';

/** Whether `fact` is a correction, not something printed. */
export const isCorrection = (fact: Pick<Fact, 'rule' | 'corrects'>): boolean =>
  fact.corrects !== undefined && fact.rule.startsWith(CORRECTION_RULE);

/** The printed fact that each correction of an extraction replaces: from observation id to observation id. */
export const correctedFacts = (observations: readonly Fact[]): ReadonlyMap<string, string> =>
  new Map(
    observations.flatMap((fact) =>
      isCorrection(fact) ? [[fact.id, fact.corrects ?? fact.id] as const] : [],
    ),
  );

/**
 * Replaces the catalogue's corrections of a document by those of `extraction`. Corrections without a value are left out; rows
 * that somebody else wrote stay, unless the catalogue settles the same fact.
 */
export async function writeCorrections(
  trx: Transaction<WarehouseSchema>,
  document: string,
  { observations }: Pick<Extraction, 'observations'>,
): Promise<void> {
  const byId = new Map(observations.map((fact) => [fact.id, fact]));
  const rows = observations.filter(isCorrection).flatMap((fact): Insertable<CoreCorrectionTable>[] => {
    const printed = byId.get(fact.corrects ?? '');
    if (!printed || fact.value === null) return [];
    return [
      {
        id: `${fact.rule.slice(CORRECTION_RULE.length)}@${document}-${printed.id}`,
        fact_id: `${document}-${printed.id}`,
        value_printed: printed.valueText,
        value: fact.value,
        unit: fact.unit,
        reason: fact.quote,
        source: fact.rule.slice(CORRECTION_RULE.length),
      },
    ];
  });
  await trx
    .deleteFrom('core_correction')
    .where(({ or, eb }) =>
      or([eb('id', 'like', `%@${document}-%`), ...rows.map(({ fact_id }) => eb('fact_id', '=', fact_id))]),
    )
    .execute();
  await insertRows(trx, 'core_correction', rows);
}
