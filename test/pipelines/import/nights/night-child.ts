// One night of an import in a process of its own, to be killed at any moment. Its clock begins at the given time and is
// moved by sleeping; every request is noted with the times of that clock. It can be told to die at an event of the log
// (`run_end`), or when that comes for the nth time (`run_end#2`). Looks at the sources that are due, or, with `all`, at all of them.

import { appendFileSync } from 'node:fs';
import { loadSources } from '../../../../catalog/load-sources.ts';
import { importAndTell } from '../../../../pipelines/import/import-and-tell.ts';
import type { ImportEffects } from '../../../../pipelines/import/import-request.ts';
import { openClient } from '../../../../sources/http/open-client.ts';
import { makeUserAgent } from '../../../../sources/http/user-agent.ts';
import type { Log } from '../../../../sources/log/log.ts';
import { resolveToLoopback } from '../../../sources/scripted-server.ts';
import { jumpingClock, timeRequests } from './jumping-clock.ts';

const [warehousePath = '', sourceFolder = '', start = '', notes = '', dieAt = '', which = 'due'] =
  process.argv.slice(2);
const jumping = jumpingClock(Number(start));
const note = (entry: object): void => appendFileSync(notes, `${JSON.stringify(entry)}\n`);
const client = openClient({ allowLoopback: true, resolve: resolveToLoopback });

const [dieEvent = '', dieCount = '1'] = dieAt.split('#');
let met = 0;
const event = (name: string) => {
  note({ event: name, at: jumping.now() });
  if (name === dieEvent && ++met === Number(dieCount)) process.kill(process.pid, 'SIGKILL');
};
const send = timeRequests(client.send, jumping, note);
const log: Log = { debug: event, info: event, warn: event, error: event };
const effects: ImportEffects = {
  clock: () => new Date(jumping.now()),
  sleep: jumping.sleep,
  random: Math.random,
  log,
  http: async (request) => {
    note({ asks: request.url.hostname, at: jumping.now() });
    return await send(request);
  },
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
    due: which === 'due',
    userAgent: makeUserAgent('0.0.0', 'webmaster@example.edu.cn'),
    requestSeconds: 5,
    reading: { jobs: 1 },
  },
  effects,
  { lang: 'en', channels: {} },
);
await client.close();
