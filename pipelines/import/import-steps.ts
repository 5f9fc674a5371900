// The steps of an import by name, as its log tells them, in the order of a first run over one source. A run may be killed
// behind any of them, and the next one goes on: a test kills it behind each.

import type { Log, LogFields } from '../../sources/log/log.ts';

export const importSteps = [
  'run_begin',
  'staged',
  'source_begin',
  /** An answer began to come; said by the polite client. */
  'request',
  'listing_read',
  'listing_recorded',
  'document_fetched',
  'original_stored',
  'document_kept',
  'address',
  'source_end',
  'sources_done',
  'reading_begin',
  /** One document was read and stored; said by `ingest`, as are a `run_begin` and a `run_end` of its own. */
  'document',
  'reading_end',
  'checked',
  'announced',
  /** The staged file has the name of the published one; what lay beside the old one is still there. */
  'renamed',
  'published',
  'run_end',
  'reported',
  'told',
  'finished',
] as const;

export type ImportStep = (typeof importSteps)[number];

/** Says in the log that `step` is done. */
export const reach = (log: Log, step: ImportStep, fields: LogFields = {}): void => log.info(step, fields);

/** The same for what people need not read: there are many of them. */
export const pass = (log: Log, step: ImportStep, fields: LogFields = {}): void => log.debug(step, fields);
