// All bombs, into a folder: one after the other, so that the memory of only one is needed at a time.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bomb } from './bomb.ts';
import { htmlBombs } from './html-bombs.ts';
import { officeBombs } from './office-bombs.ts';
import { pageBombs } from './page-bombs.ts';
import { pdfBombs } from './pdf-bombs.ts';
import { textBombs } from './text-bombs.ts';
import { wordBombs } from './word-bombs.ts';
import { zipBombs } from './zip-bombs.ts';

export const bombs: readonly Bomb[] = [
  ...zipBombs,
  ...officeBombs,
  ...wordBombs,
  ...htmlBombs,
  ...textBombs,
  ...pdfBombs,
  ...pageBombs,
];

/** Writes `chosen` into `folder`, which is made; returns their paths. */
export function writeBombs(folder: string, chosen: readonly Bomb[] = bombs): string[] {
  mkdirSync(folder, { recursive: true });
  return chosen.map(({ file, make }) => {
    const path = join(folder, file);
    writeFileSync(path, make());
    return path;
  });
}
