// The catalogue's indicator for a name in running text. Sentences say 全日制在校生 17045 人 and 高职学校毕业生满意度, where tables
// say 全日制在校生人数: the name is tried as printed, with the counter it leaves out, and without what stands before it.

import type { Catalog } from '../../catalog/types.ts';
import type { Observation } from '../../model/index.ts';
import { resolveUnit } from '../units/resolve-unit.ts';
import { type IndicatorMatch, matchIndicator } from './match-indicator.ts';

/** Words that a sentence leaves out, by the dimension of the unit. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  person: ['人数', '总数'],
  item: ['总数', '项目', '项目数'],
  class_hour: ['学时', '时间'],
  money: ['额', '金额', '到账经费', '到款额'],
  area: ['面积'],
};
/** How sure a match is that needed an ending, a shorter name, or a pattern. */
const DOUBT = { ending: 0.97, shorter: 0.92, pattern: 0.9 } as const;
const GROUP = 'indicator:';

/**
 * The indicator that an observation of running text names; null when the catalogue has none, or none of its unit. Changes
 * of an indicator are not the indicator.
 */
export function matchProseIndicator(
  catalog: Pick<Catalog, 'indicators' | 'units' | 'proseWords'>,
  observation: Pick<Observation, 'indicatorText' | 'path' | 'unitText' | 'kind'>,
): IndicatorMatch | null {
  if (observation.kind === 'change' || observation.kind === 'rank') return null;
  const name = observation.indicatorText;
  const unit = proseUnit(name, observation.unitText);
  const query = (text: string, path: readonly string[] = [text]) =>
    matchIndicator(catalog, { text, path, unit });
  const dimension = (unit === null ? null : resolveUnit(catalog.units, unit)?.dimension) ?? '';
  const shorter = catalog.proseWords.strip('name_prefix', name);
  const names = shorter === name || shorter.length < 2 ? [name] : [name, shorter];
  for (const [i, text] of names.entries()) {
    const doubt = i === 0 ? 1 : DOUBT.shorter;
    const found = (i === 0 ? query(text, observation.path) : null) ?? query(text);
    if (found) return { ...found, confidence: found.confidence * doubt };
    for (const ending of ENDINGS[dimension] ?? []) {
      const longer = query(`${text}${ending}`);
      if (longer) return { ...longer, confidence: longer.confidence * doubt * DOUBT.ending };
    }
  }
  return byPattern(catalog, name, dimension);
}

/** 生均图书 155.21 册 is in books per student. */
export function proseUnit(name: string, unitText: string | null): string | null {
  return unitText !== null &&
    /^(?:年?生均|每生)/u.test(name) &&
    /^(?:万?元|平方米|㎡|册|本|个|台|套)$/u.test(unitText)
    ? `${unitText}/生`
    : unitText;
}

/** The groups `indicator:ID` of the words for running text, in file order; the unit must be of the indicator's dimension. */
function byPattern(
  catalog: Pick<Catalog, 'indicators' | 'proseWords'>,
  name: string,
  dimension: string,
): IndicatorMatch | null {
  for (const group of catalog.proseWords.groups) {
    if (!group.startsWith(GROUP) || !catalog.proseWords.has(group, name)) continue;
    const indicator = catalog.indicators.get(group.slice(GROUP.length));
    if (indicator && indicator.dimension === dimension)
      return { id: indicator.id, confidence: DOUBT.pattern };
  }
  return null;
}
