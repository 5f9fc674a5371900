import { describe, expect, it } from 'vitest';
import { startState } from '../../../extractors/pdf/graphics-state.ts';
import { type TracedInk, tracePath } from '../../../extractors/pdf/trace-path.ts';

const page = [0, 0, 600, 800] as const;
const state = { ...startState([1, 0, 0, -1, 0, 800], page), lineWidth: 0.5 };
const stroke = { filled: false, stroked: true };
const fill = { filled: true, stroked: false };
const rectangle = (x: number, y: number, w: number, h: number) => [
  0,
  x,
  y,
  1,
  x + w,
  y,
  1,
  x + w,
  y + h,
  1,
  x,
  y + h,
  4,
];

function trace(
  data: readonly number[],
  paint: typeof stroke,
  change: Partial<typeof state> = {},
  ink: Partial<TracedInk> = {},
): TracedInk {
  const traced: TracedInk = { rules: [], fills: [], shapes: [], ...ink };
  tracePath(data, paint, { ...state, ...change }, traced);
  return traced;
}

describe('tracePath', () => {
  it('turns a stroked line into a ruling line, y down', () => {
    expect(trace([0, 50, 700, 1, 300, 700], stroke).rules).toEqual([
      { axis: 'h', at: 100, from: 50, to: 300, width: 0.5 },
    ]);
  });

  it('turns a stroked rectangle into its four sides', () => {
    const { rules } = trace(rectangle(50, 600, 100, 40), stroke);
    expect(rules.map((r) => `${r.axis} ${r.at}`).sort()).toEqual(['h 160', 'h 200', 'v 150', 'v 50']);
  });

  it('takes a thin filled rectangle for a line and a thick one for a ground', () => {
    expect(trace(rectangle(50, 700, 200, 0.5), fill).rules).toMatchObject([
      { axis: 'h', from: 50, to: 250, width: 0.5 },
    ]);
    expect(trace(rectangle(50, 700, 200, 20), fill, { fill: '#c9e4f1' }).fills).toMatchObject([
      { box: [50, 80, 250, 100], colour: '#c9e4f1' },
    ]);
  });

  it('sees white lines on coloured ground only', () => {
    const white = { stroke: '#ffffff' };
    const line = [0, 60, 710, 1, 200, 710];
    expect(trace(line, stroke, white).rules).toEqual([]);
    const ground = { box: [50, 80, 250, 100] as const, paleness: 0.3, colour: '#236989' };
    expect(trace(line, stroke, white, { fills: [ground] }).rules).toHaveLength(1);
  });

  it('shows nothing outside the clip', () => {
    expect(trace([0, 50, 700, 1, 300, 700], stroke, { clip: [0, 0, 600, 50] }).rules).toEqual([]);
    expect(trace([0, 50, 700, 1, 300, 700], stroke, { clip: [100, 0, 200, 800] }).rules).toMatchObject([
      { from: 100, to: 200 },
    ]);
  });

  it('calls curves and slanted lines shapes, and dots nothing', () => {
    expect(trace([0, 50, 700, 1, 90, 660], stroke).shapes).toHaveLength(1);
    expect(trace([0, 50, 700, 2, 60, 710, 70, 710, 80, 700], stroke).shapes).toHaveLength(1);
    expect(trace(rectangle(50, 700, 1, 1), fill)).toEqual({ rules: [], fills: [], shapes: [] });
  });
});
