import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ColouredGround } from '../../../extractors/pdf/coloured-ground.ts';
import { holds } from '../../../extractors/tables/ink.ts';
import type { Box } from '../../../model/index.ts';

const coordinate = fc.double({ min: -50, max: 900, noNaN: true });
const box = fc
  .tuple(coordinate, coordinate, coordinate, coordinate)
  .map(([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);

it('says of every point of the page what the areas one by one say', () => {
  fc.assert(
    fc.property(
      fc.array(box, { maxLength: 30 }),
      fc.double({ min: 0, max: 595, noNaN: true }),
      fc.double({ min: 0, max: 842, noNaN: true }),
      (areas, x, y) => {
        const ground = new ColouredGround(595, 842);
        for (const area of areas) ground.add(area);
        expect(ground.has(x, y)).toBe(areas.some((area) => holds(area, x, y)));
      },
    ),
  );
});

it('holds no more of a crowd of areas than it needs', () => {
  const ground = new ColouredGround(595, 842);
  for (let i = 0; i < 100_000; i++) ground.add([100, 100, 101 + (i % 3), 101]);
  expect(ground.has(100.5, 100.5)).toBe(true);
  expect(ground.has(300, 300)).toBe(false);
});
