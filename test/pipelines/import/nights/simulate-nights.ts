// Plays a planned world against the import, night after night, each in a process of its own, some of them killed; with a
// reader that polls the published warehouse all the while. Yields what happened; judging is judge-nights.ts.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentEffects } from '../../../../pipelines/ingest/effects.ts';
import { ingest } from '../../../../pipelines/ingest/ingest.ts';
import { type LoggedRequest, startScriptedServer } from '../../../sources/scripted-server.ts';
import { report } from '../world/listings.ts';
import { openRandom, type World } from './plan-world.ts';
import { playWorld, sourceYaml, timeOf } from './play-world.ts';
import { openReader, readState } from './read-state.ts';

export interface NotedRequest {
  readonly host: string;
  /** Begin and end on the clock of the run, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly status: number;
}

export interface PlayedNight {
  readonly night: number;
  readonly killed: boolean;
  /** The last event in the log of the run. */
  readonly lastEvent: string | null;
  readonly seconds: number;
  readonly code: number | null;
  readonly stderr: string;
  /** What the server saw. */
  readonly served: readonly LoggedRequest[];
  readonly requests: readonly NotedRequest[];
  /** What readers are to see after the night; null: there is no warehouse yet. */
  readonly published: string | null;
}

export interface Simulation {
  readonly folder: string;
  readonly warehouse: string;
  readonly nights: readonly PlayedNight[];
  /** What readers may see that no night published: what people ingested by hand. */
  readonly handmade: readonly string[];
  readonly reader: {
    readonly looks: number;
    readonly states: readonly string[];
    readonly errors: readonly string[];
  };
}

export interface SimulationOptions {
  readonly seed: number;
  /** How many of the nights are killed, of all but the quiet ones; every other one at an event of the log. */
  readonly killed: number;
  /** Nights after which a person ingests a report by hand, whatever state the import is in. */
  readonly handmade: readonly number[];
}

/** Plays all nights of `world`. The folder with everything is left to the caller. */
export async function simulateNights(world: World, options: SimulationOptions): Promise<Simulation> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-nights-'));
  const warehouse = join(folder, 'nianbao.db');
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  let night = 1;
  const server = await startScriptedServer(playWorld(world, () => night));
  for (const host of world.hosts)
    writeFileSync(join(sources, `${host.name.replace('.test', '')}.yml`), sourceYaml(host, server.port));
  const random = openRandom(options.seed + 1);
  const toKill = chooseNights(world.nights - 4, options.killed, random);
  const reader = startChild('reader-child.ts', [warehouse, join(folder, 'reader.jsonl')]);
  const nights: PlayedNight[] = [];
  const handmade: string[] = [];
  let usual = 2;
  let kills = 0;
  for (; night <= world.nights; night++) {
    const death: Death | null = !toKill.has(night)
      ? null
      : kills++ % 2 === 0
        ? { after: random() * usual }
        : { at: EVENTS[(kills / 2 - 1) % EVENTS.length] ?? 'staged' };
    const played = await playNight(night, { warehouse, sources, folder }, death);
    if (!played.killed) usual = Math.max(1, played.seconds);
    nights.push({ ...played, served: server.log.splice(0) });
    if (options.handmade.includes(night)) {
      await ingestByHand(folder, warehouse, handmade.length);
      handmade.push(stateOf(warehouse) ?? '');
    }
  }
  const ended = new Promise((resolve) => reader.once('close', resolve));
  reader.send('end');
  await ended;
  await server.close();
  return { folder, warehouse, nights, handmade, reader: readNotes(join(folder, 'reader.jsonl')) };
}

/** `count` of the nights from 1 to `last`, by lot. */
function chooseNights(last: number, count: number, random: () => number): Set<number> {
  const all = Array.from({ length: last }, (_, i) => i + 1);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, all.length)) chosen.add(all[Math.floor(random() * all.length)] ?? 1);
  return chosen;
}

interface NightPlaces {
  readonly warehouse: string;
  readonly sources: string;
  readonly folder: string;
}

/** Seconds after the beginning of the run, or an event of its log. */
type Death = { readonly after: number } | { readonly at: string };

/** Moments at which little is written down yet of what was done. */
const EVENTS: readonly string[] = ['published', 'document_kept', 'staged', 'source_end'];

/** @param death when the run is killed; null: it may finish. */
async function playNight(
  night: number,
  { warehouse, sources, folder }: NightPlaces,
  death: Death | null,
): Promise<Omit<PlayedNight, 'served'>> {
  const notes = join(folder, `night-${night}.jsonl`);
  const dieAt = death && 'at' in death ? [death.at] : [];
  const child = startChild('night-child.ts', [warehouse, sources, String(timeOf(night)), notes, ...dieAt]);
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  let began = performance.now();
  let timer: NodeJS.Timeout | null = null;
  child.once('message', () => {
    began = performance.now();
    if (death && 'after' in death) timer = setTimeout(() => child.kill('SIGKILL'), death.after * 1000);
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (...end) => resolve(end));
  });
  if (timer) clearTimeout(timer);
  const entries = readLines(notes);
  const events = entries.flatMap((entry) => (typeof entry.event === 'string' ? [entry.event] : []));
  return {
    night,
    killed: signal === 'SIGKILL',
    lastEvent: events.at(-1) ?? null,
    seconds: (performance.now() - began) / 1000,
    code,
    stderr,
    requests: entries.filter(
      (entry): entry is Record<string, unknown> & NotedRequest => 'host' in entry && 'to' in entry,
    ),
    published: stateOf(warehouse),
  };
}

function startChild(name: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, name), ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

async function ingestByHand(folder: string, warehouse: string, count: number): Promise<void> {
  const own = join(folder, 'by-hand');
  mkdirSync(own, { recursive: true });
  const file = join(own, `${count}.html`);
  writeFileSync(file, report(`手工${'甲乙丙丁'[count] ?? ''}`, 7000 + count));
  await ingest({ paths: [file], warehousePath: warehouse, options: { jobs: 1 }, effects: silentEffects });
}

function stateOf(warehouse: string): string | null {
  if (!existsSync(warehouse)) return null;
  const connection = openReader(warehouse);
  try {
    return readState(connection);
  } finally {
    connection.close();
  }
}

function readLines(file: string): Record<string, unknown>[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function readNotes(file: string): Simulation['reader'] {
  const entries = readLines(file);
  const of = (...keys: string[]) =>
    entries.flatMap((entry) => keys.flatMap((key) => (key in entry ? [String(entry[key])] : [])));
  return {
    looks: Number(of('looks')[0] ?? 0),
    states: [...new Set(of('state', 'kept'))],
    errors: of('error'),
  };
}
