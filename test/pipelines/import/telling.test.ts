// What people are told of a night, and when they are left in peace.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceSpec } from '../../../catalog/sources/source-spec.ts';
import { holdLock } from '../../../loaders/sources/hold-lock.ts';
import { findPlaces } from '../../../pipelines/import/import-request.ts';
import type { ImportSummary } from '../../../pipelines/import/import-summary.ts';
import { renderDigestText } from '../../../pipelines/import/render-digest.ts';
import { openTryOut, type TryOut } from './try-import.ts';
import { listPage, report, versioned } from './world/listings.ts';

/** A receiver of notices that answers `status`. */
async function openReceiver() {
  const notices: { headline: string; text: string; markdown: string; report: { runId: string } }[] = [];
  const answer = { status: 200 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (answer.status === 200) notices.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(answer.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    notices,
    answer,
    webhook: { url: `http://127.0.0.1:${port}/`, kind: 'json' as const },
    close: () => server.close(),
  };
}

let tryOut: TryOut;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
afterEach(async () => {
  receiver.close();
  await tryOut.close();
});

const yaml = `name: 示例
kind: html-list
url: http://x.test:{port}/list.htm
list: {item: ul.list li}
accept: {formats: [html]}
`;

async function openWorld() {
  let graduates = 1000;
  receiver = await openReceiver();
  tryOut = await openTryOut({
    'x.test': (request) => {
      if (request.path === '/list.htm')
        return { body: listPage([{ href: 'a.html', title: '2024年 <b>年报</b>' }]) };
      return request.path === '/a.html'
        ? versioned(request, report('青川', graduates), `"${graduates}"`)
        : { status: 404 };
    },
  });
  const source = tryOut.source('x', yaml);
  let night = 0;
  return {
    source,
    revise: () => {
      graduates += 11;
    },
    run: async (sources: readonly SourceSpec[] = [source]) => {
      tryOut.setTime(Date.parse('2025-03-01T02:00:00Z') + night++ * 86_400_000);
      return await tryOut.tell(sources, { webhook: receiver.webhook }, { due: true });
    },
  };
}

describe('the digest', () => {
  it('is sent when there is news, with what a revision changed, and not otherwise', async () => {
    const { run, revise } = await openWorld();
    await run();
    expect(receiver.notices.map(({ headline }) => headline)).toEqual([
      '年报导入 2025-03-01：新 1，修订 0，失败 0；已发布',
    ]);
    expect((await run()).digest.isNews).toBe(false);
    expect(receiver.notices).toHaveLength(1);
    revise();
    await run();
    expect(receiver.notices[1]?.text).toMatch(/毕业生人数 .*：1000 人 → 1011 人/);
    // what a page says is never markup
    expect(receiver.notices[1]?.markdown).not.toContain('<b>');
  });

  it('that cannot be sent is kept, and comes with the next one', async () => {
    const { run, revise } = await openWorld();
    receiver.answer.status = 500;
    const first = await run();
    expect(first.problems.map(({ code }) => code)).toEqual(['notice_failed']);
    expect(first.summary.status).toBe('published');
    receiver.answer.status = 200;
    revise();
    await run();
    expect(receiver.notices).toHaveLength(1);
    expect(receiver.notices[0]?.text).toMatch(/2025-03-02[\s\S]*此前未能送出：[\s\S]*2025-03-01：新 1/);
    expect(existsSync(`${tryOut.warehouse}.import/unsent-webhook.json`)).toBe(false);
  });

  it('tells of a run that hangs, and of a disk that cannot be written', async () => {
    const { run } = await openWorld();
    const { lock: file, work } = findPlaces({ warehousePath: tryOut.warehouse });
    mkdirSync(work);
    const lock = await holdLock(file, new Date('2025-02-27T02:00:00Z'));
    if (!('release' in lock)) throw new Error('somebody has the lock');
    await expect(run()).rejects.toMatchObject({ code: 'import_running' });
    await lock.release();
    expect(receiver.notices.map(({ text }) => text)).toEqual([expect.stringContaining('另一个导入正在运行')]);
    rmSync(work, { recursive: true });
    writeFileSync(work, '');
    await expect(run()).rejects.toMatchObject({ code: 'work_folder_unwritable' });
    expect(receiver.notices[1]?.text).toContain('无法写入');
    rmSync(work);
    expect((await run()).summary.status).toBe('published');
  });

  it('tells of a document that came and could not be read: name, source and cause, in every form', async () => {
    receiver = await openReceiver();
    // a page of which nothing is left: taken into the store, but not readable
    const bare = `<html><body>${'<img src=x>'.repeat(200)}</body></html>`;
    tryOut = await openTryOut({
      'x.test': ({ path }) => {
        if (path === '/list.htm')
          return {
            body: listPage([
              { href: 'bare.html', title: '青川学院年报' },
              { href: 'a.html', title: '年报' },
            ]),
          };
        return path === '/bare.html'
          ? { body: bare, headers: { etag: '"1"' } }
          : path === '/a.html'
            ? { body: report('青川') }
            : { status: 404 };
      },
    });
    const { summary, digest } = await tryOut.tell([tryOut.source('x', yaml)], { webhook: receiver.webhook });
    const [headline] = receiver.notices.map((notice) => notice.headline);
    expect(headline).toBe('年报导入 2025-03-01：新 1，修订 0，失败 1；已发布');
    const address = tryOut.server.url('x.test', '/bare.html');
    for (const text of [receiver.notices[0]?.text, renderDigestText(digest, 'zh')])
      expect(text).toContain(
        `已取得但无法读取（原件已保存）\n  - 青川学院年报（x）\n      ${address}\n      文件中没有可读的文字\n      原件：${summary.originals}/${summary.documents.find(({ url }) => url === address)?.path}\n`,
      );
    expect(renderDigestText(digest, 'en')).toContain(
      `Fetched and kept, but not readable\n  - 青川学院年报 (x)\n      ${address}\n      `,
    );
    expect(receiver.notices[0]?.markdown).toContain(
      '## 已取得但无法读取（原件已保存）\n\n- 青川学院年报（x）\n',
    );
    const failed = summary.documents.find(({ url }) => url === address);
    expect(failed).toMatchObject({
      source: 'x',
      title: '青川学院年报',
      outcome: 'new',
      reading: { status: 'failed' },
      problem: { code: 'no_text', words: { zh: expect.stringContaining('文字') } },
    });
    const written = JSON.parse(readFileSync(`${tryOut.warehouse}.import/run.json`, 'utf8')) as ImportSummary;
    expect(written.documents).toEqual(summary.documents);
  });

  it('tells of a source file that is wrong, while the others go on', async () => {
    const { run, source } = await openWorld();
    const fault = { zh: '来源文件有误 bad.yml:2: kind', en: 'the source file is wrong: bad.yml:2: kind' };
    const { summary } = await run([{ ...source, id: 'bad', name: 'bad.yml', fault }, source]);
    expect(summary.documents).toMatchObject([{ outcome: 'new', source: 'x' }]);
    expect(receiver.notices[0]?.text).toContain('bad（bad.yml）：来源文件有误 bad.yml:2: kind');
  });
});
