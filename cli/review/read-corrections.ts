// The reviewed corrections that the next run applies.

import { loadCorrections } from '../../catalog/load-corrections.ts';
import { loadIndicators } from '../../catalog/load-indicators.ts';
import { loadUnits } from '../../catalog/load-units.ts';
import type { Correction } from '../../catalog/types.ts';

/** @throws CatalogError when a corrections file is wrong. */
export function readCorrectionsInForce(): readonly Correction[] {
  const units = loadUnits();
  return loadCorrections(loadIndicators(units), units);
}
