// Three nights in a world of scripted hosts, all in one warehouse, so that every test can look at what became of its own
// host and at the whole. For tests only.

import { encode } from 'iconv-lite';
import type { SourceSpec } from '../../../../catalog/sources/source-spec.ts';
import type {
  AddressOutcome,
  ImportedDocument,
  ImportSummary,
  SourceReport,
} from '../../../../pipelines/import/import-summary.ts';
import type { HostScript, LoggedRequest } from '../../../sources/scripted-server.ts';
import { openTryOut, type TryOut } from '../try-import.ts';

export interface PlayedHost {
  /** YAML of its source behind `kind` and `url`; `{url}` is the address of the host. */
  readonly yaml: string;
  /** What it answers in the night `night` (from 1). */
  readonly play: (request: Parameters<HostScript>[0], night: number) => ReturnType<HostScript>;
}

export interface Nights {
  readonly tryOut: TryOut;
  readonly summaries: readonly ImportSummary[];
  readonly sources: readonly SourceSpec[];
  /** How the source of `host` did in the night `night`. */
  readonly report: (host: string, night: number) => SourceReport;
  readonly documents: (host: string, night: number) => readonly ImportedDocument[];
  readonly outcomes: (host: string, night: number) => Partial<Record<AddressOutcome, number>>;
  /** Requests to `host` in the night `night`, without those for robots.txt unless asked for. */
  readonly requests: (host: string, night: number, robots?: boolean) => readonly LoggedRequest[];
}

const START = Date.parse('2025-03-01T02:00:00Z');
const DAY_MS = 86_400_000;

/** Names that do not lead to this machine. */
const elsewhere: Readonly<Record<string, string>> = { 'intranet.test': '192.168.7.7' };

async function resolve(hostname: string) {
  if (hostname === 'dead.test')
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
  return [{ address: elsewhere[hostname] ?? '127.0.0.1', family: 4 }];
}

/** Plays `count` nights, one a day. */
export async function runNights(hosts: Readonly<Record<string, PlayedHost>>, count: number): Promise<Nights> {
  let night = 0;
  const scripts = Object.fromEntries(
    Object.entries(hosts).map(([name, { play }]): [string, HostScript] => [
      `${name}.test`,
      (request) => play(request, night),
    ]),
  );
  const tryOut = await openTryOut(scripts, resolve);
  const sources = Object.entries(hosts).map(([name, { yaml }]) =>
    tryOut.source(name, yaml.replaceAll('{url}', `http://${name}.test:{port}`)),
  );
  const summaries: ImportSummary[] = [];
  const logs: LoggedRequest[][] = [];
  for (night = 1; night <= count; night++) {
    tryOut.setTime(START + (night - 1) * DAY_MS);
    summaries.push(
      await tryOut.run(sources, {
        due: true,
        requestSeconds: 1,
        documentBytes: 2_000_000,
        reading: { jobs: 2 },
      }),
    );
    logs.push(tryOut.server.log.splice(0));
  }
  const summaryOf = (which: number): ImportSummary => {
    const summary = summaries[which - 1];
    if (!summary) throw new RangeError(`there was no night ${which}`);
    return summary;
  };
  const report = (host: string, which: number): SourceReport => {
    const found = summaryOf(which).sources.find(({ id }) => id === host);
    if (!found) throw new RangeError(`${host} was not looked at in night ${which}`);
    return found;
  };
  return {
    tryOut,
    summaries,
    sources,
    report,
    documents: (host, which) => summaryOf(which).documents.filter(({ source }) => source === host),
    outcomes: (host, which) => report(host, which).outcomes,
    requests: (host, which, robots = false) =>
      (logs[which - 1] ?? []).filter(
        (request) => request.host === `${host}.test` && (robots || request.path !== '/robots.txt'),
      ),
  };
}

/** A source of HTML lists that takes pages and texts. */
export const listYaml = (more = ''): string => `name: a list
kind: html-list
url: {url}/list.htm
list: {item: ul.list li, date: span, next: a.next}
accept: {formats: [html, txt, pdf, zip]}
${more}`;

export const gbk = (text: string): Uint8Array => encode(text, 'gb18030');
