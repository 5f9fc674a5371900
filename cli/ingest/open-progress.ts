// Shows how far a run is: a bar on a terminal, plain lines in a log, nothing when quiet. Writes to stderr only.

import { SingleBar } from 'cli-progress';
import type { IngestProgress } from '../../pipelines/ingest/effects.ts';
import type { RunDocument } from '../../pipelines/ingest/run-summary.ts';
import type { Context } from '../command.ts';
import { describeDocument } from './describe-document.ts';

export function openProgress(context: Context): IngestProgress {
  if (context.quiet) return { begin: () => {}, documentDone: () => {}, end: () => {} };
  return process.stderr.isTTY ? openBar() : openLines(context);
}

function openBar(): IngestProgress {
  const bar = new SingleBar({
    format: ' {bar} {value}/{total}  {duration_formatted}  {file}',
    stream: process.stderr,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    // We decide what Ctrl-C means.
    gracefulExit: false,
  });
  return {
    begin: (total) => bar.start(total, 0, { file: '' }),
    documentDone: (document) => bar.increment(1, { file: lastPart(document.path) }),
    end: () => bar.stop(),
  };
}

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1)?.slice(0, 40) ?? '';

/** One line for each document that was worked on; those that are in already are only counted. */
function openLines(context: Context): IngestProgress {
  let total = 0;
  let done = 0;
  return {
    begin: (count) => {
      total = count;
    },
    documentDone: (document: RunDocument) => {
      done++;
      if (document.outcome === 'unchanged' || document.outcome === 'skipped') return;
      context.tell(`[${done}/${total}] ${describeDocument(document, context.lang)}`);
    },
    end: () => {},
  };
}
