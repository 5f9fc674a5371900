// Thirty nights of the import in a made-up world: twelve hosts of four kinds, faults, revisions, moves, copies, and a
// kill -9 in a third of the nights, while a reader polls the published warehouse. Prints figures; fails on any fault.
//
// node bench/measure-nights.ts [seed] [nights] [documents]

import { rmSync } from 'node:fs';
import { judgeNights } from '../test/pipelines/import/nights/judge-nights.ts';
import { planWorld } from '../test/pipelines/import/nights/plan-world.ts';
import { simulateNights } from '../test/pipelines/import/nights/simulate-nights.ts';

const [seed = 1, nights = 30, documents = 60] = process.argv.slice(2).map(Number);
const began = performance.now();
const world = planWorld(seed, nights, 12, documents);
const handmade = [Math.round(nights / 4), Math.round(nights / 2)];
const simulation = await simulateNights(world, { seed, killed: Math.round(nights / 3), handmade });
const { faults, figures, versions } = judgeNights(world, simulation);

const lines: [string, string | number][] = [
  ['seed', seed],
  ['documents', documents],
  ['versions', versions],
  ...Object.entries(figures),
  ['ingested by hand meanwhile', simulation.handmade.length],
  ['seconds', Math.round((performance.now() - began) / 1000)],
  ['faults found', faults.length],
];
for (const [name, value] of lines) console.log(`${name.padEnd(38)} ${value}`);
for (const fault of faults) console.error(`! ${fault}`);
if (faults.length === 0) rmSync(simulation.folder, { recursive: true });
else console.error(`everything is in ${simulation.folder}`);
process.exitCode = faults.length === 0 ? 0 : 1;
