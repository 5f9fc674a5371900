// The memory of hosts for whoever only looks at sources: the same file as that of the import, so that a person who tries
// a source ten times in a row is as polite as the nightly job. Opened when the first host is asked, not before.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type LastingHostMemory, openHostMemory } from '../../loaders/sources/host-memory.ts';
import { WarehouseError } from '../../loaders/warehouse-error.ts';
import { type HostMemory, rememberInProcess } from '../../sources/polite/host-memory.ts';
import { systemCode } from '../../sources/source-error.ts';
import type { ImportPlaces } from './import-request.ts';

export interface SharedHostMemory extends HostMemory {
  readonly close: () => void;
}

/** The memory in `places`; where that cannot be written, one that ends with the process. */
export function shareHostMemory({ hosts }: Pick<ImportPlaces, 'hosts'>, clock: () => Date): SharedHostMemory {
  let opened: HostMemory | null = null;
  let lasting: LastingHostMemory | null = null;
  const open = (): HostMemory => {
    try {
      mkdirSync(dirname(hosts), { recursive: true });
      lasting = openHostMemory(hosts, clock().getTime());
      return lasting;
    } catch (error) {
      if (!(error instanceof WarehouseError) && systemCode(error) === '') throw error;
      return rememberInProcess();
    }
  };
  const memory = (): HostMemory => {
    opened ??= open();
    return opened;
  };
  return {
    takeTurn: (host, now, until) => memory().takeTurn(host, now, until),
    endTurn: (host, readyAt) => memory().endTurn(host, readyAt),
    hold: (host, until) => memory().hold(host, until),
    heldUntil: (host) => memory().heldUntil(host),
    release: (host) => memory().release(host),
    recallRobots: (origin) => memory().recallRobots(origin),
    keepRobots: (record) => memory().keepRobots(record),
    close: () => lasting?.close(),
  };
}
