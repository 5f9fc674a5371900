// The categories of a chart with an axis, and which of them each number stands at: names in a row under the numbers
// (columns, lines) or in a column before them (lying bars). Names of several lines are joined; a second row of names
// groups the first (2021 2022 2023 | 本科生). Geometry only; scales and legends are taken out before.

import { type Label, rowsOf } from './figure-label.ts';

export interface Category {
  readonly name: string;
  readonly year: boolean;
  /** The name under (or before) several categories; null when there is one row of names only. */
  readonly group: string | null;
  /** Middle along the axis. */
  readonly at: number;
}

export interface AxisChart {
  readonly orientation: 'below' | 'beside';
  readonly categories: readonly Category[];
  readonly placed: ReadonlyMap<Label, Category>;
  /** Names that the axis has used. */
  readonly used: ReadonlySet<Label>;
  /** Where the names begin across the axis: numbers behind are not drawn at it (a data table). */
  readonly edge: number;
}

/** Share of the numbers that must stand at a category. */
const FEWEST_PLACED = 0.75;
/** A number stands at a category within this share of the distance between categories. */
const NEAR = 0.75;
/** The next line of a name follows within this, a second row of names within that (em). */
const LINE_PITCH = 1.55;
const TIER_PITCH = 3.4;
/** A name of a group stands in the middle of its categories within this share of the distance between them. */
const CENTRED = 0.4;

/** The axis at which the numbers stand; null when there is none. */
export function findAxis(names: readonly Label[], values: readonly Label[]): AxisChart | null {
  const found = [...axesBelow(names, values), ...axesBeside(names, values)];
  return (
    found.reduce<Fit | null>((best, fit) => (best && best.score >= fit.score ? best : fit), null)?.axis ??
    null
  );
}

interface Fit {
  readonly axis: AxisChart;
  readonly score: number;
}

interface Name {
  readonly text: string;
  readonly year: boolean;
  readonly at: number;
  readonly labels: readonly Label[];
}

const nameOf = (label: Label): Name => ({
  text: label.name ?? label.said.text,
  year: label.year,
  at: label.x,
  labels: [label],
});

/** The row of names nearest under the numbers; numbers in rows under it are those of a data table. */
function axesBelow(names: readonly Label[], values: readonly Label[]): Fit[] {
  const rows = rowsOf(names, 0.6);
  for (const [i, row] of rows.entries()) {
    const edge = Math.min(...row.map((l) => l.y0));
    const above = values.filter((v) => v.y < edge);
    if (row.length < 2 || above.length < 2) continue;
    const { base, next } = joinLines(row, rows, i);
    const tier = tierOf(base, rows, next);
    const categories = base.map(
      ({ text, year, at }, k): Category => ({ name: text, year, at, group: tier?.of[k]?.text ?? null }),
    );
    const used = new Set([...base, ...(tier?.names ?? [])].flatMap((n) => n.labels));
    const fit = place(above, categories, (v) => v.x);
    if (!fit) continue;
    const under = values.filter((v) => v.y >= edge);
    const pitch = pitchOf(categories);
    const tabled = under.filter((v) => categories.some((c) => Math.abs(c.at - v.x) < 0.5 * pitch)).length;
    const inRows = rowsOf(under).every((own) => own.length >= Math.max(2, categories.length / 2));
    if (under.length && (!inRows || tabled < FEWEST_PLACED * under.length)) continue;
    return [{ axis: { orientation: 'below', categories, placed: fit.placed, used, edge }, score: fit.score }];
  }
  return [];
}

/** The names of a row with their further lines, and the index of the row behind those. */
function joinLines(
  row: readonly Label[],
  rows: readonly (readonly Label[])[],
  index: number,
): { readonly base: Name[]; readonly next: number } {
  let base = row.map(nameOf);
  let next = index + 1;
  let last: readonly Label[] = row;
  for (let line = rows[next]; line; line = rows[next]) {
    const hosts = line.map((l) =>
      base.find(
        (n) => !n.year && Math.abs(n.at - l.x) <= 0.6 * l.size && n.labels.some((o) => last.includes(o)),
      ),
    );
    const pitch = (line[0]?.y ?? 0) - (last[0]?.y ?? 0);
    if (pitch > LINE_PITCH * (line[0]?.size ?? 0) || hosts.some((h) => !h)) break;
    base = base.map((n) => {
      const more = line.filter((_, k) => hosts[k] === n);
      return more.length
        ? { ...n, text: joinWords([n.text, ...more.map((l) => l.said.text)]), labels: [...n.labels, ...more] }
        : n;
    });
    last = line;
    next += 1;
  }
  return { base, next };
}

/** Latin words keep their space. */
const joinWords = (parts: readonly string[]): string =>
  parts.reduce((all, part) =>
    /[A-Za-z]$/u.test(all) && /^[A-Za-z]/u.test(part) ? `${all} ${part}` : all + part,
  );

/** The row of names that groups `base`: each stands in the middle of the categories that are nearest to it. */
function tierOf(
  base: readonly Name[],
  rows: readonly (readonly Label[])[],
  index: number,
): { readonly names: readonly Name[]; readonly of: readonly (Name | undefined)[] } | null {
  const row = rows[index];
  const [first, top] = [row?.[0], base[0]?.labels.at(-1)];
  if (!row || !first || !top || row.length >= base.length) return null;
  if (first.y - top.y > TIER_PITCH * first.size) return null;
  if (row.length < 2 && !base.every((n) => n.year)) return null;
  const names = joinLines(row, rows, index).base;
  const of = base.map((n) => nearest(names, n.at));
  const pitch = pitchOf(base);
  const centred = names.every((tier) => {
    const own = base.filter((_, k) => of[k] === tier);
    const [from, to] = [own[0]?.at, own.at(-1)?.at];
    return from !== undefined && to !== undefined && Math.abs((from + to) / 2 - tier.at) <= CENTRED * pitch;
  });
  return centred ? { names, of } : null;
}

function* axesBeside(names: readonly Label[], values: readonly Label[]): Generator<Fit> {
  for (const side of ['x1', 'x0', 'x'] as const)
    for (const column of columnsOf(names, side)) {
      const edge = Math.max(...column.map((l) => l.x1));
      const after = values.filter((v) => v.x0 >= edge - 2);
      if (after.length < 2) continue;
      const base = joinBeside(column, after);
      if (base.length < 2) continue;
      const categories = base.map(({ text, year, at }): Category => ({ name: text, year, at, group: null }));
      const fit = place(after, categories, (v) => v.y);
      if (!fit || after.length < FEWEST_PLACED * values.length) continue;
      const used = new Set(column);
      const axis: AxisChart = {
        orientation: 'beside',
        categories,
        placed: fit.placed,
        used,
        edge: -Infinity,
      };
      yield { axis, score: fit.score * (after.length / values.length) };
    }
}

/** Names that share an edge or their middle, from top to bottom. */
function columnsOf(names: readonly Label[], side: 'x0' | 'x1' | 'x'): Label[][] {
  const columns: Label[][] = [];
  for (const label of [...names].sort((a, b) => a[side] - b[side])) {
    const column = columns.at(-1);
    const last = column?.at(-1);
    if (column && last && label[side] - last[side] <= 2) column.push(label);
    else columns.push([label]);
  }
  return columns.filter((c) => c.length > 1).map((c) => c.sort((a, b) => a.y - b.y));
}

/** Lines before the same number are one name. */
function joinBeside(column: readonly Label[], values: readonly Label[]): Name[] {
  const rows = rowsOf(values, 0.6);
  if (rows.length > column.length)
    return column.map((l) => ({ text: l.name ?? '', year: l.year, at: l.y, labels: [l] }));
  const heights = rows.map((row) => row[0]?.y ?? 0);
  const joined = new Map<number, Label[]>();
  for (const label of column) {
    const at = heights.reduce((a, b) => (Math.abs(b - label.y) < Math.abs(a - label.y) ? b : a));
    joined.set(at, [...(joined.get(at) ?? []), label]);
  }
  return [...joined.values()].map((labels) => ({
    text: joinWords(labels.map((l) => l.said.text)),
    year: labels.length === 1 && (labels[0]?.year ?? false),
    at: ((labels[0]?.y ?? 0) + (labels.at(-1)?.y ?? 0)) / 2,
    labels,
  }));
}

const nearest = <T extends { readonly at: number }>(list: readonly T[], at: number): T | undefined =>
  list.reduce<T | undefined>((a, b) => (a && Math.abs(a.at - at) <= Math.abs(b.at - at) ? a : b), undefined);

/** The least distance between two neighbours. */
function pitchOf(list: readonly { readonly at: number }[]): number {
  const places = list.map((n) => n.at).sort((a, b) => a - b);
  return Math.min(...places.slice(1).map((p, i) => p - (places[i] ?? 0)));
}

/** Each number at its nearest category; null when too many stand at none, or when categories share a place. */
function place(
  values: readonly Label[],
  categories: readonly Category[],
  along: (v: Label) => number,
): { readonly placed: Map<Label, Category>; readonly score: number } | null {
  const pitch = pitchOf(categories);
  const size = values[0]?.size ?? 0;
  if (!(pitch > 0.5 * size)) return null;
  const placed = new Map<Label, Category>();
  let off = 0;
  for (const value of values) {
    const category = nearest(categories, along(value));
    if (!category) continue;
    const distance = Math.abs(category.at - along(value));
    if (distance > NEAR * pitch) continue;
    placed.set(value, category);
    off += distance / pitch;
  }
  const filled = new Set(placed.values()).size;
  if (placed.size < FEWEST_PLACED * values.length || filled < 2 || filled * 2 < categories.length)
    return null;
  const score = (placed.size - off) / values.length + (0.5 * filled) / categories.length;
  return { placed, score };
}
