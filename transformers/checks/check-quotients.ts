// Two indicators of one report against each other: a rate that is part ÷ whole, and quotients that no school has (5 yuan for
// a class hour). Which ones is data: `rates` and `quotients` of the catalogue's `checks.yml`.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding } from '../../model/index.ts';
import {
  absolute,
  compare,
  decimal,
  divide,
  exact,
  multiply,
  percentOf,
  round,
  subtract,
} from '../../numbers/exact.ts';
import { printedStep } from './compatible.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';
import { frameKey, groupBy, standing } from './fact-groups.ts';
import { type Frame, indexFrame } from './index-frame.ts';

/** One finding for each rate that is not its quotient, and for each quotient outside its bounds. */
export function checkQuotients(facts: readonly Fact[], { checks }: Pick<Catalog, 'checks'>): Finding[] {
  const usable = standing(facts).filter(
    (f) => f.modifier === 'exact' && f.kind !== 'change' && f.unit !== null,
  );
  return [...groupBy(usable, (f) => frameKey(f, checks)).values()].flatMap((group) => {
    const frame = indexFrame(group);
    return [
      ...checks.rates.flatMap(({ rate, part, whole }) => checkRate(frame, rate, part, whole)),
      ...checks.quotients.flatMap((quotient) => {
        const [of, by] = [frame.get(quotient.of), frame.get(quotient.by)];
        if (!of || !by || of.value.n <= 0n || by.value.n <= 0n) return [];
        const value = divide(of.value, by.value);
        if (compare(value, exact(quotient.min)) >= 0 && compare(value, exact(quotient.max)) <= 0) return [];
        const sum = `${decimal(of.value)} ÷ ${decimal(by.value)} = ${round(value, 2)}`;
        return [
          makeFinding(
            'quotient_implausible',
            'warning',
            [of.fact, by.fact],
            `${periodWords(of.fact, 'zh')}“${nameOf(of.fact)}”${placedValue(of.fact, 'zh')} ÷“${nameOf(by.fact)}”${placedValue(by.fact, 'zh')}：${quotient.zh} ${sum}，超出合理范围 ${quotient.min}–${quotient.max}`,
            `${periodWords(of.fact, 'en')} ${nameOf(of.fact)} ${placedValue(of.fact, 'en')} ÷ ${nameOf(by.fact)} ${placedValue(by.fact, 'en')}: ${quotient.en} ${sum}, outside ${quotient.min}–${quotient.max}`,
          ),
        ];
      }),
    ];
  });
}

function checkRate(frame: Frame, rateId: string, partId: string, wholeId: string): Finding[] {
  const [rate, part, whole] = [frame.get(rateId), frame.get(partId), frame.get(wholeId)];
  if (!rate || !part || !whole || whole.value.n === 0n || rate.fact.unit !== 'percent') return [];
  const percent = percentOf(part.value, whole.value);
  const step = printedStep(rate.fact) ?? exact('0.01');
  if (compare(absolute(subtract(percent, rate.value)), multiply(step, exact('1.5'))) < 0) return [];
  // a part above its whole is reported as such
  if (compare(part.value, whole.value) > 0) return [];
  const sum = `${decimal(part.value)} ÷ ${decimal(whole.value)} = ${round(percent, 2)}%`;
  return [
    makeFinding(
      'rate_disagrees',
      'warning',
      [rate.fact, part.fact, whole.fact],
      `${periodWords(rate.fact, 'zh')}“${nameOf(rate.fact)}”${placedValue(rate.fact, 'zh')} 与“${nameOf(part.fact)}”÷“${nameOf(whole.fact)}”不符：${sum}`,
      `${periodWords(rate.fact, 'en')} ${nameOf(rate.fact)} ${placedValue(rate.fact, 'en')} is not ${nameOf(part.fact)} ÷ ${nameOf(whole.fact)}: ${sum}`,
    ),
  ];
}
