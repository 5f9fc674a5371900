// Reviewed corrections of one document as rows. A fact that a correction made (its rule says so) is no row of `core_fact`: it
// is the row of `core_correction` that gives the printed fact another value.

import type { Extraction, Fact } from '../../model/index.ts';

/** How the `rule` of such facts begins; the correction's id follows. */
const CORRECTION_RULE = 'correction:';

/** A row of core_correction; `observation` is the one it is about. */
export interface CorrectionRow {
  readonly observation: string;
  readonly value_printed: string;
  readonly value: string;
  readonly unit: string | null;
  readonly reason: string;
  readonly source: string;
}

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

/** The corrections among `observations`; those without a value are left out. */
export function makeCorrectionRows({ observations }: Pick<Extraction, 'observations'>): CorrectionRow[] {
  const byId = new Map(observations.map((fact) => [fact.id, fact]));
  return observations.filter(isCorrection).flatMap((fact): CorrectionRow[] => {
    const printed = byId.get(fact.corrects ?? '');
    if (!printed || fact.value === null) return [];
    return [
      {
        observation: printed.id,
        value_printed: printed.valueText,
        value: fact.value,
        unit: fact.unit,
        reason: fact.quote,
        source: fact.rule.slice(CORRECTION_RULE.length),
      },
    ];
  });
}
