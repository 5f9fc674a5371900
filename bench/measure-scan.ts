// How well the scan of running text does on the real reports, before anything is bound: gold numerals found with number,
// unit and modifier, traps kept out, numerals without a place, speed. As a part of the bench it yields rows; by itself it
// prints what is wrong: node bench/measure-scan.ts [--misses N] [--unplaced N] [--sample N] [--speed]

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type FactScore,
  judgeScan,
  readGold,
  type ScannedBlock,
  scanFile,
  scanWithCatalog,
} from './judge-scan.ts';
import { requireShared } from './locate-shared.ts';
import { type BenchContext, type Goal, shareText } from './section.ts';

interface ScannedReport {
  readonly id: string;
  readonly scanned: readonly ScannedBlock[];
  /** Null where nobody wrote down what is right. */
  readonly score: FactScore | null;
}

async function scanReports(shared: string): Promise<ScannedReport[]> {
  const reports: ScannedReport[] = [];
  for (const file of (await readdir(`${shared}/seeds`)).sort()) {
    const id = file.slice(0, 3);
    const scanned = await scanFile(`${shared}/seeds/${file}`);
    const facts = readGold(`${shared}/gold/${id}-prose.jsonl`);
    const traps = readGold(`${shared}/gold/${id}-nonfacts.jsonl`);
    reports.push({ id, scanned, score: facts.length > 0 ? judgeScan(scanned, facts, traps) : null });
  }
  const folder = `${shared}/documents/employment`;
  const pdf = existsSync(folder) ? (await readdir(folder)).find((file) => file.endsWith('.pdf')) : undefined;
  if (pdf === undefined) return reports;
  const scanned = await scanFile(`${folder}/${pdf}`);
  // its traps say no place
  return [
    ...reports,
    { id: 'employment', scanned, score: judgeScan(scanned, readGold(`${folder}/gold/prose.jsonl`), []) },
  ];
}

/** Rows for the bench; null without the real reports. */
export async function measureScan({ shared }: BenchContext): Promise<readonly Goal[] | null> {
  if (shared === null) return null;
  const reports = await scanReports(shared);
  const row = (measure: string, data: string, value: string, goal: string, met: boolean | null): Goal => ({
    measure,
    data,
    value,
    goal,
    met,
    reference: '–',
  });
  const scored = reports.flatMap(({ id, score }) => (score ? [{ id, score }] : []));
  const quality = scored.flatMap(({ id, score }) => [
    ...(['number', 'unit', 'modifier'] as const).map((key) =>
      row(
        `prose numerals: ${key} right`,
        id,
        shareText(score[key], score.facts),
        '≥ 99 %',
        score[key] >= 0.99 * score.facts,
      ),
    ),
    ...(score.traps > 0
      ? [row('traps kept out by the scan', id, shareText(score.keptOut, score.traps), '–', null)]
      : []),
  ]);
  const places = reports.map(({ id, scanned }) => {
    const { total, unplaced } = countNumerals(scanned);
    return row('items without a place', id, shareText(unplaced, total), '–', null);
  });
  const texts = reports.flatMap(({ scanned }) => scanned.map(({ block }) => block.text));
  const speed = speedOf(texts);
  return [...quality, ...places, row('speed', 'all', `${speed.toFixed(1)} MB/s`, '≥ 5 MB/s', speed >= 5)];
}

function countNumerals(scanned: readonly ScannedBlock[]) {
  const sum = (of: (item: ScannedBlock) => number) => scanned.reduce((n, item) => n + of(item), 0);
  const quantities = sum(({ scan }) => scan.quantities.length);
  const references = sum(({ scan }) => scan.references.length);
  const unplaced = sum(({ scan }) => scan.unplaced.length);
  return { quantities, references, unplaced, total: quantities + references + unplaced };
}

/** Milliseconds of the processor for scanning `texts`: others may share the machine. */
function timeScan(texts: readonly string[]): number {
  const started = process.cpuUsage();
  for (const text of texts) scanWithCatalog(text);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** Megabytes of UTF-8 scanned in a second, best of three after a warm-up. */
function speedOf(texts: readonly string[]): number {
  timeScan(texts);
  const bytes = texts.reduce((n, text) => n + Buffer.byteLength(text), 0);
  return bytes / 1000 / Math.min(timeScan(texts), timeScan(texts), timeScan(texts));
}

/** Texts made to hurt, of about `n` characters. */
const HOSTILE: Readonly<Record<string, (n: number) => string>> = {
  digits: (n) => '1'.repeat(n),
  'digits and points': (n) => '1.'.repeat(n / 2),
  'digits and commas': (n) => '1,'.repeat(n / 2),
  'digits and blanks': (n) => '1 '.repeat(n / 2),
  'a list': (n) => '12、'.repeat(n / 3),
  'open brackets': (n) => '('.repeat(n),
  'open quotes': (n) => '“'.repeat(n),
  'Chinese ones': (n) => '一'.repeat(n),
  'a long quotation': (n) => `“${'文1'.repeat(n / 2)}”`,
  pluses: (n) => '1+'.repeat(n / 2),
  years: (n) => '2023年'.repeat(n / 5),
  ratios: (n) => '1:'.repeat(n / 2),
  letters: (n) => 'a1-'.repeat(n / 3),
  points: (n) => '.'.repeat(n),
  modifiers: (n) => '不超过'.repeat(n / 3),
  blanks: (n) => ' '.repeat(n),
  figures: (n) => '图 1-'.repeat(n / 4),
};

function printSpeed(texts: readonly string[]): void {
  console.log(`speed: ${speedOf(texts).toFixed(2)} MB/s`);
  const line = texts.join('，').slice(0, 100_000);
  const cases = {
    'the reports on one line': (n: number) => line.repeat(Math.ceil(n / line.length)).slice(0, n),
    ...HOSTILE,
  };
  for (const [name, make] of Object.entries(cases)) {
    const times = [50_000, 100_000, 200_000].map((n) => Math.min(timeScan([make(n)]), timeScan([make(n)])));
    const factors = times.slice(1).map((t, i) => (t / (times[i] ?? 1)).toFixed(2));
    console.log(
      `  ${name}: ${times.map((t) => t.toFixed(0)).join(' / ')} ms for 50/100/200 thousand characters, × ${factors.join(', × ')}`,
    );
  }
}

function printReport({ id, scanned, score }: ScannedReport, misses: number, unplaced: number): void {
  const { total, ...counts } = countNumerals(scanned);
  const noUnit = scanned.flatMap(({ scan }) => scan.quantities.filter((q) => q.unitText === null)).length;
  console.log(`${id}: ${JSON.stringify(counts)} of ${total}; ${noUnit} quantities without unit`);
  if (score)
    console.log(
      `  number ${shareText(score.number, score.facts)}, unit ${shareText(score.unit, score.facts)}, modifier ${shareText(score.modifier, score.facts)}, traps kept out ${shareText(score.keptOut, score.traps)}`,
    );
  for (const line of (score?.misses ?? []).slice(0, misses)) console.log(`    ${line}`);
  const lost = scanned.flatMap(({ block, scan }) => scan.unplaced.map((u) => ({ ...u, text: block.text })));
  for (const { start, end, reason, text } of lost.slice(0, unplaced))
    console.log(
      `    ${reason}: …${text.slice(Math.max(0, start - 20), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 20)}`,
    );
}

/** A block with its quantities in [] and references in {}. */
function show({ block, scan }: ScannedBlock): string {
  const marks = [
    ...scan.quantities.map((q) => ({
      ...q,
      open: '[',
      close: `|${q.unitText ?? '∅'}${q.modifier === 'exact' ? '' : `|${q.modifier}`}${q.list ? `|L${q.list.id}` : ''}]`,
    })),
    ...scan.references.map((r) => ({ ...r, open: '{', close: `|${r.mask}}` })),
    ...scan.unplaced.map((u) => ({ ...u, open: '<<', close: `|${u.reason}>>` })),
  ].sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const m of marks) {
    out += block.text.slice(at, m.start) + m.open + block.text.slice(m.start, m.end) + m.close;
    at = m.end;
  }
  return out + block.text.slice(at);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      misses: { type: 'string', default: '0' },
      unplaced: { type: 'string', default: '0' },
      sample: { type: 'string', default: '0' },
      speed: { type: 'boolean', default: false },
    },
  });
  const shared = requireShared('measuring the scan');
  if (shared === null) return;
  const reports = await scanReports(shared);
  for (const report of reports) printReport(report, Number(values.misses), Number(values.unplaced));
  const blocks = reports
    .flatMap(({ scanned }) => scanned)
    .filter(({ scan }) => Object.values(scan).some((l) => l.length > 0));
  const step = Math.max(1, Math.floor(blocks.length / Math.max(1, Number(values.sample))));
  if (Number(values.sample) > 0)
    for (const block of blocks.filter((_, i) => i % step === 0)) console.log(show(block));
  if (values.speed) printSpeed(reports.flatMap(({ scanned }) => scanned.map(({ block }) => block.text)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
