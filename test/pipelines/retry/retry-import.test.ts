// `retry` of an import against scripted hosts: only what failed is asked again, and as politely as by night.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceSpec } from '../../../catalog/sources/source-spec.ts';
import { openWarehouse } from '../../../loaders/open-warehouse.ts';
import { readSourceStates } from '../../../loaders/sources/source-states.ts';
import { findPlaces } from '../../../pipelines/import/import-request.ts';
import type { ImportSummary } from '../../../pipelines/import/import-summary.ts';
import { readRunFile } from '../../../pipelines/retry/read-run-file.ts';
import type { HostScript } from '../../sources/scripted-server.ts';
import { openTryOut, type TryOut } from '../import/try-import.ts';
import { listPage, report, versioned } from '../import/world/listings.ts';

const yaml = (host: string) => `name: ${host}
kind: html-list
url: http://${host}.test:{port}/list.htm
list: {item: ul.list li, date: span}
accept: {formats: [html, pdf]}
`;

/** What is out of order; a test repairs it. */
const broken = { b: true, listing: true };

const hosts: Readonly<Record<string, HostScript>> = {
  'some.test': (request) => {
    if (request.path === '/robots.txt') return { body: 'User-agent: *\nDisallow: /x/\nCrawl-delay: 7' };
    if (request.path === '/list.htm')
      return {
        body: listPage([
          { href: 'a.html' },
          { href: 'b.html' },
          { href: 'login.pdf' },
          { href: '/x/c.html' },
          { href: 'wps.wps' },
        ]),
      };
    if (request.path === '/a.html') return versioned(request, report('甲'), '"a"');
    if (request.path === '/login.pdf') return { body: '<html><title>统一身份认证</title>登录</html>' };
    return request.path === '/b.html' && !broken.b
      ? versioned(request, report('乙'), '"b"')
      : { status: 404 };
  },
  'fine.test': (request) =>
    request.path === '/list.htm'
      ? { body: listPage([{ href: 'f.html' }]) }
      : request.path === '/f.html'
        ? versioned(request, report('丙'), '"f"')
        : { status: 404 },
  'down.test': (request) => {
    if (request.path === '/list.htm')
      return broken.listing ? { status: 404 } : { body: listPage([{ href: 'd.html' }]) };
    return request.path === '/d.html' ? versioned(request, report('丁'), '"d"') : { status: 404 };
  },
};

let tryOut: TryOut;
let sources: SourceSpec[];
const at = (time: string) => tryOut.setTime(Date.parse(time));
const asked = () => tryOut.server.log.splice(0).map(({ host, path }) => `${host}${path}`);

/** What `nianbao retry` does with the record of the last run. */
async function retry(): Promise<ImportSummary> {
  const ticket = await readRunFile(join(findPlaces({ warehousePath: tryOut.warehouse }).work, 'run.json'));
  if (ticket.command !== 'import') throw new Error('this is no record of an import');
  const only = [...new Set([...ticket.redo.sources, ...ticket.redo.owners])];
  return await tryOut.run(sources, { only, redo: ticket.redo });
}

async function states() {
  const warehouse = await openWarehouse(tryOut.warehouse, { readonly: true });
  const found = await readSourceStates(warehouse);
  await warehouse.close();
  return found;
}

const outcomes = ({ documents }: ImportSummary) =>
  Object.fromEntries(
    documents.map(({ url, outcome, problem }) => [
      new URL(url).pathname,
      problem ? [outcome, problem.code] : [outcome],
    ]),
  );

beforeAll(async () => {
  tryOut = await openTryOut(hosts);
  sources = ['some', 'fine', 'down'].map((host) => tryOut.source(host, yaml(host)));
});
afterAll(() => tryOut.close());

describe('retry of an import from web hosts', () => {
  it('begins with a night in which some things fail', async () => {
    const summary = await tryOut.run(sources, { due: true });
    expect(outcomes(summary)).toEqual({
      '/a.html': ['new'],
      '/f.html': ['new'],
      '/b.html': ['failed', 'http_status'],
      '/login.pdf': ['refused', 'html_instead'],
      '/x/c.html': ['failed', 'robots_disallow'],
      '/wps.wps': ['refused', 'format_unreadable'],
    });
    expect(summary.sources.map(({ id, status }) => [id, status]).sort()).toEqual([
      ['down', 'failed'],
      ['fine', 'succeeded'],
      ['some', 'succeeded'],
    ]);
    asked();
  });

  it('asks for the failures and nothing else, by the rules of robots.txt, with its pause', async () => {
    const before = await states();
    broken.b = false;
    broken.listing = false;
    at('2025-03-01T09:00:00Z');
    const started = tryOut.effects.clock().getTime();
    const summary = await retry();
    expect(outcomes(summary)).toEqual({
      '/b.html': ['new'],
      '/d.html': ['new'],
      '/login.pdf': ['refused', 'html_instead'],
      '/x/c.html': ['failed', 'robots_disallow'],
    });
    const log = asked();
    expect(log.filter((line) => line.startsWith('some')).sort()).toEqual([
      'some.test/b.html',
      'some.test/login.pdf',
    ]);
    expect(log.filter((line) => line.startsWith('down'))).toEqual(['down.test/list.htm', 'down.test/d.html']);
    expect(log.filter((line) => line.startsWith('fine'))).toEqual([]);
    expect(Date.parse(summary.finished) - started).toBeGreaterThan(7000);
    // a listing that was not asked is not held to have been
    const after = await states();
    expect(after.get('some')?.checkedAt).toBe(before.get('some')?.checkedAt);
    expect(after.get('some')?.listed).toBe(5);
    expect(after.get('some')?.newsAt).toMatch(/^2025-03-01T09/);
    expect(after.get('down')).toMatchObject({ failures: 0, problem: null });
  });

  it('again has only what is left', async () => {
    at('2025-03-01T10:00:00Z');
    const summary = await retry();
    expect(outcomes(summary)).toEqual({
      '/login.pdf': ['refused', 'html_instead'],
      '/x/c.html': ['failed', 'robots_disallow'],
    });
    expect(asked()).toEqual(['some.test/login.pdf']);
    expect(summary.sources.map(({ id, decisions }) => [id, decisions])).toEqual([['some', { retry: 2 }]]);
    const warehouse = await openWarehouse(tryOut.warehouse, { readonly: true });
    const rows = await warehouse.db.selectFrom('raw_document').select('sha256').execute();
    await warehouse.close();
    expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(4);
    expect(rows).toHaveLength(4);
  });

  it('leaves alone what came by another run meanwhile', async () => {
    broken.b = true;
    at('2025-03-02T09:00:00Z');
    const first = await readRunFile(
      join(findPlaces({ warehousePath: tryOut.warehouse }).runs, (await firstRun()) ?? '', 'run.json'),
    );
    if (first.command !== 'import') throw new Error('this is no record of an import');
    expect(first.redo.addresses.map((url) => new URL(url).pathname).sort()).toEqual([
      '/b.html',
      '/login.pdf',
      '/wps.wps',
      '/x/c.html',
    ]);
    const summary = await tryOut.run(sources, { only: ['some'], redo: { ...first.redo, sources: [] } });
    expect(asked()).toEqual(['some.test/robots.txt', 'some.test/login.pdf']);
    expect(summary.sources[0]?.outcomes).toEqual({ refused: 1, failed: 1 });
    expect(existsSync(`${tryOut.warehouse}.staging`)).toBe(false);
  });
});

async function firstRun(): Promise<string | undefined> {
  const { readdir } = await import('node:fs/promises');
  return (await readdir(findPlaces({ warehousePath: tryOut.warehouse }).runs)).sort()[0];
}
