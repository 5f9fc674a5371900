// The catalogue's indicator for a name outside the national tables. Decided by name, parent in the path and unit; where
// these leave two candidates, there is no match: a wrong indicator is worse than none.

import { foldName, nameKey } from '../../catalog/fold-name.ts';
import type { Catalog, Indicator } from '../../catalog/types.ts';
import { resolveUnit } from '../units/resolve-unit.ts';

export interface IndicatorQuery {
  /** The printed name. */
  readonly text: string;
  /** Names from the topmost row to this one; the last is the name itself. */
  readonly path: readonly string[];
  /** As printed; null when none is. */
  readonly unit: string | null;
  /** Id of the standard table it stands in, where that is known. */
  readonly table?: string | null;
}

export interface IndicatorMatch {
  readonly id: string;
  /** 0–1. */
  readonly confidence: number;
}

const CONFIDENCE = { name: 0.95, alias: 0.9, similar: 0.85 } as const;
/** When no unit is printed, or the parent in the path is not the one the catalogue names. */
const DOUBT = 0.85;

type NameIndex = ReadonlyMap<string, readonly Indicator[]>;

const indexes = new WeakMap<Catalog['indicators'], NameIndex>();

function indexOf(indicators: Catalog['indicators']): NameIndex {
  const known = indexes.get(indicators);
  if (known) return known;
  const byKey = new Map<string, Indicator[]>();
  for (const indicator of indicators.values())
    for (const key of new Set([indicator.zh, ...indicator.aliases].map(nameKey)))
      byKey.set(key, [...(byKey.get(key) ?? []), indicator]);
  indexes.set(indicators, byKey);
  return byKey;
}

/**
 * The one indicator that `query` names; null when the catalogue has none of that name and unit, or more than one. Names
 * are equal when they are after folding spaces, stars, quotes and closing 数 / 数量 (`nameKey`).
 */
export function matchIndicator(
  catalog: Pick<Catalog, 'indicators' | 'units'>,
  query: IndicatorQuery,
): IndicatorMatch | null {
  const key = nameKey(query.text);
  const named = key === '' ? [] : (indexOf(catalog.indicators).get(key) ?? []);
  const unit = query.unit === null ? null : resolveUnit(catalog.units, query.unit);
  const fitting = named.filter(
    (i) =>
      (unit === null || i.unit === null || catalog.units.find(i.unit)?.dimension === unit.dimension) &&
      (!query.table || i.table === null || i.table === query.table),
  );
  const parents = query.path.slice(0, -1).map(nameKey);
  const ranked = fitting
    .map((indicator) => ({
      indicator,
      ancestors: ancestorsIn(indicator, parents, catalog.indicators),
      own: nameKey(indicator.zh) === key ? 1 : 0,
    }))
    .sort((a, b) => b.ancestors - a.ancestors || b.own - a.own);
  const [first, second] = ranked;
  // more ancestors in the path decide, then the indicator's own name where for the other it is an alias
  if (!first || (second && first.ancestors === second.ancestors && first.own === second.own)) return null;
  // a name that several indicators share says nothing without its parent
  const shared = named.length > 1;
  const misplaced = parents.length > 0 && first.ancestors === 0;
  if (shared && first.ancestors === 0 && (misplaced || first.own === 0)) return null;
  const sure = CONFIDENCE[likeness(first.indicator, query.text)];
  return {
    id: first.indicator.id,
    confidence:
      sure * (unit === null && first.indicator.dimension !== 'ratio' ? DOUBT : 1) * (misplaced ? DOUBT : 1),
  };
}

function likeness(indicator: Indicator, text: string): keyof typeof CONFIDENCE {
  const folded = foldName(text);
  if (foldName(indicator.zh) === folded) return 'name';
  return indicator.aliases.some((alias) => foldName(alias) === folded) ? 'alias' : 'similar';
}

/** How many of the indicator's ancestors in the catalogue stand in the path above it, nearest first. */
function ancestorsIn(
  indicator: Indicator,
  parents: readonly string[],
  indicators: Catalog['indicators'],
): number {
  let count = 0;
  let at = parents.length - 1;
  const seen = new Set<string>();
  let parent = indicator.parent;
  while (parent !== null && !seen.has(parent)) {
    seen.add(parent);
    const entry = indicators.get(parent);
    if (!entry) break;
    const keys = [entry.zh, ...entry.aliases].map(nameKey);
    const found = parents.findLastIndex((name, i) => i <= at && keys.includes(name));
    if (found >= 0) {
      count++;
      at = found - 1;
    }
    parent = entry.parent;
  }
  return count;
}
