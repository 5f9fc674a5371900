// Where a folder source lies.

import { resolve } from 'node:path';
import type { ImportPlaces } from './import-request.ts';

/** Paths of folder sources as absolute paths: relative ones start at the warehouse's folder. */
export const findFolder =
  ({ base }: Pick<ImportPlaces, 'base'>) =>
  (path: string): string =>
    resolve(base, path);
