// A label of a figure with what its words are; the shape in which the steps of this folder hand labels on.

import type { Figure, FigureLabel } from '../../model/index.ts';
import { centreX, centreY } from '../tables/ink.ts';
import { isYear, type ParsedLabel, parseLabel } from './parse-label.ts';

export interface Label extends ParsedLabel {
  readonly said: FigureLabel;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Middle. */
  readonly x: number;
  readonly y: number;
  /** Height of a line (points). */
  readonly size: number;
  readonly year: boolean;
}

/** The labels of a figure that hold words or numbers; dashes and dots that stand for a blank are left out. */
export function labelsOf(figure: Figure): Label[] {
  return figure.labels.flatMap((said) => (/[\p{L}\p{N}]/u.test(said.text) ? [labelOf(said)] : []));
}

function labelOf(said: FigureLabel): Label {
  const [x0, y0, x1, y1] = said.box;
  const year = isYear(said.text);
  const parsed = year ? { name: said.text.trim(), numbers: [] } : parseLabel(said.text);
  const size = Math.min(x1 - x0, y1 - y0) || y1 - y0;
  return { said, ...parsed, x0, y0, x1, y1, x: centreX(said.box), y: centreY(said.box), size, year };
}

/** Names that may be a year only by their row are turned into numbers: `2005` between 1966 and 79. */
export function asNumber(label: Label): Label {
  const text = label.said.text.trim();
  if (!label.year || !/^\d+$/u.test(text)) return label;
  return {
    ...label,
    year: false,
    name: null,
    numbers: [{ valueText: text, unitText: null, start: 0, end: text.length }],
  };
}

/** Whether a label is nothing but numbers. */
export const isBare = (label: Label): boolean => label.name === null && label.numbers.length > 0;

/** Labels that stand on one height (their middles within a share of their size), from top to bottom, each from the left. */
export function rowsOf(labels: readonly Label[], tolerance = 0.45): Label[][] {
  const rows: Label[][] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && label.y - first.y <= tolerance * Math.min(label.size, first.size)) row.push(label);
    else rows.push([label]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}
