// Findings in words: what the number is called, how it is printed, where it stands.

import { describeAnchor, type Fact, type Finding, type Lang, type Severity } from '../../model/index.ts';

/** The printed value with its unit (`6110 人`); a unit that the value already bears is not repeated. */
export function valueWords(fact: Fact): string {
  const value = fact.valueText.replace(/\s+/gu, '');
  const unit = fact.unitText?.trim() ?? '';
  if (unit === '' || fact.unit === 'ratio' || value.endsWith(unit)) return value;
  return unit === '%' ? `${value}%` : `${value} ${unit}`;
}

/** The printed value and its place: `6110 人（第1693行）`. */
export function placedValue(fact: Fact, lang: Lang): string {
  const place = describeAnchor(fact.anchor, lang);
  return lang === 'zh' ? `${valueWords(fact)}（${place}）` : `${valueWords(fact)} (${place})`;
}

/** The printed name, with its parent where one is known. */
export const nameOf = (fact: Fact): string => fact.path.slice(-2).join('／') || fact.indicatorText;

/** The period in a word: `2023年`, `2023-09-01–2024-08-31`; empty when unknown. */
export function periodWords(fact: Fact, lang: Lang): string {
  const { start, end, kind } = fact.period;
  if (!start || !end) return '';
  if (kind === 'calendar') return lang === 'zh' ? `${start.slice(0, 4)}年` : start.slice(0, 4);
  return kind === 'as_of' ? end : `${start}–${end}`;
}

/** A finding about `facts`, placed at the first of them. `facts` must not be empty. */
export function makeFinding(
  code: string,
  severity: Severity,
  facts: readonly [Fact, ...Fact[]],
  zh: string,
  en: string,
): Finding {
  return {
    code,
    severity,
    message: { zh, en },
    observations: facts.map((fact) => fact.id),
    anchor: facts[0].anchor,
  };
}
