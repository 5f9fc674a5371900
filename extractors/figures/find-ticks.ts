// Numbers that are the scale of an axis: evenly spaced on a line, their values evenly spaced too (or each the same
// multiple of the one before). They measure nothing.

import { isBare, type Label } from './figure-label.ts';

/** Fewer marks do not show a scale. */
const FEWEST = 3;
/** Steps along the line differ by at most this share, or by this many points. */
const UNEVEN = 0.06;
const SLACK = 1.5;
/** A name beside a mark at this distance makes it that name's value (em). */
const BESIDE = 3;

/** The labels that are scales. `names`: labels that may be categories. */
export function findTicks(labels: readonly Label[], names: readonly Label[]): ReadonlySet<Label> {
  const ticks = new Set<Label>();
  for (const { chain, along } of findScales(labels)) {
    const named = chain.every((t) => names.some((n) => (along === 'y' ? isBefore(n, t) : isUnder(n, t))));
    if (!named) for (const t of chain) ticks.add(t);
  }
  return ticks;
}

interface Scale {
  readonly chain: readonly Label[];
  readonly along: 'x' | 'y';
}

/** Runs of bare numbers that could be the scale of an axis. */
export function findScales(labels: readonly Label[]): Scale[] {
  const plain = labels.filter((l) => isBare(l) && l.numbers.length === 1);
  return [
    ...(['x1', 'x0', 'x'] as const).flatMap((side) =>
      chainsOf(plain, side, 'y').map((chain): Scale => ({ chain, along: 'y' })),
    ),
    ...chainsOf(plain, 'y', 'x').map((chain): Scale => ({ chain, along: 'x' })),
  ];
}

const amountOf = (label: Label): number =>
  Number((label.numbers[0]?.valueText ?? '').replace(/[,，]/gu, '').replace('−', '-'));

/** A name near under or over the mark. */
const isUnder = (name: Label, tick: Label): boolean =>
  Math.abs(name.x - tick.x) < tick.size && Math.abs(name.y - tick.y) < BESIDE * tick.size;

/** A name on the same height to the left of the mark. */
const isBefore = (name: Label, tick: Label): boolean =>
  Math.abs(name.y - tick.y) < 0.5 * tick.size && name.x1 <= tick.x0;

/** Longest runs of labels that share `fixed` and go on evenly along `along`, in place and value. */
function chainsOf(labels: readonly Label[], fixed: 'x0' | 'x1' | 'x' | 'y', along: 'x' | 'y'): Label[][] {
  const chains: Label[][] = [];
  for (const line of onLines(labels, fixed)) {
    line.sort((a, b) => a[along] - b[along]);
    const used = new Set<Label>();
    for (let i = 0; i + FEWEST <= line.length; i++) {
      const start = line[i];
      if (!start || used.has(start)) continue;
      const best = line
        .slice(i + 1)
        .map((next) => follow(line, start, next, along))
        .reduce<Label[]>((a, b) => (b.length > a.length ? b : a), []);
      if (best.length < FEWEST) continue;
      chains.push(best);
      for (const t of best) used.add(t);
    }
  }
  return chains;
}

/** Labels on one line: the coordinate `fixed` within the slack of its neighbour. */
function onLines(labels: readonly Label[], fixed: 'x0' | 'x1' | 'x' | 'y'): Label[][] {
  const lines: Label[][] = [];
  for (const label of [...labels].sort((a, b) => a[fixed] - b[fixed])) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && label[fixed] - last[fixed] <= SLACK) line.push(label);
    else lines.push([label]);
  }
  return lines;
}

function follow(line: readonly Label[], first: Label, second: Label, along: 'x' | 'y'): Label[] {
  const step = second[along] - first[along];
  const [a, b] = [amountOf(first), amountOf(second)];
  if (step <= SLACK || a === b) return [];
  const chain = [first, second];
  const slack = Math.max(SLACK, UNEVEN * step);
  for (;;) {
    // the mean step so far: rounding of the first one must not add up
    const last = chain.at(-1) ?? second;
    const place = last[along] + (last[along] - first[along]) / (chain.length - 1);
    const evenly = a + (b - a) * chain.length;
    const times = a !== 0 ? a * (b / a) ** chain.length : Number.NaN;
    const next = line.find(
      (l) =>
        Math.abs(l[along] - place) <= slack && (isNear(amountOf(l), evenly) || isNear(amountOf(l), times)),
    );
    if (!next || chain.includes(next)) return chain;
    chain.push(next);
  }
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
