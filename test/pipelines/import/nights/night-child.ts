// One night of an import in a process of its own, to be killed at any moment. Its clock begins at the given time and is
// moved by sleeping; every request is noted with the times of that clock. It can be told to die at an event of the log.

import { appendFileSync } from 'node:fs';
import { loadSources } from '../../../../catalog/load-sources.ts';
import { importAndTell } from '../../../../pipelines/import/import-and-tell.ts';
import type { ImportEffects } from '../../../../pipelines/import/import-request.ts';
import { openClient } from '../../../../sources/http/open-client.ts';
import { makeUserAgent } from '../../../../sources/http/user-agent.ts';
import type { Log } from '../../../../sources/log/log.ts';
import { resolveToLoopback } from '../../../sources/scripted-server.ts';
import { jumpingClock, timeRequests } from './jumping-clock.ts';

const [warehousePath = '', sourceFolder = '', start = '', notes = '', dieAt = ''] = process.argv.slice(2);
const jumping = jumpingClock(Number(start));
const note = (entry: object): void => appendFileSync(notes, `${JSON.stringify(entry)}\n`);
const client = openClient({ allowLoopback: true, resolve: resolveToLoopback });

const event = (name: string) => {
  note({ event: name });
  if (name === dieAt) process.kill(process.pid, 'SIGKILL');
};
const log: Log = { debug: event, info: event, warn: event, error: event };
const effects: ImportEffects = {
  clock: () => new Date(jumping.now()),
  sleep: jumping.sleep,
  random: Math.random,
  log,
  http: timeRequests(client.send, jumping, note),
  stop: new AbortController().signal,
  tell: () => {},
};

// the parent's time for killing begins now
process.send?.('begin');
process.disconnect?.();
await importAndTell(
  {
    warehousePath,
    sources: loadSources(sourceFolder),
    due: true,
    userAgent: makeUserAgent('0.0.0', 'webmaster@example.edu.cn'),
    requestSeconds: 5,
    reading: { jobs: 1 },
  },
  effects,
  { lang: 'en', channels: {} },
);
await client.close();
