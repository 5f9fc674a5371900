// Where a file of the catalogue is read from: this folder, or, while somebody tries a changed rule file, that file.

import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names a file that is read in place of the catalogue's file of the same name (`nianbao rules try`). */
export const RULES_VARIABLE = 'NIANBAO_RULES';

/** Path of `catalog/<file>`, or of the file on trial that bears its name. */
export function locateCatalogFile(file: string): string {
  const trial = process.env[RULES_VARIABLE] ?? '';
  return trial !== '' && basename(trial) === file ? trial : fileURLToPath(new URL(file, import.meta.url));
}
