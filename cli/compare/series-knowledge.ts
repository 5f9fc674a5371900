// What the catalogue says of an indicator's series: which direction is better, and when its definition changed.

import { loadIndicators } from '../../catalog/load-indicators.ts';
import { loadUnits } from '../../catalog/load-units.ts';
import type { SeriesKnowledge } from '../../loaders/queries/comparison/arrange-blocks.ts';

/** Looks indicators up in the program's catalogue; those it does not have count as never changed. */
export function knowSeries(): (indicator: string) => SeriesKnowledge {
  const indicators = loadIndicators(loadUnits());
  return (id) => {
    const known = indicators.get(id);
    return { lowerIsBetter: known?.better === 'lower', breaks: known?.changed ?? [] };
  };
}
