// An import against scripted hosts in a folder of its own: for tests only.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSource } from '../../../catalog/load-sources.ts';
import type { SourceSpec } from '../../../catalog/sources/source-spec.ts';
import { importAndTell, type ToldImport } from '../../../pipelines/import/import-and-tell.ts';
import type { ImportEffects, ImportRequest } from '../../../pipelines/import/import-request.ts';
import type { ImportSummary } from '../../../pipelines/import/import-summary.ts';
import type { Channels } from '../../../pipelines/import/tell-people.ts';
import { type ClientOptions, openClient } from '../../../sources/http/open-client.ts';
import { makeUserAgent } from '../../../sources/http/user-agent.ts';
import { silentLog } from '../../../sources/log/log.ts';
import {
  type HostScript,
  resolveToLoopback,
  type ScriptedServer,
  startScriptedServer,
} from '../../sources/scripted-server.ts';
import { jumpingClock, timeRequests } from './nights/jumping-clock.ts';

export interface TryOut {
  readonly folder: string;
  readonly warehouse: string;
  readonly server: ScriptedServer;
  readonly setTime: (time: number) => void;
  /** A source from its YAML, in which `{host}` stands before the server's port. */
  readonly source: (id: string, yaml: string) => SourceSpec;
  readonly run: (sources: readonly SourceSpec[], request?: Partial<ImportRequest>) => Promise<ImportSummary>;
  /** The same with everything that people are told. */
  readonly tell: (
    sources: readonly SourceSpec[],
    channels: Channels,
    request?: Partial<ImportRequest>,
  ) => Promise<ToldImport>;
  readonly effects: ImportEffects;
  readonly close: () => Promise<void>;
}

/** Opens a try-out with the given hosts, at 02:00 of 1 March 2025. */
export async function openTryOut(
  hosts: Readonly<Record<string, HostScript>>,
  resolve: ClientOptions['resolve'] = resolveToLoopback,
): Promise<TryOut> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-import-'));
  const warehouse = join(folder, 'nianbao.db');
  const server = await startScriptedServer(hosts);
  const client = openClient({
    allowLoopback: true,
    resolve,
    connectSeconds: 2,
    idleSeconds: 2,
  });
  const jumping = jumpingClock(Date.parse('2025-03-01T02:00:00Z'));
  const effects: ImportEffects = {
    clock: () => new Date(jumping.now()),
    sleep: jumping.sleep,
    random: () => 0.5,
    log: silentLog,
    http: timeRequests(client.send, jumping),
    stop: new AbortController().signal,
    tell: () => {},
  };
  const tell: TryOut['tell'] = (sources, channels, request = {}) =>
    importAndTell(
      {
        warehousePath: warehouse,
        sources,
        userAgent: makeUserAgent('0.0.0', 'webmaster@example.edu.cn'),
        requestSeconds: 3,
        reading: { jobs: 1 },
        ...request,
      },
      effects,
      { lang: 'zh', channels },
    );
  return {
    folder,
    warehouse,
    server,
    setTime: jumping.set,
    effects,
    source: (id, yaml) => readSource(yaml.replaceAll('{port}', String(server.port)), `${id}.yml`),
    run: async (sources, request = {}) => (await tell(sources, {}, request)).summary,
    tell,
    close: async () => {
      await client.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
