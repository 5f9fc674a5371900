// A reader that polls the published warehouse as long as it lives: half of the time through a connection of its own for
// each look, half through one that it keeps for a while. Notes every change of what it sees, and every error.

import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { openReader, readState } from './read-state.ts';

const [path = '', notes = ''] = process.argv.slice(2);
const KEPT_FOR = 20;
const noted = new Set<string>();
let looks = 0;
let kept: Database.Database | null = null;
const note = (entry: object): void => appendFileSync(notes, `${JSON.stringify(entry)}\n`);

function look(): void {
  const isFresh = looks % 2 === 0;
  if (!isFresh && looks % KEPT_FOR === 1) {
    kept?.close();
    kept = null;
  }
  kept ??= openReader(path);
  const connection = isFresh ? openReader(path) : kept;
  try {
    const state = readState(connection);
    // a kept connection goes on seeing what was published when it was opened
    const seen = `${isFresh ? 'fresh' : 'kept'} ${state}`;
    if (!noted.has(seen)) note(isFresh ? { state } : { kept: state });
    noted.add(seen);
  } finally {
    if (isFresh) connection.close();
  }
}

process.on('message', () => {
  note({ looks });
  process.exit(0);
});
for (;;) {
  if (existsSync(path)) {
    looks++;
    try {
      look();
    } catch (error) {
      note({ error: String(error) });
    }
  }
  await pause(25);
}
