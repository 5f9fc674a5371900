// What is wrong with an extraction by itself, before anything of it is stored. Pure.

import type { Extraction } from '../../model/index.ts';
import { isDecimal } from '../best-values/printed-precision.ts';
import { correctedFacts } from './correction-rows.ts';

/**
 * Why `extraction` cannot be stored: a value that is no decimal, an id given twice, a finding or a correction about an
 * observation that is not there. Null when nothing is wrong.
 */
export function findFault({
  observations,
  findings,
}: Pick<Extraction, 'observations' | 'findings'>): string | null {
  const ids = new Set<string>();
  for (const fact of observations) {
    if (ids.has(fact.id)) return `observation ${fact.id} is given twice`;
    ids.add(fact.id);
    for (const value of [fact.value, fact.valueMin, fact.valueMax])
      if (typeof value === 'string' && !isDecimal(value))
        return `the value of observation ${fact.id} is no decimal: ${value}`;
  }
  for (const { corrects, id } of observations)
    if (corrects !== undefined && !ids.has(corrects)) return `${id} corrects ${corrects}, which is not there`;
  const corrected = correctedFacts(observations);
  for (const { code, observations: about } of findings)
    for (const id of about) {
      const printed = corrected.get(id) ?? id;
      if (!ids.has(id) || corrected.has(printed)) return `finding ${code} is about ${id}, which is not there`;
    }
  return null;
}
