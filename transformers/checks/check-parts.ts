// Parts and wholes in one report and period: no part is more than its whole, separate parts do not exceed it, and
// parts that exhaust it add up to it.

import type { Catalog, Partition } from '../../catalog/types.ts';
import type { Fact, Finding, Severity } from '../../model/index.ts';
import { add, compare, decimal, exact, percentOf, round, subtract } from '../../numbers/exact.ts';
import { parseDecimal } from '../../numbers/parse-decimal.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';
import { frameKey, groupBy, numberOf, sameUnit, standing } from './fact-groups.ts';
import { type Counted, type Frame, indexFrame } from './index-frame.ts';

/** Findings about parts and wholes. Only exact values that stand (corrected by no note) are compared. */
export function checkParts(
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'checks'>,
): Finding[] {
  const { checks } = catalog;
  const usable = standing(facts).filter(
    (f) =>
      f.dimension !== null &&
      checks.additive.has(f.dimension) &&
      f.modifier === 'exact' &&
      f.kind === 'level',
  );
  const byFrame = groupBy(usable, (f) => frameKey(f, checks));
  return [...byFrame.values()].flatMap((group) => {
    const frame = indexFrame(group);
    return [
      ...[...frame].flatMap(([id, part]) => {
        const parent = catalog.indicators.get(id)?.parent;
        return parent ? notMore(part, frame.get(parent), 'error') : [];
      }),
      ...checks.neverMore.flatMap(({ less, more, severity }) => {
        const part = frame.get(less);
        return part ? notMore(part, frame.get(more), severity) : [];
      }),
      ...checks.partitions.flatMap((partition) => checkPartition(partition, frame)),
      ...checks.same.flatMap(([a, b]) => notSame(frame.get(a), frame.get(b))),
      ...uncatalogued(group),
    ];
  });
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
  const percent = whole.value.n === 0n ? null : round(percentOf(part.value, whole.value), 2);
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

/** Two indicators that count the same people. */
function notSame(a: Counted | undefined, b: Counted | undefined): Finding[] {
  if (!a || !b || !sameUnit(a.fact, b.fact) || compare(a.value, b.value) === 0) return [];
  const difference = decimal(subtract(a.value, b.value)).replace('-', '');
  return [
    makeFinding(
      'counts_disagree',
      'warning',
      [a.fact, b.fact],
      `${periodWords(a.fact, 'zh')}“${nameOf(a.fact)}”${placedValue(a.fact, 'zh')} 与“${nameOf(b.fact)}”${placedValue(b.fact, 'zh')} 应为同一口径，相差 ${difference}`,
      `${periodWords(a.fact, 'en')} ${nameOf(a.fact)} ${placedValue(a.fact, 'en')} and ${nameOf(b.fact)} ${placedValue(b.fact, 'en')} should count the same; they differ by ${difference}`,
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
