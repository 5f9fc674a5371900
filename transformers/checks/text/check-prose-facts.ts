// Facts of running text against those of the national tables: what a sentence says of an indicator, and what the table does.
// Sentences speak of parts, groups and plans as well; only what the words leave to the whole school is compared.

import type { Catalog, Indicator } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import { compare, divide, exact, multiply } from '../../../numbers/exact.ts';
import { areCompatible } from '../compatible.ts';
import { periodWords } from '../describe.ts';
import { dimsKey, groupBy, numberOf, standing } from '../fact-groups.ts';
import { isOfSchool } from './check-catalogued.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

/** Farther off than half as much again the sentence counts something else, unless a unit slipped. */
const TIMES = exact('1.5');
/** 毕业生分布在 53 个专业: of those that there are, these. */
const SPREAD = /分布|涉及|覆盖|涵盖|面向/u;
/** A binding less sure than this is no ground for a contradiction. */
const SURE = 0.5;

/** One finding for each indicator and value of the text that its row of a national table denies. */
export function checkProseFacts(
  mentions: readonly Mention[],
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'checks'>,
): Finding[] {
  const key = (f: Fact) =>
    [f.indicatorId, f.unit, f.period.start, f.period.end, dimsKey(f, catalog.checks)].join('\u0000');
  const tables = groupBy(
    standing(facts).filter((f) => isNumber(f) && (f.from === 'standard_table' || f.from === 'note')),
    key,
  );
  const stated = facts.filter(
    (f) => f.from === 'prose' && isNumber(f) && f.confidence >= SURE && isNamed(f) && tables.has(key(f)),
  );
  if (stated.length === 0) return [];
  const spoken = mentions.filter((m) => isOfSchool(m) && !SPREAD.test(m.lead));
  const seen = new Set<string>();
  return stated.flatMap((fact) => {
    const row = tables.get(key(fact))?.[0];
    const once = `${key(fact)} ${fact.value}`;
    if (!row || seen.has(once) || areCompatible(fact, row) || !isNear(fact, row)) return [];
    if (!spoken.some((m) => factsAt([fact], m.anchor).length > 0)) return [];
    seen.add(once);
    return [describe(fact, row, catalog.indicators.get(fact.indicatorId ?? ''))];
  });
}

/** Without a year of its own, a short name is that of many things: 课程标准. */
const isNamed = (f: Fact): boolean => f.period.from !== 'report' || f.indicatorText.length >= 5;

const isNumber = (f: Fact): boolean =>
  f.indicatorId !== null &&
  f.unit !== null &&
  f.period.start !== null &&
  f.kind !== 'change' &&
  f.kind !== 'target' &&
  f.kind !== 'rank' &&
  numberOf(f) !== null;

function isNear(a: Fact, b: Fact): boolean {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (!x || !y || x.n <= 0n || y.n <= 0n) return false;
  const [large, small] = compare(x, y) > 0 ? [x, y] : [y, x];
  const ratio = divide(large, small);
  return compare(large, multiply(small, TIMES)) <= 0 || (ratio.d === 1n && /^10{3,}$/.test(String(ratio.n)));
}

function describe(fact: Fact, row: Fact, indicator: Indicator | undefined): Finding {
  const printed = (f: Fact) =>
    `${f.valueText}${f.unit === 'ratio' || f.valueText.endsWith(f.unitText ?? '') ? '' : ` ${f.unitText ?? ''}`}`;
  const words = (lang: 'zh' | 'en') =>
    [placedText(printed(fact), fact.anchor, lang), placedText(printed(row), row.anchor, lang)] as const;
  const [zh, en] = [words('zh'), words('en')];
  return placedFinding(
    'values_disagree',
    fact.period.from === 'report' ? 'info' : 'warning',
    [fact.anchor, row.anchor],
    [row, fact],
    `${periodWords(row, 'zh')}“${indicator?.zh ?? row.indicatorText}”正文为 ${zh[0]}，表中为 ${zh[1]}`,
    `${periodWords(row, 'en')} ${indicator?.en ?? row.indicatorText} is ${en[0]} in the text and ${en[1]} in the table`,
  );
}
