// Several numbers at one category → the series each belongs to: by the colour of its words or of its bar, by its unit,
// or by the order of bars side by side. Where nothing tells, none is named.

import type { FigureMark } from '../../model/index.ts';
import { holds } from '../tables/ink.ts';
import type { Label } from './figure-label.ts';
import type { AxisChart, Category } from './find-axis.ts';
import type { LegendEntry } from './find-legend.ts';

/** A number stands this near to the end of its bar (em). */
const AT_END = 1.6;
const RATE = /率|占比|比例|比重|百分比|[%％]/u;

/** The series of each placed number; a number is left out when its series cannot be told. */
export function nameSeries(
  axis: AxisChart,
  legend: readonly LegendEntry[],
  marks: readonly FigureMark[],
): ReadonlyMap<Label, string> {
  const named = new Map<Label, string>();
  const keys = new Set(legend.map((e) => e.key));
  const bars = marks.filter((m) => !keys.has(m));
  const inked = coloursTellApart(legend);
  const byUnit = rateEntries(legend);
  for (const own of byCategory(axis).values()) {
    for (const label of own) {
      const entry =
        byUnit?.(label) ??
        (inked ? entryOf(legend, label.said.colour) : null) ??
        (inked ? entryOf(legend, barOf(label, bars, axis.orientation)?.colour ?? null) : null);
      if (entry) named.set(label, entry.label.name ?? entry.label.said.text);
    }
    dropDoubtful(own, named);
    if (own.some((l) => !named.has(l)) && own.length === legend.length) nameByOrder(own, legend, axis, named);
  }
  return named;
}

/** Two numbers of one series at one category: neither is sure. */
function dropDoubtful(own: readonly Label[], named: Map<Label, string>): void {
  const names = own.map((l) => named.get(l));
  own.forEach((label, i) => {
    if (names.filter((n) => n === names[i]).length > 1) named.delete(label);
  });
}

function byCategory(axis: AxisChart): Map<Category, Label[]> {
  const groups = new Map<Category, Label[]>();
  for (const [label, category] of axis.placed) groups.set(category, [...(groups.get(category) ?? []), label]);
  return groups;
}

/** Whether each entry has a colour of its own. */
const coloursTellApart = (legend: readonly LegendEntry[]): boolean =>
  legend.length > 0 && new Set(legend.map((e) => e.colour ?? '')).size === legend.length;

const entryOf = (legend: readonly LegendEntry[], colour: string | null): LegendEntry | null =>
  colour === null ? null : (legend.find((e) => e.colour === colour) ?? null);

/** The bar that the number stands in, or at whose end it stands. */
function barOf(
  label: Label,
  bars: readonly FigureMark[],
  orientation: AxisChart['orientation'],
): FigureMark | null {
  let best: FigureMark | null = null;
  let least = AT_END * label.size;
  for (const bar of bars) {
    const [x0, y0, x1, y1] = bar.box;
    const beside =
      orientation === 'below'
        ? label.x >= x0 - 1 && label.x <= x1 + 1
        : label.y >= y0 - 1 && label.y <= y1 + 1;
    if (!beside) continue;
    const inside = holdsPoint(bar, label.x, label.y);
    const isPoint = Math.max(x1 - x0, y1 - y0) <= 1.6 * label.size;
    const atEnd = orientation === 'below' ? Math.abs(y0 - label.y1) : Math.abs(label.x0 - x1);
    const away = inside ? 0 : isPoint ? Math.min(atEnd, Math.abs(label.y0 - y1)) : atEnd;
    if (away < least) {
      least = away;
      best = bar;
    }
  }
  return best;
}

/** Whether the point lies in the area, by its outline where it has one (even-odd rule). */
export function holdsPoint({ box, outline }: FigureMark, x: number, y: number): boolean {
  if (!holds(box, x, y)) return false;
  if (!outline) return true;
  let inside = false;
  outline.forEach(([ax, ay], i) => {
    const [bx, by] = outline[i - 1] ?? outline.at(-1) ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/** The entry whose colour the area under the label has: the sector of a ring. */
export function entryUnder(
  label: Label,
  legend: readonly LegendEntry[],
  marks: readonly FigureMark[],
): LegendEntry | null {
  if (!coloursTellApart(legend)) return null;
  const under = marks.filter((m) => holdsPoint(m, label.x, label.y));
  const found = new Set(under.flatMap((m) => entryOf(legend, m.colour) ?? []));
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** When just one of two series is a rate, the sign of percent tells it from the other. */
function rateEntries(legend: readonly LegendEntry[]): ((label: Label) => LegendEntry | null) | null {
  const rates = legend.filter((e) => RATE.test(e.label.said.text));
  const [rate] = rates;
  const other = legend.find((e) => e !== rate);
  if (legend.length !== 2 || rates.length !== 1 || !rate || !other) return null;
  return (label) => {
    const shares = label.numbers.filter((n) => /[%％]/u.test(n.unitText ?? '')).length;
    return shares === label.numbers.length ? rate : shares === 0 ? other : null;
  };
}

/** Side by side, each at its own place along the axis, in the order of the legend. */
function nameByOrder(
  own: readonly Label[],
  legend: readonly LegendEntry[],
  axis: AxisChart,
  named: Map<Label, string>,
): void {
  const along = (l: Label) => (axis.orientation === 'below' ? l.x : l.y);
  const sorted = [...own].sort((a, b) => along(a) - along(b));
  const apart = sorted.every((l, i) => i === 0 || along(l) - along(sorted[i - 1] ?? l) > 0.7 * l.size);
  const agrees = sorted.every((l, i) => !named.has(l) || named.get(l) === legend[i]?.label.name);
  if (!apart || !agrees) return;
  for (const [i, label] of sorted.entries()) {
    const name = legend[i]?.label.name;
    if (name) named.set(label, name);
  }
}
