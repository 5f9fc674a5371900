// Entries of a legend: names with a small coloured key directly before them.

import type { FigureMark } from '../../model/index.ts';
import { centreY, heightOf, widthOf } from '../tables/ink.ts';
import type { Label } from './figure-label.ts';

/** A key is not larger than this (em), and ends this near before its name. */
const LARGEST = 2;
const THICKEST = 1.3;
const NEAR = 1.3;

export interface LegendEntry {
  readonly label: Label;
  readonly colour: string | null;
  readonly key: FigureMark;
}

/** Entries in the order of the labels. `names` are labels that are no bare numbers. */
export function findLegend(names: readonly Label[], marks: readonly FigureMark[]): LegendEntry[] {
  return names.flatMap((label) => {
    const key = marks.find(
      ({ box }) =>
        heightOf(box) <= THICKEST * label.size &&
        widthOf(box) <= LARGEST * label.size + 6 &&
        Math.abs(centreY(box) - label.y) < 0.5 * label.size + 1 &&
        label.x0 - box[2] >= -2 &&
        label.x0 - box[2] <= NEAR * label.size,
    );
    return key ? [{ label, colour: key.colour, key }] : [];
  });
}
