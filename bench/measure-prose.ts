// Running text and its numerals beside their goals: what the hand-checked answers say, how many numerals of the real
// reports stay unresolved, and what the prose stage costs.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { extractProse } from '../extractors/prose/extract-prose.ts';
import { readDocument } from '../extractors/read-document.ts';
import type { Document, NumeralLedger } from '../model/index.ts';
import { extractReport } from '../pipelines/extract-report.ts';
import type { Measure, ReportScore } from './score-reports.ts';
import type { BenchContext, Goal } from './section.ts';
import { shareText } from './section.ts';

/** Measure of the scorer, its words, which of its figures, and the share it has to reach. */
const goals: readonly (readonly [
  key: string,
  words: string,
  part: 'recall' | 'precision' | 'share',
  goal: number,
])[] = [
  ['tables.cells', 'cells of flattened tables, F1', 'share', 0.98],
  ['tables.exact', 'flattened tables without any error', 'share', 0.85],
  ['prose.numeral', 'prose numerals, recall', 'recall', 0.98],
  ['prose.numeral', 'prose numerals, precision', 'precision', 0.97],
  ['prose.amountOfAll', 'value + unit', 'share', 0.97],
  ['prose.modifier', 'modifier', 'share', 0.95],
  ['prose.kind', 'kind', 'share', 0.95],
  ['prose.period', 'period', 'share', 0.95],
  ['prose.indicator', 'indicator words', 'share', 0.9],
  ['prose.entity', 'entity', 'share', 0.95],
];

/** Rows for the bench; null without the real reports. */
export async function measureProse({ shared, reports }: BenchContext): Promise<readonly Goal[] | null> {
  if (shared === null) return null;
  const scores = (await reports()).filter(({ set }) => set === 'text' || set === 'employment pdf');
  const flattened = scores.filter(({ set }) => set === 'text');
  const quality = goals.flatMap(([key, words, part, goal]) => {
    const of = key.startsWith('tables') ? flattened : scores;
    return [...of.map((score) => [score]), of].flatMap((group) => {
      const found = pool(
        group.flatMap((score) => score.measures[key] ?? []),
        part,
      );
      return found ? [row(words, group.length > 1 ? 'all' : nameOf(group), found, goal)] : [];
    });
  });
  return [...quality, traps(scores), ...(await measureLedger(shared)), ...(await measureSpeed(shared))];
}

const nameOf = (group: readonly ReportScore[]): string => group.map(({ id }) => id).join(' ');

interface Share {
  readonly right: number;
  readonly of: number;
}

/** What the scorer found in several reports, as one share; F1 is right ÷ the mean of both counts. */
function pool(measures: readonly Measure[], part: 'recall' | 'precision' | 'share'): Share | null {
  let right = 0;
  let of = 0;
  for (const measure of measures) {
    if (measure.type === 'count') continue;
    right += measure.right;
    if (measure.type === 'share') of += measure.of;
    else if (part === 'share') of += (measure.gold + measure.predicted) / 2;
    else of += part === 'recall' ? measure.gold : measure.predicted;
  }
  return of === 0 ? null : { right, of };
}

const row = (measure: string, data: string, { right, of }: Share, goal: number): Goal => ({
  measure,
  data,
  value: shareText(right, of),
  goal: `≥ ${goal * 100} %`,
  met: right >= goal * of,
  reference: '–',
});

function traps(scores: readonly ReportScore[]): Goal {
  const found = pool(
    scores.flatMap((score) => score.measures['prose.traps'] ?? []),
    'share',
  );
  return {
    measure: 'traps emitted as facts',
    data: 'all',
    value: found ? `${found.right} of ${found.of}` : '–',
    goal: '0',
    met: found ? found.right === 0 : null,
    reference: '–',
  };
}

const seedsIn = (shared: string): string[] =>
  readdirSync(join(shared, 'seeds'))
    .filter((name) => name.endsWith('.txt'))
    .sort();

async function measureLedger(shared: string): Promise<Goal[]> {
  const catalog = loadCatalog();
  const ledgers: { readonly name: string; readonly numerals: NumeralLedger }[] = [];
  for (const name of seedsIn(shared)) {
    const bytes = new Uint8Array(readFileSync(join(shared, 'seeds', name)));
    ledgers.push({ name: name.slice(0, 3), numerals: (await extractReport(bytes, name, catalog)).numerals });
  }
  const line = (data: string, unresolved: number, total: number): Goal => ({
    measure: 'numerals unresolved',
    data,
    value: shareText(unresolved, total),
    goal: '≤ 1 %',
    met: unresolved <= 0.01 * total,
    reference: '–',
  });
  const sum = (key: 'unresolved' | 'total') => ledgers.reduce((n, { numerals }) => n + numerals[key], 0);
  return [
    ...ledgers.map(({ name, numerals }) => line(name, numerals.unresolved, numerals.total)),
    line('all seeds', sum('unresolved'), sum('total')),
  ];
}

/** Megabytes of UTF-8 that the prose stage binds in a second of the processor, best of three after a warm-up. */
async function measureSpeed(shared: string): Promise<Goal[]> {
  const catalog = loadCatalog();
  const documents: Document[] = [];
  for (const name of seedsIn(shared))
    documents.push(await readDocument(new Uint8Array(readFileSync(join(shared, 'seeds', name))), name));
  const bytes = documents
    .flatMap(({ blocks }) => blocks)
    .reduce((n, block) => n + (block.kind === 'table' ? 0 : Buffer.byteLength(block.text)), 0);
  const seconds = (items: readonly Document[]): number => {
    const times = [0, 1, 2, 3].map(() => {
      const started = process.cpuUsage();
      for (const document of items) extractProse(document, catalog);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1e6;
    });
    return Math.min(...times.slice(1));
  };
  const speed = bytes / 1e6 / seconds(documents);
  const doubled = seconds([await oneLine(documents, 200_000)]) / seconds([await oneLine(documents, 100_000)]);
  const goal = (measure: string, data: string, value: string, words: string, met: boolean): Goal => ({
    measure,
    data,
    value,
    goal: words,
    met,
    reference: '–',
  });
  return [
    goal('speed of the prose stage', 'all seeds', `${speed.toFixed(2)} MB/s`, '≥ 1 MB/s', speed >= 1),
    goal(
      'time when the text doubles',
      'one line of 200 KB',
      `${doubled.toFixed(2)} ×`,
      '< 2.3 ×',
      doubled < 2.3,
    ),
  ];
}

/** The paragraphs of `documents` as one line of `size` bytes at least. */
async function oneLine(documents: readonly Document[], size: number): Promise<Document> {
  const words = documents.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'paragraph'));
  let line = '';
  for (let i = 0; Buffer.byteLength(line) < size; i = (i + 1) % words.length) line += words[i]?.text ?? '';
  return readDocument(new TextEncoder().encode(line), 'line.txt');
}
