// Percentages of running text against the counts in their own sentence: 完成率 = 完成 ÷ 应完成, 占 = part ÷ base. A base that
// the words name is looked for in the whole report. Rounding up or down and cutting off are all accepted.

import { nameKey } from '../../../catalog/fold-name.ts';
import type { Catalog } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import {
  absolute,
  compare,
  decimal,
  type Exact,
  exact,
  multiply,
  percentOf,
  round,
  subtract,
  wholeOf,
} from '../../../numbers/exact.ts';
import { numberOf, standing } from '../fact-groups.ts';
import type { NumberTable } from '../tables/read-numbers.ts';
import { isChange } from './compare-mentions.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

const HUNDRED = exact('100');
/** Rates whose name says that the counts before them are its two sides. */
const COMPLETION = /(?:完成|达成|报到|落实|合格|通过|获取|达标)率?$/u;
const BASE = /^占(?:其|了)?(.{0,16}?)(?:的|比|比例|比重)?(?:约|为|达)?$/u;
/** 201 人，其中硕士 46 人; 201 人中硕士 46 人. */
const OF_WHICH = /^(?:其?中|中，?)/u;
/** Counts of one sentence, and of the report, that are looked at: more are no sentence, and explain any rate. */
const SENTENCE = 12;
const KNOWN = 2000;
const DISTRIBUTIVE = /(?:依次|分别|各|均)/u;

export interface Numbers {
  readonly facts: readonly Fact[];
  readonly tables: readonly NumberTable[];
  readonly catalog: Pick<Catalog, 'checks'>;
}

/** One finding for each percentage that no two counts it may be made of explain. */
export function checkSentenceRates(
  mentions: readonly Mention[],
  { facts, tables, catalog }: Numbers,
): Finding[] {
  const counts = mentions.filter((m) => isCount(m, catalog));
  const printed = [
    ...counts.map((m) => m.value),
    ...tables.flatMap((t) =>
      t.numbers.flatMap((row) => row.flatMap((cell) => (cell && !cell.percent ? cell.value : []))),
    ),
    ...standing(facts).flatMap((f) =>
      f.dimension !== null && catalog.checks.additive.has(f.dimension) ? (numberOf(f) ?? []) : [],
    ),
  ];
  const known = [...new Map(printed.map((value) => [`${value.n}/${value.d}`, value])).values()].slice(
    0,
    KNOWN,
  );
  const byName = namedCounts(counts, facts, catalog);
  return mentions.flatMap((rate, i) => {
    if (
      rate.unit !== 'percent' ||
      isChange(rate) ||
      rate.modifier !== 'exact' ||
      DISTRIBUTIVE.test(rate.lead)
    )
      return [];
    const before = sentenceCounts(mentions, i, catalog);
    const lead = rate.lead.replace(/(?:为|达到?|是|约|至|共|:)+$/u, '');
    if (COMPLETION.test(lead)) return completion(rate, before, facts);
    const base = BASE.exec(rate.lead);
    const part = before.at(-1);
    return base && part ? share(rate, part, base[1] ?? '', before, { known, byName, facts }) : [];
  });
}

const isCount = (m: Mention, { checks }: Pick<Catalog, 'checks'>): boolean =>
  m.dimension !== null && checks.additive.has(m.dimension) && m.modifier === 'exact' && !isChange(m);

/** The counts between the previous percentage of the sentence and this one; all of them when there are too few. */
function sentenceCounts(
  mentions: readonly Mention[],
  at: number,
  catalog: Pick<Catalog, 'checks'>,
): Mention[] {
  const sentence = mentions[at]?.sentence;
  const counts: Mention[] = [];
  for (let i = at - 1; i >= 0 && counts.length < SENTENCE && mentions[i]?.sentence === sentence; i--) {
    const m = mentions[i];
    if (m && isCount(m, catalog)) counts.unshift(m);
  }
  return counts;
}

/** Whether `percent` (as printed, in steps of `step`) is `part` ÷ `whole`, however it was rounded. */
export function isRate(part: Exact, whole: Exact, percent: Exact, step: Exact): boolean {
  if (whole.n === 0n) return false;
  const difference = absolute(subtract(percentOf(part, whole), percent));
  return compare(difference, step) < 0;
}

function completion(rate: Mention, before: readonly Mention[], facts: readonly Fact[]): Finding[] {
  const [whole, part] = before.slice(-2);
  if (!whole || !part || whole.unit !== part.unit || rate.value.n === 0n) return [];
  const pairs = before.flatMap((a) => before.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => isRate(a.value, b.value, rate.value, multiply(rate.step, exact('1.5')))))
    return [];
  if (compare(part.value, whole.value) > 0) return [];
  return [mismatch(rate, part, whole, facts, 'rate_disagrees')];
}

interface Known {
  readonly known: readonly Exact[];
  readonly byName: ReadonlyMap<string, readonly Exact[]>;
  readonly facts: readonly Fact[];
}

function share(
  rate: Mention,
  part: Mention,
  base: string,
  before: readonly Mention[],
  known: Known,
): Finding[] {
  const fits = (whole: Exact) =>
    compare(whole, part.value) >= 0 && isRate(part.value, whole, rate.value, rate.step);
  if (rate.value.n === 0n || compare(rate.value, HUNDRED) > 0) return [];
  // the share may be that of an earlier part of the sentence, or of a base that stands elsewhere
  if (
    before.some((m) =>
      known.known.some(
        (whole) => compare(whole, m.value) >= 0 && isRate(m.value, whole, rate.value, rate.step),
      ),
    )
  )
    return [];
  const named = baseNamed(base, known);
  const last = before.at(-2);
  const whole = last && last.unit === part.unit && OF_WHICH.test(part.lead) ? last : undefined;
  if (named.length > 0 && !named.some(fits)) {
    const [value] = named;
    return value && compare(value, part.value) >= 0
      ? [mismatch(rate, part, { value, name: base }, known.facts, 'share_disagrees')]
      : [];
  }
  return whole && base.length <= 1 ? [mismatch(rate, part, whole, known.facts, 'share_disagrees')] : [];
}

function mismatch(
  rate: Mention,
  part: Mention,
  whole: Pick<Mention, 'value' | 'name'> & Partial<Mention>,
  facts: readonly Fact[],
  code: string,
): Finding {
  const percent = round(percentOf(part.value, whole.value), 2);
  const implied = round(wholeOf(part.value, rate.value), 1);
  const anchors = [rate.anchor, part.anchor, ...(whole.anchor ? [whole.anchor] : [])];
  const sum = `${decimal(part.value)} ÷ ${decimal(whole.value)} = ${percent}%`;
  return placedFinding(
    code,
    'error',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `${placedText(rate.printed, rate.anchor, 'zh')} 与同句的数不符：${sum}${whole.name ? `（以“${whole.name}”为分母）` : ''}；按 ${rate.printed} 反推分母为 ${implied}`,
    `${placedText(rate.printed, rate.anchor, 'en')} does not follow from the numbers it is stated with: ${sum}; ${rate.printed} implies a denominator of ${implied}`,
  );
}

/** Values of what the base is called, by folded name. */
function namedCounts(
  counts: readonly Mention[],
  facts: readonly Fact[],
  { checks }: Pick<Catalog, 'checks'>,
) {
  const byName = new Map<string, Exact[]>();
  const put = (name: string, value: Exact) => {
    const key = baseKey(name);
    if (key.length >= 2) byName.set(key, [...(byName.get(key) ?? []), value]);
  };
  for (const m of counts) put(m.name, m.value);
  for (const f of standing(facts)) {
    const value = numberOf(f);
    if (value && f.dimension !== null && checks.additive.has(f.dimension)) put(f.indicatorText, value);
  }
  return byName;
}

const baseKey = (name: string): string =>
  nameKey(name)
    .replace(/^.*(?:专业)?招生/u, '')
    .replace(/(?:总|人|生)+$/u, '');

function baseNamed(base: string, { byName }: Known): readonly Exact[] {
  const key = baseKey(base);
  return key.length >= 2 ? (byName.get(key) ?? []) : [];
}
