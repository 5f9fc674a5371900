// Which places of a page have something coloured on them: whether white text shows. A grid of fields, so that a page with
// thousands of areas and thousands of white glyphs costs little.

import type { Box } from '../../model/index.ts';
import { holds } from '../tables/ink.ts';

/** Fields across and down the page. */
const FIELDS = 96;
/** A field with this many areas is as good as covered. */
const CROWDED = 400;

interface Field {
  covered: boolean;
  readonly areas: Box[];
}

export class ColouredGround {
  private readonly width: number;
  private readonly height: number;
  private readonly fields = new Map<number, Field>();

  /** For a page of this size; what lies beyond it counts to its edge. */
  constructor(width: number, height: number) {
    this.width = width / FIELDS;
    this.height = height / FIELDS;
  }

  /** Notes a coloured area. */
  add(area: Box): void {
    const [x0, y0, x1, y1] = area;
    for (let row = this.row(y0); row <= this.row(y1); row++)
      for (let column = this.column(x0); column <= this.column(x1); column++) {
        const field = this.fieldAt(row, column);
        if (field.covered) continue;
        const [left, top] = [column * this.width, row * this.height];
        const whole = x0 <= left && y0 <= top && x1 >= left + this.width && y1 >= top + this.height;
        if (whole || field.areas.length >= CROWDED) field.covered = true;
        else field.areas.push(area);
      }
  }

  /** Whether anything coloured is at this point. */
  has(x: number, y: number): boolean {
    const field = this.fields.get(this.row(y) * FIELDS + this.column(x));
    return field !== undefined && (field.covered || field.areas.some((area) => holds(area, x, y)));
  }

  private fieldAt(row: number, column: number): Field {
    const key = row * FIELDS + column;
    const known = this.fields.get(key);
    if (known) return known;
    const field: Field = { covered: false, areas: [] };
    this.fields.set(key, field);
    return field;
  }

  private readonly column = (x: number): number => indexOf(x, this.width);
  private readonly row = (y: number): number => indexOf(y, this.height);
}

const indexOf = (at: number, size: number): number =>
  Math.min(FIELDS - 1, Math.max(0, Math.floor(at / size) || 0));
