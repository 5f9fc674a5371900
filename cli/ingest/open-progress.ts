// Shows how far a run is, how fast it goes and how long it takes: a bar on a terminal, plain lines in a log, nothing
// when quiet. Writes to stderr only.

import { SingleBar } from 'cli-progress';
import type { IngestProgress } from '../../pipelines/ingest/effects.ts';
import type { RunDocument } from '../../pipelines/ingest/run-summary.ts';
import type { Context } from '../command.ts';
import { describeDocument } from './describe-document.ts';
import { describePace, openPace } from './measure-pace.ts';

export function openProgress(context: Context): IngestProgress {
  if (context.quiet) return { begin: () => {}, documentDone: () => {}, end: () => {} };
  return process.stderr.isTTY ? openBar(context) : openLines(context);
}

function openBar({ lang }: Context): IngestProgress {
  const bar = new SingleBar({
    format: ' {bar} {value}/{total}  {pace}  {file}',
    stream: process.stderr,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    // We decide what Ctrl-C means.
    gracefulExit: false,
  });
  let left = 0;
  let pace = openPace(performance.now());
  return {
    begin: (total) => {
      left = total;
      pace = openPace(performance.now());
      bar.start(total, 0, { file: '', pace: '' });
    },
    documentDone: (document) => {
      const now = performance.now();
      pace.step(now);
      left--;
      bar.increment(1, { file: lastPart(document.path), pace: describePace(pace, left, now, lang) });
    },
    end: () => bar.stop(),
  };
}

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1)?.slice(0, 40) ?? '';

/** How often lines say how long it takes. */
const remindMs = 15_000;

/** One line for each document that was worked on; those that are in already are only counted. */
function openLines(context: Context): IngestProgress {
  let total = 0;
  let done = 0;
  let reminded = performance.now();
  let pace = openPace(reminded);
  return {
    begin: (count) => {
      total = count;
      reminded = performance.now();
      pace = openPace(reminded);
    },
    documentDone: (document: RunDocument) => {
      done++;
      const now = performance.now();
      pace.step(now);
      if (document.outcome === 'unchanged' || document.outcome === 'skipped') return;
      context.tell(`[${done}/${total}] ${describeDocument(document, context.lang)}`);
      if (now - reminded < remindMs) return;
      reminded = now;
      context.tell(`[${done}/${total}] ${describePace(pace, total - done, now, context.lang)}`);
    },
    end: () => {},
  };
}
