// Every command, in the order in which help lists them.

import type { CommandSpec } from '../command.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { extractCommand } from './extract.ts';
import { findCommand } from './find.ts';
import { ingestCommand } from './ingest.ts';
import { queryCommand } from './query.ts';
import { showCommand } from './show.ts';

export const commands: readonly CommandSpec[] = [
  ingestCommand,
  compareCommand,
  showCommand,
  findCommand,
  checkCommand,
  queryCommand,
  extractCommand,
];
