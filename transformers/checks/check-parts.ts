// Parts and wholes in one report and period: no part is more than its whole, separate parts do not exceed it, and
// parts that exhaust it add up to it.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding, Severity } from '../../model/index.ts';
import { add, compare, decimal, divide, type Exact, exact, multiply, round } from '../../numbers/exact.ts';
import { parseDecimal } from '../../numbers/parse-decimal.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';
import { frameKey, groupBy, numberOf, sameUnit, standing } from './fact-groups.ts';
import { ADDITIVE, neverMore, type Partition, partitions } from './relations.ts';

interface Counted {
  readonly fact: Fact;
  readonly value: Exact;
}

/** Facts of one institution, period and split, by indicator: the first exact one of each. */
type Frame = ReadonlyMap<string, Counted>;

/** Findings about parts and wholes. Only exact values that stand (corrected by no note) are compared. */
export function checkParts(facts: readonly Fact[], catalog: Pick<Catalog, 'indicators'>): Finding[] {
  const usable = standing(facts).filter(
    (f) => f.dimension !== null && ADDITIVE.has(f.dimension) && f.modifier === 'exact' && f.kind === 'level',
  );
  const byFrame = groupBy(usable, frameKey);
  return [...byFrame.values()].flatMap((group) => {
    const frame = indexFrame(group);
    return [
      ...[...frame].flatMap(([id, part]) => {
        const parent = catalog.indicators.get(id)?.parent;
        return parent ? notMore(part, frame.get(parent), 'error') : [];
      }),
      ...neverMore.flatMap(([less, more, severity]) => {
        const part = frame.get(less);
        return part ? notMore(part, frame.get(more), severity) : [];
      }),
      ...partitions.flatMap((partition) => checkPartition(partition, frame)),
      ...uncatalogued(group),
    ];
  });
}

/** A correction comes before a national table, that before other tables, prose last. */
const TRUST: Readonly<Record<Fact['from'], number>> = {
  note: 0,
  standard_table: 1,
  table: 2,
  prose: 3,
  figure: 4,
};

function indexFrame(facts: readonly Fact[]): Frame {
  const frame = new Map<string, Counted>();
  for (const fact of [...facts].sort((a, b) => TRUST[a.from] - TRUST[b.from])) {
    const value = numberOf(fact);
    if (fact.indicatorId !== null && value && !frame.has(fact.indicatorId))
      frame.set(fact.indicatorId, { fact, value });
  }
  return frame;
}

/** Rows that the catalogue does not know, against the row of the same table that they are a part of (其中). */
function uncatalogued(facts: readonly Fact[]): Finding[] {
  const rows = facts.filter((f) => f.table !== undefined && f.from !== 'prose');
  const byPath = new Map(rows.map((f) => [`${f.table}\u0000${f.path.join('\u0000')}\u0000${f.unit}`, f]));
  return rows.flatMap((fact) => {
    if (fact.indicatorId !== null || fact.path.length < 2) return [];
    const whole = byPath.get(`${fact.table}\u0000${fact.path.slice(0, -1).join('\u0000')}\u0000${fact.unit}`);
    const value = numberOf(fact);
    const wholeValue = whole && numberOf(whole);
    if (!value || !wholeValue) return [];
    return notMore({ fact, value }, { fact: whole, value: wholeValue }, 'warning');
  });
}

function notMore(part: Counted, whole: Counted | undefined, severity: Severity): Finding[] {
  if (!whole || !sameUnit(part.fact, whole.fact) || compare(part.value, whole.value) <= 0) return [];
  const percent =
    whole.value.n === 0n ? null : round(multiply(divide(part.value, whole.value), exact('100')), 2);
  const zhRate = percent === null ? '' : `，即 ${percent}%`;
  const enRate = percent === null ? '' : `, that is ${percent}%`;
  return [
    makeFinding(
      'part_exceeds_whole',
      severity,
      [part.fact, whole.fact],
      `${periodWords(part.fact, 'zh')}“${nameOf(part.fact)}”${placedValue(part.fact, 'zh')} 大于“${nameOf(whole.fact)}”${placedValue(whole.fact, 'zh')}${zhRate}`,
      `${periodWords(part.fact, 'en')} ${nameOf(part.fact)} ${placedValue(part.fact, 'en')} is more than ${nameOf(whole.fact)} ${placedValue(whole.fact, 'en')}${enRate}`,
    ),
  ];
}

function checkPartition(partition: Partition, frame: Frame): Finding[] {
  const whole = frame.get(partition.whole);
  if (!whole) return [];
  const found = partition.parts.flatMap((id) => frame.get(id) ?? []);
  const parts = found.filter((part) => sameUnit(part.fact, whole.fact));
  if (parts.length < 2) return [];
  const sum = parts.reduce((total, part) => add(total, part.value), exact('0'));
  const difference = compare(sum, whole.value);
  const complete = partition.exhaustive && parts.length === partition.parts.length;
  // a single part above the whole is reported as such
  const single = parts.some((part) => compare(part.value, whole.value) > 0);
  if (difference === 0 || single || (difference < 0 && !complete)) return [];
  const arithmetic = sumWords(parts, whole, difference > 0 ? '>' : '<');
  const names = parts.map((part) => part.fact.indicatorText).join('、');
  return [
    makeFinding(
      'total_does_not_add_up',
      difference > 0 ? partition.severity : 'warning',
      [whole.fact, ...parts.map((part) => part.fact)],
      `${periodWords(whole.fact, 'zh')}“${nameOf(whole.fact)}”${placedValue(whole.fact, 'zh')} 与各部分（${names}）之和不符：${arithmetic}`,
      `${periodWords(whole.fact, 'en')} ${nameOf(whole.fact)} ${placedValue(whole.fact, 'en')} does not equal the sum of its parts (${names}): ${arithmetic}`,
    ),
  ];
}

/** `2+6+8=16 > 10`, in the printed unit where all of them are plain decimals, else in the canonical one. */
function sumWords(parts: readonly Counted[], whole: Counted, sign: '<' | '>'): string {
  const printed = [...parts, whole].map(({ fact }) => parseDecimal(fact.valueText.trim()));
  const asPrinted = printed.every((value) => value !== null);
  const shown = asPrinted ? printed.map(exact) : [...parts, whole].map(({ value }) => value);
  const terms = shown.slice(0, -1);
  const sum = terms.reduce((total, value) => add(total, value), exact('0'));
  return `${terms.map(decimal).join('+')}=${decimal(sum)} ${sign} ${shown.slice(-1).map(decimal).join('')}`;
}
