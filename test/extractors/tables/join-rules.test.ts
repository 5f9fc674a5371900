import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../extractors/tables/ink.ts';
import { clusterPlaces, joinRules } from '../../../extractors/tables/join-rules.ts';

const h = (at: number, from: number, to: number): Rule => ({ axis: 'h', at, from, to, width: 0.5 });

describe('joinRules', () => {
  it('joins dashes into one line without joints', () => {
    const dashes = Array.from({ length: 20 }, (_, i) => h(100, 50 + i * 6, 53 + i * 6));
    expect(joinRules(dashes).h).toEqual([{ at: 100, from: 50, to: 167, width: 0.5, joints: [] }]);
  });

  it('takes a double line for one and keeps its thickest ink', () => {
    const [edge, ...more] = joinRules([h(100, 50, 300), { ...h(101.5, 50, 300), width: 1.2 }]).h;
    expect(more).toEqual([]);
    expect(edge).toMatchObject({ at: 100.75, from: 50, to: 300, width: 1.2 });
  });

  it('remembers where the pieces of a line meet', () => {
    expect(joinRules([h(100, 50, 120), h(100, 120.5, 200), h(100, 200, 300)]).h[0]?.joints).toEqual([
      120.25, 200,
    ]);
  });

  it('keeps lines apart that are not on one height', () => {
    expect(joinRules([h(100, 50, 300), h(110, 50, 300)]).h).toHaveLength(2);
  });

  it('leaves out ticks', () => {
    expect(joinRules([h(100, 50, 53)]).h).toEqual([]);
  });

  it('survives very many pieces', () => {
    const pieces = Array.from({ length: 200_000 }, (_, i) => h(100, i * 0.002, i * 0.002 + 0.002));
    expect(joinRules(pieces).h).toHaveLength(1);
  });
});

it('clusterPlaces takes the mean of near places', () => {
  expect(clusterPlaces([10, 50, 11, 12, 49], 2.5)).toEqual([11, 49.5]);
});
