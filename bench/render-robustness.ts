// docs/robustness.md from a measured ingest: the figures, then what became of every hostile file.

import { basename } from 'node:path';
import { LIMITS } from '../extractors/limits.ts';
import type { Message } from '../model/index.ts';
import type { RunDocument, RunSummary } from '../pipelines/ingest/run-summary.ts';
import { bombs } from '../test/hostile/bombs/write-bombs.ts';

export interface Measurement {
  readonly run: RunSummary;
  /** Largest resident memory of the parent in MB; null off Linux. */
  readonly peak: number | null;
  readonly seconds: number;
  /** Limits for one document: seconds, and megabytes of its reader. */
  readonly limit: number;
  readonly megabytes: number;
}

/** The page. */
export function renderRobustness({ run, peak, seconds, limit, megabytes }: Measurement): string {
  const looked = run.documents.filter(({ outcome }) => outcome !== 'skipped');
  const of = (folder: string) => looked.filter(({ path }) => path.startsWith(folder));
  const good = of('fixtures/');
  const publicSuites = of('hostile/');
  const own = of('bombs/');
  const longest = Math.max(...looked.map(({ milliseconds }) => milliseconds ?? 0)) / 1000;
  const count = (documents: readonly RunDocument[], test: (d: RunDocument) => boolean): number =>
    documents.filter(test).length;
  const isFailed = ({ outcome }: RunDocument): boolean => outcome === 'failed';
  return `# Robustness

Hostile, broken and odd files together with our own sample reports in one \`nianbao ingest\`: what became of each. Written by
\`node bench/measure-robustness.ts\` on ${run.started.slice(0, 10)} with Node ${run.versions.node}, ${run.options.jobs} readers, ${limit} s and ${megabytes} MB for a document.
\`test/hostile\` asserts what becomes of the bombs on every test run.

| | |
|---|---|
| sample reports among them | ${good.length}, of which ${count(good, isFailed)} failed |
| files of public test suites | ${publicSuites.length}: ${count(publicSuites, (d) => !isFailed(d))} read or known, ${count(publicSuites, isFailed)} refused, each with a cause |
| bombs of our own | ${own.length}: ${count(own, (d) => !isFailed(d))} harmless and read, ${count(own, isFailed)} refused |
| longest time for one file | ${longest.toFixed(1)} s |
| all of it | ${seconds.toFixed(0)} s |
| largest memory of the program itself (its readers are processes of their own) | ${peak === null ? 'not measured' : `${Math.round(peak)} MB`} |

How it is done: content decides what a file is; archives are unpacked within a budget before any library sees them, by real
sizes; markup is counted before a tree is built; every document is read in a process of its own that is stopped at its limit of
time or memory, by the parent or, when that is busy, by itself; what a document yields is limited, too. Only the parent writes.

## Limits

What a document may hold (\`extractors/limits.ts\`), and the most in one of some 150 reports and lists that were measured.

${limits()}

## Bombs of our own

${table(own, (document) => bombs.find(({ file }) => file === basename(document.path))?.attack ?? '')}

## Files of public test suites

From the test suites of ${suites(publicSuites).join(', ')}.

${table(publicSuites, (document) => suiteOf(document))}
`;
}

function table(documents: readonly RunDocument[], describe: (document: RunDocument) => string): string {
  const rows = documents.map((document) => {
    const cause = document.messages.find(({ severity }) => severity === 'error');
    const cells = [
      `\`${shorten(document.path)}\``,
      describe(document),
      outcomeOf(document),
      ...explain(cause),
    ];
    return `| ${cells.map(escapeCell).join(' | ')} |`;
  });
  return ['| file | attack | outcome | code | 中文 | English |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function outcomeOf({ outcome, status }: RunDocument): string {
  if (outcome === 'failed') return 'refused';
  if (outcome === 'duplicate') return 'known';
  return status === 'partial' ? 'read in part' : 'read';
}

const explain = (cause: Message | undefined): string[] =>
  cause ? [`\`${cause.code}\``, cause.message.zh, cause.message.en] : ['', '', ''];

const suiteOf = ({ path }: RunDocument): string => basename(path).split('__')[0] ?? '';
const suites = (documents: readonly RunDocument[]): string[] => [...new Set(documents.map(suiteOf))].sort();

function limits(): string {
  const rows = Object.values(LIMITS).map(({ most, seen, zh, en }) => `| ${zh} | ${en} | ${most} | ${seen} |`);
  return ['| 中文 | English | limit | seen |', '|---|---|---|---|', ...rows].join('\n');
}

/** The last part of a name that holds a whole path. */
const shorten = (path: string): string => basename(path).split('__').at(-1)?.slice(-60) ?? '';

const escapeCell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
