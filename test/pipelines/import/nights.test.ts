// A few nights of a made-up world, three of them killed, with a reader that polls. `bench/measure-nights.ts` plays thirty.

import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judgeNights } from './nights/judge-nights.ts';
import { planWorld } from './nights/plan-world.ts';
import { simulateNights } from './nights/simulate-nights.ts';

it('loses, doubles and shows nothing half-done, whenever it is killed', async () => {
  const world = planWorld(4, 8, 4, 10);
  const simulation = await simulateNights(world, { seed: 4, killed: 3, handmade: [3] });
  const { faults, figures, versions } = judgeNights(world, simulation);
  expect(faults).toEqual([]);
  expect(figures).toMatchObject({ nights: 8, 'errors of the reader': 0, 'versions told': versions });
  expect(Number(figures['looks of the reader'])).toBeGreaterThan(50);
  expect(Number(figures['states published'])).toBeGreaterThan(2);
  rmSync(simulation.folder, { recursive: true });
}, 300_000);
