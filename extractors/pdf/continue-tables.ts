// Tables of single pages → logical tables: what goes on over a page break becomes one, its repeated header dropped,
// a row or a merged cell that the break cut made whole again.

import type { AnchoredText } from '../../model/index.ts';
import { recogniseCaption, statedUnit } from '../layout/recognise-line.ts';
import type { PageTable } from '../tables/page-table.ts';
import { appendPart, type LogicalTable, startTable } from './append-part.ts';
import type { BoundElement, BoundTable } from './bind-captions.ts';

export type LogicalElement =
  | Exclude<BoundElement, BoundTable>
  | { readonly kind: 'table'; readonly table: LogicalTable };

/** Column lines of one table on two pages lie within this (points). */
const COLUMN_SHIFT = 8;
/** Gaps between columns of words lie within this (points). */
const LOOSE_SHIFT = 25;
/** A part that goes on begins in the upper share of its page, and the part before it ends in the lower. */
const UPPER = 0.4;
const LOWER = 0.6;

/** Elements with the parts of each table joined. `heights` gives the height of each page. */
export function continueTables(
  elements: readonly BoundElement[],
  heights: ReadonlyMap<number, number>,
): LogicalElement[] {
  const out: LogicalElement[] = [];
  let last: { index: number; part: BoundTable } | null = null;
  for (const element of elements) {
    if (element.kind !== 'table') {
      out.push(element);
      continue;
    }
    const host = last ? out[last.index] : undefined;
    if (
      last &&
      host?.kind === 'table' &&
      goesOn(host.table, last.part, element, out.slice(last.index + 1), heights)
    ) {
      const between = out.splice(last.index + 1).filter((e) => !isRepeatedCaption(e, host.table.caption));
      out[last.index] = { kind: 'table', table: appendPart(host.table, element.table) };
      out.push(...between);
    } else {
      out.push({ kind: 'table', table: startTable(element) });
      last = { index: out.length - 1, part: element };
      continue;
    }
    last = { index: last.index, part: element };
  }
  return out;
}

function goesOn(
  host: LogicalTable,
  before: BoundTable,
  next: BoundTable,
  between: readonly LogicalElement[],
  heights: ReadonlyMap<number, number>,
): boolean {
  const [a, b] = [before.table, next.table];
  if (b.page !== a.page + 1) return false;
  if (between.some((e) => e.kind !== 'text' || !(e.footnote || isRepeatedCaption(e, host.caption))))
    return false;
  const repeated = isSameCaption(host, next);
  if (next.caption && !repeated) return false;
  if (repeated) return a.cols === b.cols || sharesColumns(a, b);
  if (!sharesColumns(a, b)) return false;
  const atBreak =
    a.box[3] >= LOWER * (heights.get(a.page) ?? 0) && b.box[1] <= UPPER * (heights.get(b.page) ?? 0);
  return atBreak || repeatsHeader(host, b);
}

function repeatsHeader(host: LogicalTable, part: PageTable): boolean {
  const top = (cells: readonly PageTable['cells'][number][]) =>
    cells
      .filter((c) => c.row === 0)
      .map((c) => c.said.text)
      .join('|');
  return part.cols === host.xs.length - 1 && top(part.cells) === top(host.cells);
}

/** 续表, or the same caption printed again. */
function isSameCaption(host: LogicalTable, next: BoundTable): boolean {
  if (!next.caption || !next.recognised) return false;
  if (next.recognised.continued) {
    const number = next.recognised.label.replace(/\D/gu, '');
    return !number || !host.caption || host.caption.text.replace(/\D/gu, '').startsWith(number);
  }
  return foldCaption(next.caption.text) === foldCaption(host.caption?.text ?? '');
}

const foldCaption = (text: string): string =>
  text
    .replace(/\s+/gu, '')
    .replace(/[（(]续[^）)]*[）)]$/u, '')
    .replace(/(?<=[\p{L}\p{N}])[\d①-⑳]$/u, '');

function isRepeatedCaption(element: LogicalElement, caption: AnchoredText | null): boolean {
  if (element.kind !== 'text') return false;
  const { text } = element.paragraph.said;
  const recognised = recogniseCaption(text);
  if (statedUnit(text) !== null || /^[（(]?(?:接上[页表]|续上?表|续)[）)]?$/u.test(text.trim())) return true;
  return (
    recognised !== null && (recognised.continued || foldCaption(text) === foldCaption(caption?.text ?? ''))
  );
}

/**
 * The column lines of one are all found in the other. Where columns were not drawn: as many of them, parted at the same
 * places, or such that the words of both parts under each other still stand apart.
 */
function sharesColumns(a: PageTable, b: PageTable): boolean {
  if (a.ruling !== 'full' || b.ruling !== 'full')
    return (
      a.cols === b.cols &&
      (a.xs.slice(1, -1).every((x, i) => Math.abs(x - (b.xs[i + 1] ?? 0)) <= LOOSE_SHIFT) ||
        standApart(wordSides(a), wordSides(b)))
    );
  const [many, few] = a.cols >= b.cols ? [a.xs, b.xs] : [b.xs, a.xs];
  return few.length < 3 ? many.length === few.length && near(many, few) : near(many, few);
}

type Sides = readonly { readonly left: number; readonly right: number }[];

/** How far the words of each column reach; cells over several columns aside. */
function wordSides(table: PageTable): Sides {
  const sides = Array.from({ length: table.cols }, () => ({
    left: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
  }));
  for (const { col, colSpan, said } of table.cells) {
    const side = sides[col];
    if (!side || colSpan > 1) continue;
    for (const { anchor } of said.segments) {
      if (!('bbox' in anchor)) continue;
      side.left = Math.min(side.left, anchor.bbox[0]);
      side.right = Math.max(side.right, anchor.bbox[2]);
    }
  }
  return sides;
}

const standApart = (a: Sides, b: Sides): boolean =>
  a.every((side, i) => {
    const [other, next, otherNext] = [b[i], a[i + 1], b[i + 1]];
    if (!other || !next || !otherNext) return true;
    return Math.max(side.right, other.right) <= Math.min(next.left, otherNext.left);
  });

const near = (many: readonly number[], few: readonly number[]): boolean =>
  few.every((x) => many.some((m) => Math.abs(m - x) <= COLUMN_SHIFT)) &&
  Math.abs((many[0] ?? 0) - (few[0] ?? 0)) <= COLUMN_SHIFT &&
  Math.abs((many.at(-1) ?? 0) - (few.at(-1) ?? 0)) <= COLUMN_SHIFT;
