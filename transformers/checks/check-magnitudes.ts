// Values that no school has: outside the bounds the catalogue gives the indicator. Most are a slip of the unit.

import type { Catalog, Indicator } from '../../catalog/types.ts';
import type { Fact, Finding } from '../../model/index.ts';
import { compare, divide, type Exact, exact, multiply } from '../../numbers/exact.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';
import { numberOf, standing } from './fact-groups.ts';

const MYRIAD = exact('10000');

/** One finding for each value of a whole school outside the bounds of its indicator. Zero is "none", not a magnitude. */
export function checkMagnitudes(
  facts: readonly Fact[],
  { indicators, units }: Pick<Catalog, 'indicators' | 'units'>,
): Finding[] {
  return standing(facts).flatMap((fact) => {
    const indicator = fact.indicatorId === null ? undefined : indicators.get(fact.indicatorId);
    const value = numberOf(fact);
    if (!indicator?.bounds || !value || value.n === 0n || fact.kind === 'change' || fact.from === 'prose')
      return [];
    const canonical = indicator.unit === null ? null : units.find(indicator.unit)?.unit;
    if (canonical !== fact.unit || isInside(value, indicator)) return [];
    const { min, max } = indicator.bounds;
    const unit = units.units.get(canonical ?? '');
    const slip = slipOf(value, indicator);
    const zh = slip === null ? '' : `，疑为单位之误（${slip.zh}）`;
    const en = slip === null ? '' : `; the unit may have slipped (${slip.en})`;
    return [
      makeFinding(
        'value_implausible',
        'warning',
        [fact],
        `${periodWords(fact, 'zh')}“${nameOf(fact)}”${placedValue(fact, 'zh')} 超出合理范围 ${min ?? ''}–${max ?? ''} ${unit?.zh ?? ''}${zh}`,
        `${periodWords(fact, 'en')} ${nameOf(fact)} ${placedValue(fact, 'en')} is outside the plausible range ${min ?? ''}–${max ?? ''} ${unit?.en ?? ''}${en}`,
      ),
    ];
  });
}

function isInside(value: Exact, { bounds }: Indicator): boolean {
  const { min = null, max = null } = bounds ?? {};
  return (
    (min === null || compare(value, exact(min)) >= 0) && (max === null || compare(value, exact(max)) <= 0)
  );
}

function slipOf(value: Exact, indicator: Indicator): { readonly zh: string; readonly en: string } | null {
  if (isInside(divide(value, MYRIAD), indicator))
    return { zh: '除以一万则合理', en: 'a ten-thousandth of it is plausible' };
  if (isInside(multiply(value, MYRIAD), indicator))
    return { zh: '乘以一万则合理', en: 'ten thousand times it is plausible' };
  return null;
}
