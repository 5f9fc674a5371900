// One world of hosts, four nights. Each test looks at one host: the word for what happened, what is remembered, and
// what people are told.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../../../loaders/open-warehouse.ts';
import { type Address, readAddresses } from '../../../loaders/sources/addresses.ts';
import { openHostMemory } from '../../../loaders/sources/host-memory.ts';
import { readSourceStates } from '../../../loaders/sources/source-states.ts';
import { buildDigest } from '../../../pipelines/import/build-digest.ts';
import { findPlaces } from '../../../pipelines/import/import-request.ts';
import { renderDigestText } from '../../../pipelines/import/render-digest.ts';
import { hosts, pdf } from './world/hosts.ts';
import { type Nights, runNights } from './world/run-nights.ts';

let nights: Nights;
let warehouse: Warehouse;
let addresses: ReadonlyMap<string, Address>;
beforeAll(async () => {
  nights = await runNights(hosts, 4);
  warehouse = await openWarehouse(nights.tryOut.warehouse, { readonly: true });
  addresses = await readAddresses(warehouse);
}, 300_000);
afterAll(async () => {
  await warehouse?.close();
  await nights?.tryOut.close();
});

/** What is known of a path of a host after the last night. */
function address(host: string, path: string): Address {
  const found = addresses.get(nights.tryOut.server.url(`${host}.test`, path));
  if (!found) throw new RangeError(`${host} ${path} is not known`);
  return found;
}

const digestOf = (night: number, lang: 'zh' | 'en' = 'en'): string => {
  const summary = nights.summaries[night - 1];
  return summary ? renderDigestText(buildDigest(summary), lang) : '';
};

const documentsOf = async (school: string) =>
  await warehouse.db
    .selectFrom('raw_document')
    .where('institution_printed', 'like', `%${school}%`)
    .selectAll()
    .execute();

const problemsOf = (host: string, night: number) =>
  nights.documents(host, night).map(({ outcome, problem }) => [outcome, problem?.code]);

describe('four nights among scripted hosts', () => {
  it('publish each night, whatever single hosts do', () => {
    expect(nights.summaries.map(({ status }) => status)).toEqual(Array(4).fill('published'));
  });

  it('unchanged: asks with what the server said, verbatim, and takes nothing', () => {
    expect(nights.outcomes('quiet', 1)).toEqual({ new: 1 });
    expect(nights.outcomes('quiet', 2)).toEqual({ unchanged: 1 });
    expect(nights.documents('quiet', 2)).toEqual([]);
    const asked = nights.requests('quiet', 2);
    expect(asked.map(({ status }) => status)).toEqual([304, 304]);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      'W/"list 1"',
      '"odd, but, verbatim"',
    ]);
    expect(address('quiet', '/a.html')).toMatchObject({
      state: 'held',
      etag: '"odd, but, verbatim"',
      failures: 0,
    });
  });

  it('revised under the same address: both versions are kept, the newer is used, the change is told', async () => {
    expect(nights.outcomes('revised', 2)).toEqual({ revised: 1 });
    const [revision] = nights.documents('revised', 2);
    expect(revision?.previousSha256).toBe(nights.documents('revised', 1)[0]?.sha256);
    expect(revision?.changes).toMatchObject([
      { indicatorZh: '毕业生人数', before: '1200 人', after: '1234 人' },
    ]);
    expect(digestOf(2, 'zh')).toMatch(/修订[\s\S]*毕业生人数 .*：1200 人 → 1234 人/);
    const versions = await documentsOf('修订');
    expect(versions.map(({ superseded_by }) => superseded_by === null).sort()).toEqual([false, true]);
    const best = await warehouse.db
      .selectFrom('out_comparison')
      .where('institution', 'like', '修订%')
      .where('indicator_zh', '=', '毕业生人数')
      .select('value_printed')
      .execute();
    expect(best).toEqual([{ value_printed: '1234' }]);
  });

  it('moved: the same bytes elsewhere are the same document', async () => {
    expect(problemsOf('moved', 2)).toEqual([
      ['moved', undefined],
      ['gone', 'http_status'],
    ]);
    expect(await documentsOf('迁移')).toHaveLength(1);
    expect(address('moved', '/old/a.html')).toMatchObject({ state: 'gone', listed: false });
    expect(address('moved', '/new/a.html')).toMatchObject({ state: 'held', listed: true });
    expect(digestOf(2)).toMatch(/Moved \(same bytes, another address\)\n {2}- .*moved/);
    expect(nights.requests('moved', 3).map(({ path }) => path)).toEqual(['/list.htm', '/new/a.html']);
  });

  it('duplicate on another host: noted, not taken in twice', async () => {
    expect(nights.outcomes('mirror', 1)).toEqual({});
    expect(nights.outcomes('mirror', 2)).toEqual({ duplicate: 1 });
    expect(await documentsOf('安静')).toHaveLength(1);
  });

  it('GBK: titles are right, and links say in GBK what the page said in GBK', () => {
    expect(nights.documents('gbk', 1)).toMatchObject([
      { outcome: 'new', title: '关于发布2024年质量年报的通知 · 附件：质量年报' },
    ]);
    expect(nights.report('gbk', 1).decisions).toEqual({ new: 1 });
  });

  it('paging: every page is read once, also when the last leads to the first', () => {
    expect(nights.report('paged', 1)).toMatchObject({
      listed: 3,
      pages: 3,
      complete: true,
      outcomes: { new: 3 },
    });
    expect(nights.report('paged', 1).remarks.map(({ code }) => code)).toEqual(['paging_loop']);
  });

  it('429 with Retry-After: waits for minutes, leaves for hours, and remembers', async () => {
    expect(nights.report('busy', 1)).toMatchObject({
      status: 'failed',
      problem: { code: 'host_asks_to_wait' },
    });
    expect(nights.requests('busy', 1)).toHaveLength(1);
    expect(digestOf(1, 'zh')).toContain('服务器要求等到 2025-03-01T04');
    expect(nights.outcomes('busy', 2)).toEqual({ new: 1 });
    expect(nights.requests('busy', 2).map(({ status }) => status)).toEqual([200, 503, 200]);
    const { hosts: file } = findPlaces({ warehousePath: nights.tryOut.warehouse });
    const memory = openHostMemory(file, nights.tryOut.effects.clock().getTime());
    expect(memory.heldUntil('busy.test')).toBe(0);
    memory.close();
  });

  it('503 robots: nothing is asked; later its rules hold', () => {
    expect(nights.report('robots', 1)).toMatchObject({
      status: 'failed',
      problem: { code: 'robots_unreachable' },
    });
    expect(nights.requests('robots', 1)).toEqual([]);
    expect(nights.requests('robots', 1, true)).toHaveLength(4);
    expect(nights.outcomes('robots', 2)).toEqual({ new: 1, failed: 1 });
    expect(problemsOf('robots', 2)).toContainEqual(['failed', 'robots_disallow']);
    expect(nights.requests('robots', 2).map(({ path }) => path)).toEqual(['/list.htm', '/a.html']);
  });

  it('a challenge page with 200: neither a listing nor a new version', async () => {
    expect(nights.report('challenge', 2)).toMatchObject({
      status: 'failed',
      problem: { code: 'challenge_page' },
    });
    expect(digestOf(2, 'zh')).toContain('得到的是验证或限制访问的页面：访问过于频繁');
    expect(problemsOf('challenge', 3)).toEqual([['refused', 'challenge_page']]);
    expect(address('challenge', '/a.html')).toMatchObject({ state: 'held', etag: '"v"', failures: 2 });
    expect(await documentsOf('验证')).toHaveLength(1);
  });

  it('HTML named .pdf: refused by its content, asked again less and less often', () => {
    expect(problemsOf('login', 1)).toEqual([['refused', 'html_instead']]);
    expect(nights.documents('login', 1)[0]?.problem?.words.zh).toBe('得到的是网页而不是文件：统一身份认证');
    expect(address('login', '/report.pdf')).toMatchObject({ state: 'refused', sha256: null, failures: 3 });
    expect(nights.report('login', 4).decisions).toEqual({ retry_not_due: 1 });
  });

  it('a body that is cut off: kept, gone on with the next night, and whole in the end', () => {
    expect(problemsOf('cut', 1)).toContainEqual(['failed', 'body_truncated']);
    expect(nights.requests('cut', 1).filter(({ path }) => path === '/report.pdf')).toHaveLength(4);
    const resumed = nights.requests('cut', 2).filter(({ path }) => path === '/report.pdf');
    expect(resumed.map(({ status, headers }) => [status, headers['if-range']])).toEqual([[206, '"whole"']]);
    expect(problemsOf('cut', 2)).toContainEqual(['new', undefined]);
    const { path } = address('cut', '/report.pdf');
    expect(readFileSync(join(nights.tryOut.folder, 'raw', path ?? '')).equals(pdf)).toBe(true);
  });

  it('half a PDF of the announced length: refused', () => {
    expect(problemsOf('cut', 1)).toContainEqual(['refused', 'document_truncated']);
    expect(address('cut', '/half.pdf')).toMatchObject({ state: 'refused', sha256: null });
  });

  it('an endless body: stopped at the limit, nothing of it stays', () => {
    expect(problemsOf('endless', 1)).toEqual([['failed', 'body_too_large']]);
    expect(address('endless', '/a.txt').problem?.words.zh).toBe('超过 2000000 字节');
  });

  it('a slow body: stopped after the time for one request', () => {
    expect(problemsOf('slow', 1)).toEqual([['failed', 'body_too_slow']]);
    expect(nights.requests('slow', 1).filter(({ path }) => path === '/a.txt')).toHaveLength(1);
  });

  it('redirects in a circle: told, with two requests', () => {
    expect(problemsOf('loop', 1)).toEqual([['failed', 'redirect_loop']]);
    expect(nights.requests('loop', 1).map(({ path }) => path)).toEqual(['/list.htm', '/a.html', '/b.html']);
  });

  it('redirects into private networks and to files: never followed', () => {
    expect(problemsOf('lured', 1).sort()).toEqual([
      ['failed', 'address_private'],
      ['failed', 'address_private'],
      ['failed', 'address_private'],
      ['failed', 'address_unsupported'],
    ]);
    expect(address('lured', '/name').problem?.words.en).toContain('192.168.7.7');
  });

  it('`..` in names: the store knows digests only', () => {
    expect(nights.outcomes('dots', 1)).toEqual({ new: 1 });
    const { path, sha256 } = address('dots', '/files/..%2F..%2F..%2Fescaped.html');
    expect(path).toBe(`${sha256?.slice(0, 2)}/${sha256}.html`);
    const all = readdirSync(nights.tryOut.folder, { recursive: true }).map(String);
    expect(all.filter((name) => name.includes('escaped'))).toEqual([]);
  });

  it('a listing gone empty: an error, and nothing is taken for gone', async () => {
    expect(nights.report('emptied', 2)).toMatchObject({
      status: 'failed',
      problem: { code: 'listing_empty' },
    });
    expect(digestOf(2, 'zh')).toContain('列表没有任何条目（上次 1 条）');
    expect(address('emptied', '/a.html')).toMatchObject({ state: 'held', listed: true });
    const state = (await readSourceStates(warehouse)).get('emptied');
    expect(state).toMatchObject({ listed: 1, succeededAt: expect.stringMatching(/^2025-03-01/) });
  });

  it('a listing that lists other things now: told once, and what it listed is asked for', () => {
    expect(nights.report('redesigned', 2)).toMatchObject({
      status: 'succeeded',
      outcomes: { unchanged: 1 },
      remarks: [{ code: 'listing_unwanted' }],
    });
    expect(digestOf(2, 'zh')).toContain(
      'redesigned：列表有 1 条，但没有一条符合该来源的标题和格式要求（此前有 1 条）',
    );
    expect(address('redesigned', '/a.html')).toMatchObject({ state: 'held', listed: false });
    expect(nights.report('redesigned', 3).remarks).toEqual([]);
  });

  it('a dead host: fails night after night, and people go on hearing of it', async () => {
    expect(nights.report('dead', 1).problem?.words.en).toContain('ENOTFOUND');
    expect(nights.report('dead', 2).status).toBe('failed');
    expect(nights.summaries.map(({ alarms }) => alarms.find(({ source }) => source === 'dead')?.due)).toEqual(
      [true, false, false, false],
    );
    expect((await readSourceStates(warehouse)).get('dead')).toMatchObject({ failures: 4, succeededAt: null });
    expect(digestOf(3, 'zh')).toContain('dead（a list）：robots.txt 无法取得（网络错误：ENOTFOUND）');
  });

  it('an entry that left the feed before it could be had is still fetched', () => {
    expect(problemsOf('brief', 1)).toEqual([['failed', 'http_status']]);
    expect(nights.outcomes('brief', 2)).toEqual({ new: 2 });
  });

  it('a site map: what its title does not want is left alone', () => {
    expect(nights.report('mapped', 1)).toMatchObject({
      decisions: { new: 1, title: 1 },
      outcomes: { new: 1 },
    });
  });

  it('every document is in once, every original under its digest, nothing half-done is left', async () => {
    const documents = await warehouse.db.selectFrom('raw_document').select(['sha256', 'status']).execute();
    expect(new Set(documents.map(({ sha256 }) => sha256)).size).toBe(documents.length);
    expect(documents.filter(({ status }) => status === 'failed')).toEqual([]);
    const stored = readdirSync(join(nights.tryOut.folder, 'raw'), { recursive: true }).map(String);
    const files = stored.filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{64}\.\w+$/.test(name));
    expect(files).toHaveLength(documents.length);
  });

  it('asks for nothing and changes nothing when it is run again at once', async () => {
    const before = readFileSync(nights.tryOut.warehouse);
    const again = await nights.tryOut.run(nights.sources, { due: true });
    expect([again.status, again.sources.map(({ id }) => id), again.alarms]).toEqual(['idle', [], []]);
    expect(nights.tryOut.server.log).toEqual([]);
    expect(readFileSync(nights.tryOut.warehouse).equals(before)).toBe(true);
  });
});
