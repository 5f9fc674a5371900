// What a simulation should have led to, compared with what it did: documents, versions, what readers saw, and manners.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportSummary } from '../../../../pipelines/import/import-summary.ts';
import { graduatesOf, type PlannedDocument, type World } from './plan-world.ts';
import { openReader } from './read-state.ts';
import type { PlayedNight, Simulation } from './simulate-nights.ts';

export interface Judgement {
  readonly documents: number;
  readonly versions: number;
  /** Each in words; none when all is well. */
  readonly faults: readonly string[];
  readonly figures: Readonly<Record<string, number | string>>;
}

const DELAY_MS = 2000;
const PAUSE_FACTOR = 5;

/** Judges `simulation` of `world`. */
export function judgeNights(world: World, simulation: Simulation): Judgement {
  const faults: string[] = [];
  const expected = world.documents.flatMap((document) =>
    document.versions.map((_, version) => ({ document, version })),
  );
  judgeDocuments(world, simulation, faults);
  judgeStore(simulation, expected.length, faults);
  judgeReader(simulation, faults);
  const told = judgeTelling(simulation, expected.length, faults);
  const manners = judgeManners(world, simulation, faults);
  const killed = simulation.nights.filter((night) => night.killed);
  for (const { night, code, killed: isKilled, stderr } of simulation.nights)
    if (!isKilled && code !== 0) faults.push(`night ${night} ended with ${code}: ${stderr.slice(0, 300)}`);
  return {
    documents: world.documents.length,
    versions: expected.length,
    faults,
    figures: {
      nights: world.nights,
      'nights killed': killed.length,
      'killed at': killed.map(({ lastEvent }) => lastEvent ?? 'start').join(', '),
      hosts: world.hosts.length,
      'nights × hosts with a fault': world.hosts.reduce((sum, host) => sum + host.faults.size, 0),
      'looks of the reader': simulation.reader.looks,
      'states seen': simulation.reader.states.length,
      'states published': new Set(simulation.nights.map(({ published }) => published)).size,
      'errors of the reader': simulation.reader.errors.length,
      ...told,
      ...manners,
    },
  };
}

interface Row {
  readonly school: string;
  readonly graduates: string;
  readonly in_force: number;
}

function judgeDocuments(world: World, { warehouse, handmade }: Simulation, faults: string[]): void {
  const connection = openReader(warehouse);
  const rows = connection
    .prepare<[], Row>(
      `select d.institution_printed as school, d.superseded_by is null as in_force,
         (select value from core_fact f where f.document = d.id and f.indicator_id = 'graduates' limit 1) as graduates
       from raw_document d`,
    )
    .all();
  const used = connection
    .prepare<[], { institution: string; value: string }>(
      "select institution, value from out_comparison where indicator_id = 'graduates'",
    )
    .all();
  connection.close();
  const versions = world.documents.reduce((sum, { versions: all }) => sum + all.length, 0);
  if (rows.length !== versions + handmade.length)
    faults.push(`${rows.length} documents instead of ${versions + handmade.length}`);
  for (const document of world.documents) {
    const own = rows.filter(({ school }) => school === document.school);
    judgeVersions(document, own, faults);
    const newest = String(graduatesOf(document, document.versions.length - 1));
    const values = used
      .filter(({ institution }) => institution === document.school)
      .map(({ value }) => value);
    if (values.join() !== newest)
      faults.push(`${document.school}: uses ${values.join() || 'nothing'}, not ${newest}`);
  }
}

function judgeVersions(document: PlannedDocument, own: readonly Row[], faults: string[]): void {
  const last = document.versions.length - 1;
  for (const version of document.versions.keys()) {
    const found = own.filter(({ graduates }) => Number(graduates) === graduatesOf(document, version));
    const at = `${document.school} (document ${document.id} of ${document.host}) version ${version}`;
    if (found.length !== 1) faults.push(`${at} is in ${found.length} times`);
    else if ((found[0]?.in_force === 1) !== (version === last))
      faults.push(`${at} is wrongly in force or not`);
  }
}

/** Every original is under its digest, each once, and no other. */
function judgeStore({ folder }: Simulation, versions: number, faults: string[]): void {
  const raw = join(folder, 'raw');
  const files = readdirSync(raw, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.html'));
  if (files.length !== versions) faults.push(`${files.length} originals instead of ${versions}`);
  for (const file of files) {
    const digest = createHash('sha256')
      .update(readFileSync(join(raw, file)))
      .digest('hex');
    if (file !== join(digest.slice(0, 2), `${digest}.html`)) faults.push(`${file} holds ${digest}`);
  }
}

function judgeReader({ nights, handmade, reader }: Simulation, faults: string[]): void {
  const allowed = new Set([...nights.map(({ published }) => published), ...handmade]);
  for (const state of reader.states)
    if (!allowed.has(state)) faults.push(`a reader saw ${state}, which was never published`);
  for (const error of reader.errors) faults.push(`a reader was told: ${error}`);
}

/** Every document and revision is told, also that of killed nights. */
function judgeTelling({ folder }: Simulation, versions: number, faults: string[]) {
  const runs = join(folder, 'nianbao.db.import', 'runs');
  const told = readdirSync(runs).flatMap((run) => {
    try {
      const summary = JSON.parse(readFileSync(join(runs, run, 'run.json'), 'utf8')) as ImportSummary;
      return summary.documents.filter(({ outcome }) => outcome === 'new' || outcome === 'revised');
    } catch {
      return [];
    }
  });
  const digests = new Set(told.map(({ sha256 }) => sha256));
  if (digests.size !== versions) faults.push(`${digests.size} versions were told of instead of ${versions}`);
  return { 'versions told': digests.size, 'told twice': told.length - digests.size };
}

function judgeManners(world: World, { nights }: Simulation, faults: string[]) {
  let most = 0;
  let all = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (const night of nights)
    for (const { name } of world.hosts) {
      const served = night.served.filter(({ host }) => host === name);
      const allowed = mostRequests(world, name, night);
      if (served.length > allowed)
        faults.push(`night ${night.night}: ${served.length} requests to ${name}, not ${allowed}`);
      most = Math.max(most, served.length);
      all += served.length;
      shortest = Math.min(shortest, judgePauses(night, name, faults));
    }
  const bodies = nights
    .flatMap(({ served }) => served)
    .filter(({ path, status }) => /\/d\d+\.html$/.test(path) && status < 300);
  return {
    'requests in all': all,
    'most requests to a host in a night': most,
    'shortest pause (s)': Math.round(shortest / 100) / 10,
    'documents sent': bodies.length,
  };
}

/** robots.txt, the pages of its listing, each document once, and repetitions of what failed. */
function mostRequests(world: World, host: string, { night, served }: PlayedNight): number {
  const placed = world.documents.filter((document) => document.host === host || document.copy?.host === host);
  const known = placed.filter(({ versions }) => (versions[0] ?? 0) <= night).length;
  const moved = placed.filter(({ movedIn }) => movedIn !== null && movedIn <= night).length;
  const failed = served.filter(
    (one) => one.host === host && (one.status >= 429 || one.status === 200),
  ).length;
  const repeated = world.hosts.find(({ name }) => name === host)?.faults.has(night)
    ? Math.min(failed, 4 * (known + 1))
    : 0;
  return 1 + Math.ceil(known / 4) + 1 + known + moved + repeated;
}

/** The shortest pause between two requests to `host`; a fault when it is shorter than it should be. */
function judgePauses({ night, requests }: PlayedNight, host: string, faults: string[]): number {
  const own = requests.filter((request) => request.host === host).sort((a, b) => a.from - b.from);
  let shortest = Number.POSITIVE_INFINITY;
  for (const [i, next] of own.entries()) {
    const before = own[i - 1];
    if (!before) continue;
    const pause = next.from - before.to;
    const wanted = Math.max(DELAY_MS, PAUSE_FACTOR * (before.to - before.from));
    shortest = Math.min(shortest, pause);
    // the clock is read a moment before the request goes out
    if (pause < wanted - 100)
      faults.push(`night ${night}: ${host} was asked again after ${Math.round(pause)} ms`);
  }
  return shortest;
}
