// Every command, in the order in which help lists them.

import type { CommandSpec } from '../command.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { findCommand } from './find.ts';
import { importCommand } from './import.ts';
import { ingestCommand } from './ingest.ts';
import { queryCommand } from './query.ts';
import { reviewCommand } from './review.ts';
import { scheduleCommand } from './schedule.ts';
import { showCommand } from './show.ts';
import { sourcesCommand } from './sources.ts';

export const commands: readonly CommandSpec[] = [
  ingestCommand,
  compareCommand,
  showCommand,
  findCommand,
  checkCommand,
  reviewCommand,
  queryCommand,
  extractCommand,
  exportCommand,
  diffCommand,
  importCommand,
  sourcesCommand,
  scheduleCommand,
];
