// Every command, in the order in which help lists them.

import type { CommandSpec } from '../command.ts';
import { catalogCommand } from './catalog.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { findCommand } from './find.ts';
import { importCommand } from './import.ts';
import { ingestCommand } from './ingest.ts';
import { queryCommand } from './query.ts';
import { retryCommand } from './retry.ts';
import { reviewCommand } from './review.ts';
import { rulesCommand } from './rules.ts';
import { scheduleCommand } from './schedule.ts';
import { showCommand } from './show.ts';
import { sourcesCommand } from './sources.ts';

export const commands: readonly CommandSpec[] = [
  ingestCommand,
  retryCommand,
  compareCommand,
  showCommand,
  findCommand,
  checkCommand,
  reviewCommand,
  queryCommand,
  extractCommand,
  exportCommand,
  diffCommand,
  catalogCommand,
  rulesCommand,
  importCommand,
  sourcesCommand,
  scheduleCommand,
];
