// Where the real reports and their hand-checked answers lie. They are other people's, so not part of this repository.

import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const wanted = process.env.NIANBAO_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));

/** Folder of the real reports, absolute, links resolved (scripts in there compare their own path); null where absent. */
export const sharedFolder: string | null = existsSync(`${wanted}/seeds`) ? realpathSync(wanted) : null;

/**
 * The folder of the real reports, or null after saying loudly that `what` is left out.
 * @throws Error where they are absent and CI=true: there they must be present.
 */
export function requireShared(what: string): string | null {
  if (sharedFolder !== null) return sharedFolder;
  if (process.env.CI === 'true')
    throw new Error(`${what} needs the real reports in ${wanted}, and CI must have them`);
  console.warn(`!!! LEFT OUT: ${what}: no real reports in ${wanted} (set NIANBAO_SHARED)`);
  return null;
}
