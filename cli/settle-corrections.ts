// Which folder of corrections is in force besides the catalogue's own: the one asked for, else the one beside the warehouse.

import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from './cli-error.ts';

/** As the catalogue's loader names it; readers in other processes inherit it. */
const VARIABLE = 'NIANBAO_CORRECTIONS';

/** The folder `corrections/` beside a warehouse. */
export const correctionsBeside = (warehouse: string): string =>
  join(dirname(resolve(warehouse)), 'corrections');

/**
 * Puts the folder in force for this process and those it starts: `given`, else what the environment says, else
 * `corrections/` beside the warehouse where there is one.
 * @throws CliError `corrections_missing` when the folder that was asked for is not there.
 */
export function settleCorrections(given: string | null, warehouse: string): void {
  const asked = given ?? (process.env[VARIABLE] || null);
  const folder = asked ?? correctionsBeside(warehouse);
  const isThere = existsSync(folder) && statSync(folder).isDirectory();
  if (asked !== null && !isThere)
    throw new CliError('corrections_missing', {
      zh: `没有更正文件夹 ${asked}`,
      en: `there is no folder of corrections ${asked}`,
    });
  if (isThere) process.env[VARIABLE] = resolve(folder);
}
