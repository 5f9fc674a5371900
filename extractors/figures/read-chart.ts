// One figure → its numbers with the words that say what each is: category, group, series, unit. Numbers of scales are
// none; a number whose name cannot be told is handed back unread, never guessed at.

import type { Figure } from '../../model/index.ts';
import { statedUnit } from '../layout/recognise-line.ts';
import { asNumber, isBare, type Label, labelsOf, rowsOf } from './figure-label.ts';
import { type AxisChart, type Category, findAxis } from './find-axis.ts';
import { findLegend, type LegendEntry } from './find-legend.ts';
import { findScales, findTicks } from './find-ticks.ts';
import { entryUnder, nameSeries } from './name-series.ts';
import { pairLabels } from './pair-labels.ts';
import type { LabelNumber } from './parse-label.ts';
import { readDataTable, type TableEntry } from './read-data-table.ts';

export interface ChartValue {
  readonly label: Label;
  readonly number: LabelNumber;
  /** Names from the group to the category; empty when the caption alone says what it is. */
  readonly names: readonly string[];
  /** The words of the year that the category is. */
  readonly year: string | null;
  readonly series: string | null;
  readonly unitText: string | null;
  /** How surely names and number belong together, 0–1. */
  readonly confidence: number;
}

/** What a label is that is no value: a mark of a scale, a number said again, an entry of the legend, a name or unit. */
export type LabelRole = 'axis-tick' | 'chart-repeat' | 'chart-legend' | 'chart-label';

export interface ReadChart {
  readonly values: readonly ChartValue[];
  /** Numbers that are neither values with a name nor a scale. */
  readonly unread: readonly Label[];
  /** Every other label, and what it is; words beside the number of a value are a name. */
  readonly roles: ReadonlyMap<Label, LabelRole>;
}

/** Confidence by what binds a number to its name. */
const SELF = 0.95;
const ON_AXIS = 0.9;
const CLOSE = 0.85;
const NEAREST = 0.6;

/** Share of the numbers for which a name must be plain where names only stand near. */
const MOSTLY = 0.75;
/** The number of a gauge is larger than those of its scale by this factor; a scale has at least so many. */
const MUCH_LARGER = 1.3;
const FEWEST_ON_SCALE = 4;
const EVEN = 0.7;
/** A number drawn at its bar may be moved aside by this, so as not to cover others (em). */
const NEIGHBOUR = 4;

type Draft = Omit<ChartValue, 'unitText'> & Covers;

/** What the figure says in numbers. */
export function readChart(figure: Figure): ReadChart {
  const labels = tellYears(labelsOf(figure));
  const unit = findUnit(labels);
  const rest = labels.filter((l) => l !== unit?.label);
  const worded = rest.filter((l) => !isBare(l) && l.numbers.length === 0);
  const legend = findLegend(worded, figure.marks);
  const keyed = new Set(legend.map((e) => e.label));
  const names = worded.filter((l) => !keyed.has(l));
  const ticks = findTicks(rest, names);
  const bare = rest.filter((l) => isBare(l) && !ticks.has(l));
  const drafts = rest.flatMap((l) =>
    l.name !== null && l.numbers.length ? valuesOf(l, [l.name], SELF) : [],
  );
  const axis = exactAxis(findAxis(names, bare), legend);
  const read = axis
    ? readAxisChart(axis, bare, [...names, ...legend.map((e) => e.label)], legend, figure)
    : readLooseChart(bare, names, legend, drafts.length > 0, figure);
  const all = [...drafts, ...read];
  const said = new Set(all.map((d) => d.label));
  const scale = unitOfScale([...ticks]);
  const values = all.map((d) => ({
    ...d,
    unitText: d.number.unitText ?? unitInName(d.series) ?? unit?.text ?? scale,
  }));
  const covered = read.flatMap(({ covers }) =>
    covers ? [...covers.labels].map((l) => [l, covers.as] as const) : [],
  );
  const roles = new Map<Label, LabelRole>([
    ...[...worded, ...said, ...(unit ? [unit.label] : [])].map((l) => [l, 'chart-label'] as const),
    ...[...keyed].map((l) => [l, 'chart-legend'] as const),
    ...[...ticks].map((l) => [l, 'axis-tick'] as const),
    ...covered.filter(([l]) => !said.has(l)),
  ]);
  return { values, unread: bare.filter((l) => !said.has(l) && !roles.has(l)), roles };
}

/** Years among other numbers in a row (`1966 2005 79`) or on a scale (1000, 2000, 3000) are numbers. */
function tellYears(labels: readonly Label[]): Label[] {
  const numbers = labels.map(asNumber);
  const plain = new Set<Label>();
  for (const { chain } of findScales(numbers)) {
    const own = labels.filter((_, i) => chain.some((c) => c === numbers[i]));
    if (own.some((l) => !l.year)) for (const l of own) plain.add(l);
  }
  for (const own of rowsOf(labels.filter((l) => l.year || isBare(l))))
    if (!isRowOfYears(own)) for (const l of own) plain.add(l);
  return labels.map((label, i) => (plain.has(label) ? (numbers[i] ?? label) : label));
}

/** Only years, or mostly, one after the other. */
function isRowOfYears(row: readonly Label[]): boolean {
  const years = row.filter((l) => l.year);
  if (years.length === row.length || years.length === 0) return true;
  const steps = years.slice(1).map((l, i) => {
    const [a, b] = [years[i], l].map((y) => Number.parseInt(y?.said.text ?? '', 10));
    return (b ?? 0) - (a ?? 0);
  });
  return years.length * 2 > row.length && steps.length > 0 && steps.every((step) => step === 1 || step < 0);
}

const valuesOf = (
  label: Label,
  names: readonly string[],
  confidence: number,
  more: Partial<Draft> = {},
): Draft[] =>
  label.numbers.map((number) => ({ label, number, names, year: null, series: null, confidence, ...more }));

/**
 * Without several series there is one number at each category. Where more stand at one, names were left out for want of
 * room: then only numbers exactly at a name are taken; null when there are none.
 */
function exactAxis(axis: AxisChart | null, legend: readonly LegendEntry[]): AxisChart | null {
  if (!axis || legend.length > 1 || mostAtOne(axis.placed) === 1) return axis;
  const along = (l: Label) => (axis.orientation === 'below' ? l.x : l.y);
  const exact = [...axis.placed].filter(([l, { at }]) => Math.abs(along(l) - at) < 0.4 * l.size);
  const placed = new Map(exact);
  const whole = new Set(placed.values()).size === axis.categories.length;
  return whole && mostAtOne(placed) === 1 ? { ...axis, placed } : null;
}

function mostAtOne(placed: ReadonlyMap<Label, Category>): number {
  const counts = new Map<Category, number>();
  for (const category of placed.values()) counts.set(category, (counts.get(category) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

interface Covers {
  /** Labels that this value accounts for: marks of its scale, or numbers that say the same again. */
  readonly covers?: { readonly labels: ReadonlySet<Label>; readonly as: 'axis-tick' | 'chart-repeat' };
}

function readAxisChart(
  axis: AxisChart,
  bare: readonly Label[],
  worded: readonly Label[],
  legend: readonly LegendEntry[],
  figure: Figure,
): Draft[] {
  const table = readDataTable(
    axis,
    bare,
    worded.filter((l) => !axis.used.has(l)),
  );
  if (table.length) return readTable(table, axis, bare, legend, figure);
  const single = mostAtOne(axis.placed) === 1;
  const only = legend.length === 1 ? (legend[0]?.label.name ?? null) : null;
  const named = single && legend.length < 2 ? null : nameSeries(axis, legend, figure.marks);
  const along = [...axis.placed].sort(([, a], [, b]) => a.at - b.at);
  return along.flatMap(([label, category]) => {
    const series = named ? (named.get(label) ?? null) : only;
    if (named && series === null) return [];
    return valuesOf(label, namesOf(category), ON_AXIS, { year: yearOf(category), series });
  });
}

/** The rows of a data table; numbers at the bars say the same again, often with the unit. */
function readTable(
  table: readonly TableEntry[],
  axis: AxisChart,
  bare: readonly Label[],
  legend: readonly LegendEntry[],
  figure: Figure,
): Draft[] {
  const drawn = new Map([...axis.placed].filter(([l]) => !table.some((e) => e.value === l)));
  const again = new Set<Label>();
  const units = new Map<string, string>();
  for (const { value, category, series } of table) {
    const stated = value.numbers[0]?.valueText;
    for (const [label, at] of drawn) {
      const [number] = label.numbers;
      const here = at.group === category.group && Math.abs(category.at - label.x) <= NEIGHBOUR * label.size;
      if (number?.valueText !== stated || !here) continue;
      again.add(label);
      if (number?.unitText) units.set(series, number.unitText);
    }
  }
  const values = table.flatMap(({ value, category, series }) =>
    valuesOf(value, namesOf(category), ON_AXIS, { year: yearOf(category), series }).map((v) => ({
      ...v,
      number: { ...v.number, unitText: v.number.unitText ?? units.get(series) ?? null },
      covers: { labels: again, as: 'chart-repeat' as const },
    })),
  );
  const other = new Map([...drawn].filter(([l]) => !again.has(l)));
  const rest = readAxisChart({ ...axis, placed: other }, [], [], legend, figure);
  return other.size ? [...values, ...rest.filter((r) => bare.includes(r.label))] : values;
}

const namesOf = ({ name, year, group }: Category): string[] =>
  [group, year ? null : name].filter((n): n is string => n !== null);

const yearOf = (category: Category): string | null => (category.year ? category.name : null);

/** Rings, gauges, maps, flows. */
function readLooseChart(
  bare: readonly Label[],
  names: readonly Label[],
  legend: readonly LegendEntry[],
  partly: boolean,
  figure: Figure,
): Draft[] {
  const words = names.filter((n) => !n.year);
  const reading = readingOf(bare);
  if (reading) {
    const [pair] = pairLabels([reading], words);
    return valuesOf(reading, pair ? [pair.name.name ?? ''] : [], CLOSE, {
      covers: { labels: new Set(bare), as: 'axis-tick' },
    });
  }
  const coloured = bare.flatMap((label) => {
    const entry = entryUnder(label, legend, figure.marks);
    return entry ? valuesOf(label, [entry.label.name ?? ''], ON_AXIS) : [];
  });
  if (coloured.length && words.length === 0) return coloured;
  const [only] = bare;
  if (only && bare.length === 1 && words.length === 0 && legend.length === 0 && !partly)
    return valuesOf(only, [], CLOSE);
  const pool = words.length ? words : legend.map((e) => e.label);
  const pairs = pairLabels(bare, pool);
  const close = pairs.filter((p) => p.close);
  // names that stand only near are taken (nearly) together or not at all
  const sound = pairs.length >= MOSTLY * bare.length && !partly && legend.length === 0;
  return (sound ? pairs : close).flatMap(({ value, name, close: at }) =>
    valuesOf(value, [name.name ?? name.said.text], at ? CLOSE : NEAREST),
  );
}

/** The number that a gauge shows: printed much larger than the evenly growing numbers of its scale. */
function readingOf(bare: readonly Label[]): Label | null {
  const [large, ...others] = [...bare].sort((a, b) => b.size - a.size);
  const [next] = others;
  if (!large || !next || others.length < FEWEST_ON_SCALE || large.size < MUCH_LARGER * next.size) return null;
  const marks = others.map((l) => Number(l.numbers[0]?.valueText)).sort((a, b) => a - b);
  const steps = marks.slice(1).map((m, i) => Math.round((m - (marks[i] ?? 0)) * 1e6));
  const even = Math.max(...steps.map((step) => steps.filter((s) => s === step && s > 0).length));
  return even >= EVEN * steps.length ? large : null;
}

/** `单位：人`, `（%）`: a label that is the unit of all numbers. */
function findUnit(labels: readonly Label[]): { readonly label: Label; readonly text: string } | null {
  for (const label of labels) {
    const text = label.said.text.trim();
    const unit = statedUnit(text) ?? /^[（(]\s?([%％‰]|\p{Script=Han}{1,3})\s?[)）]$/u.exec(text)?.[1];
    if (unit) return { label, text: unit };
  }
  return null;
}

/** `毕业人数（人）`, `毕业人数` */
function unitInName(name: string | null): string | null {
  const text = name ?? '';
  const stated = /[（(](?:单位\s?[:：]\s?)?([%％‰]|\p{Script=Han}{1,3})[)）]$/u.exec(text)?.[1];
  return stated ?? (text.endsWith('人数') ? '人' : null);
}

/** The unit that all marks of the scales share. */
function unitOfScale(ticks: readonly Label[]): string | null {
  const units = new Set(
    ticks.filter((t) => t.numbers[0]?.valueText !== '0').map((t) => t.numbers[0]?.unitText ?? ''),
  );
  const [unit = ''] = units;
  return units.size === 1 && unit !== '' ? unit : null;
}
