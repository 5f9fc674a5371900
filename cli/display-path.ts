// A document's file as the user would type it here.

import { isAbsolute, relative } from 'node:path';
import { namePaths } from '../pipelines/ingest/name-paths.ts';

/** The name under which the warehouse knows a file → a path from the working folder, absolute when it lies elsewhere. */
export function displayPath(name: string, warehouse: string): string {
  const file = namePaths(warehouse).toFile(name);
  const here = relative('', file);
  return here === '' || here.startsWith('..') || isAbsolute(here) ? file : here;
}
