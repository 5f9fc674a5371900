// How well the scan of running text does on the real reports: gold numerals found with number, unit and modifier, traps
// kept out, numerals without a place by reason, and speed. Binding is not measured here. Prints; changes nothing.
//   node bench/measure-scan.ts [--misses N] [--unplaced N] [--sample N] [--speed]

import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadTextMasks } from '../catalog/load-text-masks.ts';
import { loadUnits } from '../catalog/load-units.ts';
import { scanText } from '../extractors/quantities/scan-text.ts';
import type { ScannedText } from '../extractors/quantities/types.ts';
import { readDocument } from '../extractors/read-document.ts';
import { type Block, isLineAnchor, isPageAnchor } from '../model/index.ts';
import { readValue } from '../numbers/read-value.ts';
import { requireShared } from './locate-shared.ts';

interface Scanned {
  readonly block: Block;
  readonly scan: ScannedText;
}
interface Gold {
  readonly text: string;
  readonly value?: number;
  readonly value_raw?: string;
  readonly value_text?: string;
  readonly unit?: string | null;
  readonly modifier?: string | null;
  readonly kind?: string;
  readonly raw?: string;
  readonly reason?: string;
  readonly page?: number;
  readonly anchor?: { readonly line: number; readonly start: number; readonly end: number };
}

const { values: args } = parseArgs({
  options: {
    misses: { type: 'string', default: '0' },
    unplaced: { type: 'string', default: '0' },
    sample: { type: 'string', default: '0' },
    speed: { type: 'boolean', default: false },
    seed: { type: 'string', default: '' },
  },
});
const units = loadUnits();
const catalog = { units, textMasks: loadTextMasks(units) };

async function scanFile(path: string): Promise<Scanned[]> {
  const document = await readDocument(new Uint8Array(await readFile(path)), path);
  return document.blocks
    .filter((block) => block.kind !== 'table')
    .map((block) => ({ block, scan: scanText(block.text, catalog) }));
}

const jsonl = (path: string): Gold[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Gold)
    : [];

/** Block and UTF-16 offset of a place in a text file; null when no paragraph holds it (tables, dropped furniture). */
function locate(scanned: readonly Scanned[], line: number, start: number): [Scanned, number] | null {
  for (const item of scanned)
    for (const s of item.block.segments)
      if (
        isLineAnchor(s.anchor) &&
        s.anchor.line === line &&
        s.anchor.start <= start &&
        start < s.anchor.end
      ) {
        const inside = Array.from(item.block.text.slice(s.start, s.end));
        return [item, s.start + inside.slice(0, start - s.anchor.start).join('').length];
      }
  return null;
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const MODIFIER: Readonly<Record<string, readonly string[]>> = {
  约: ['about'],
  左右: ['about'],
  余: ['more_than', 'about'],
  多: ['more_than', 'about'],
  超: ['more_than'],
  超过: ['more_than'],
  近: ['about', 'less_than'],
  以上: ['at_least', 'more_than'],
};

const unitsAgree = (gold: string, unitText: string | null, value: string): boolean => {
  const asked = squeeze(gold).replace(/^:$/, '');
  const got = squeeze(unitText ?? '');
  if (
    asked === got ||
    asked === squeeze((/[万亿千百]+$/.exec(value.replace(/[余多]$/, ''))?.[0] ?? '') + got)
  )
    return true;
  return asked.startsWith('男') || (asked === '' && got === ':');
};

function findByText(scanned: readonly Scanned[], gold: Gold): [Scanned, number] | null {
  const page = scanned.filter(
    ({ block }) =>
      isPageAnchor(block.anchor) &&
      block.segments.some((s) => isPageAnchor(s.anchor) && s.anchor.page === gold.page),
  );
  const wanted = squeeze(gold.text);
  const number = squeeze(gold.value_text ?? gold.raw ?? '');
  for (const item of page) {
    const map = [...item.block.text].map((c, i) => ({ c: squeeze(c), i })).filter(({ c }) => c !== '');
    const text = map.map(({ c }) => c).join('');
    const at = text.indexOf(wanted);
    if (at < 0) continue;
    const inner = wanted.indexOf(number);
    return [item, map[at + Math.max(0, inner)]?.i ?? 0];
  }
  return null;
}

interface Verdict {
  readonly number: boolean;
  readonly unit: boolean;
  readonly modifier: boolean;
  readonly misses: readonly string[];
}

/** How the scan did on one fact that stands at `at` of a block. */
function judgeFact(gold: Gold, [{ scan, block }, at]: [Scanned, number]): Verdict {
  const raw = gold.value_raw ?? gold.value_text ?? '';
  const where = `${raw} ${gold.unit} in ${gold.text}`;
  const found = scan.quantities.find((q) => q.start <= at && at < q.end);
  if (!found) {
    const other = scan.references.find((r) => r.start <= at && at < r.end);
    const instead = other ? `${other.mask} ${block.text.slice(other.start, other.end)}` : '-';
    return { number: false, unit: false, modifier: false, misses: [`no quantity (${instead}): ${where}`] };
  }
  const digits = squeeze(block.text.slice(found.numeralStart, found.numeralEnd));
  const wanted = gold.modifier ? MODIFIER[gold.modifier] : ['exact'];
  const right = {
    number: digits.includes(squeeze(raw).replace(/[%‰第余多]/g, '')),
    unit: !gold.unit || found.dimension === 'rank' || unitsAgree(gold.unit, found.unitText, found.valueText),
    modifier: !wanted || wanted.includes(found.modifier),
  };
  const misses = [
    ...(right.number ? [] : [`number ${digits}: ${where}`]),
    ...(right.unit ? [] : [`unit ${found.unitText}: ${where}`]),
    ...(right.modifier ? [] : [`modifier ${found.modifier}, not ${gold.modifier}: ${where}`]),
    ...(found.form !== 'number' || readValue(found.valueText).status === 'reported'
      ? []
      : [`value unreadable: ${found.valueText}`]),
  ];
  return { ...right, misses };
}

type Place = (gold: Gold) => [Scanned, number] | null;

function measureFacts(name: string, facts: readonly Gold[], place: Place): string[] {
  const placed = facts.map((gold) => ({ gold, at: place(gold) }));
  const verdicts = placed.flatMap(({ gold, at }) => (at ? [judgeFact(gold, at)] : []));
  const of = (n: number) => `${n}/${facts.length} ${((100 * n) / Math.max(1, facts.length)).toFixed(1)} %`;
  const count = (key: 'number' | 'unit' | 'modifier') => of(verdicts.filter((v) => v[key]).length);
  console.log(
    `${name}: facts in paragraphs ${of(verdicts.length)}, number ${count('number')}, unit ${count('unit')}, modifier ${count('modifier')}`,
  );
  const lost = placed.filter(({ at }) => at === null).map(({ gold }) => `not in a paragraph: ${gold.text}`);
  return [...lost, ...verdicts.flatMap((v) => v.misses)];
}

function measureTraps(traps: readonly Gold[], place: Place): string[] {
  const placed = traps.flatMap((gold) => {
    const at = place(gold);
    return at ? [{ gold, at }] : [];
  });
  const taken = placed.flatMap(({ gold, at: [{ scan, block }, at] }) => {
    const end = at + (gold.raw ?? '1').length;
    const found = scan.quantities.find((q) => q.start < end && at < q.end);
    const printed = found && block.text.slice(found.start, found.end);
    return found ? [`trap ${gold.reason} ${gold.raw}: "${printed}" in ${gold.text.slice(0, 70)}`] : [];
  });
  if (traps.length > 0)
    console.log(
      `  traps kept out ${placed.length - taken.length}/${placed.length} (${traps.length - placed.length} not in a paragraph)`,
    );
  return taken;
}

function measure(
  name: string,
  scanned: readonly Scanned[],
  facts: readonly Gold[],
  traps: readonly Gold[],
): void {
  const place: Place = (gold) =>
    gold.anchor ? locate(scanned, gold.anchor.line, gold.anchor.start) : findByText(scanned, gold);
  const lines = [...measureFacts(name, facts, place), ...measureTraps(traps, place)];
  for (const line of lines.slice(0, Number(args.misses))) console.log(`    ${line}`);
}

function countAll(name: string, scanned: readonly Scanned[]): void {
  const sum = (pick: (scan: ScannedText) => number) => scanned.reduce((n, { scan }) => n + pick(scan), 0);
  const reasons = new Map<string, number>();
  for (const { scan } of scanned)
    for (const { reason } of scan.unplaced) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const noUnit = sum((s) => s.quantities.filter((q) => q.unitText === null).length);
  console.log(
    `${name}: quantities ${sum((s) => s.quantities.length)} (${noUnit} without unit), references ${sum((s) => s.references.length)}, unplaced ${sum((s) => s.unplaced.length)} ${JSON.stringify(Object.fromEntries(reasons))}`,
  );
  const shown = scanned.flatMap(({ block, scan }) =>
    scan.unplaced.map(
      (u) =>
        `${u.reason}: …${block.text.slice(Math.max(0, u.start - 20), u.start)}⟦${block.text.slice(u.start, u.end)}⟧${block.text.slice(u.end, u.end + 20)}`,
    ),
  );
  for (const line of shown.slice(0, Number(args.unplaced))) console.log(`    ${line}`);
}

/** A block with its quantities in [] and references in {}. */
function show({ block, scan }: Scanned): string {
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

function measureSpeed(all: readonly Scanned[]): void {
  const texts = all.map(({ block }) => block.text);
  const time = (list: readonly string[]) => {
    // the time of the processor: others may share the machine
    const started = process.cpuUsage();
    for (const text of list) scanText(text, catalog);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  time(texts);
  const bytes = texts.reduce((n, text) => n + Buffer.byteLength(text), 0);
  console.log(
    `speed: ${(bytes / 1000 / Math.min(time(texts), time(texts), time(texts))).toFixed(2)} MB/s over ${bytes} bytes of paragraphs`,
  );
  const line = texts.join('，').slice(0, 100_000);
  const hostile: Record<string, (n: number) => string> = {
    'the reports on one line': (n) => line.repeat(Math.ceil(n / line.length)).slice(0, n),
    digits: (n) => '1'.repeat(n),
    'digits and points': (n) => '1.'.repeat(n / 2),
    'digits and commas': (n) => '1,'.repeat(n / 2),
    'a list': (n) => '12、'.repeat(n / 3),
    'open brackets': (n) => '('.repeat(n),
    'open quotes': (n) => '“'.repeat(n),
    'one Chinese numeral': (n) => '一'.repeat(n),
    'a quoted text': (n) => `“${'文1'.repeat(n / 2)}”`,
    pluses: (n) => '1+'.repeat(n / 2),
    years: (n) => '2023年'.repeat(n / 5),
    'ratio signs': (n) => '1:'.repeat(n / 2),
    letters: (n) => 'a1-'.repeat(n / 3),
    points: (n) => '.'.repeat(n),
    modifiers: (n) => '不超过'.repeat(n / 3),
    blanks: (n) => ' '.repeat(n),
    figures: (n) => '图 1-'.repeat(n / 4),
  };
  for (const [name, make] of Object.entries(hostile)) {
    const times = [50_000, 100_000, 200_000].map((n) => Math.min(time([make(n)]), time([make(n)])));
    const factors = times.slice(1).map((t, i) => (t / (times[i] ?? 1)).toFixed(2));
    console.log(
      `  ${name}: ${times.map((t) => t.toFixed(0)).join(' / ')} ms for 50/100/200 thousand characters, × ${factors.join(', × ')}`,
    );
  }
}

const shared = requireShared('measuring the scan');
if (shared !== null) {
  const files = (await readdir(`${shared}/seeds`)).filter((file) => file.startsWith(args.seed)).sort();
  const all: Scanned[] = [];
  for (const file of files) {
    const scanned = await scanFile(`${shared}/seeds/${file}`);
    all.push(...scanned);
    const id = file.slice(0, 3);
    const facts = jsonl(`${shared}/gold/${id}-prose.jsonl`);
    if (facts.length > 0) measure(id, scanned, facts, jsonl(`${shared}/gold/${id}-nonfacts.jsonl`));
    countAll(id, scanned);
  }
  const employment = `${shared}/documents/employment`;
  const pdf = existsSync(employment)
    ? (await readdir(employment)).find((file) => file.endsWith('.pdf'))
    : undefined;
  if (pdf && (args.seed === '' || args.seed === 'pdf')) {
    const scanned = await scanFile(`${employment}/${pdf}`);
    all.push(...scanned);
    measure('employment', scanned, jsonl(`${employment}/gold/prose.jsonl`), []);
    countAll('employment', scanned);
  }
  const numbered = all.filter(
    ({ scan }) => scan.quantities.length + scan.references.length + scan.unplaced.length > 0,
  );
  if (Number(args.sample) > 0)
    for (
      let i = 0;
      i < numbered.length;
      i += Math.max(1, Math.floor(numbered.length / Number(args.sample)))
    ) {
      const item = numbered[i];
      if (item) console.log(`${i} ${show(item)}`);
    }
  if (args.speed) measureSpeed(all);
}
