// What is no failure of a document, and what is a trouble of a source although its listing was read.

import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../cli/import/perform-import.ts';
import { buildDigest } from '../../../pipelines/import/build-digest.ts';
import { renderDigestText } from '../../../pipelines/import/render-digest.ts';
import { openTryOut, type TryOut } from './try-import.ts';
import { listPage, report } from './world/listings.ts';

let tryOut: TryOut;
afterEach(() => tryOut.close());

describe('a folder', () => {
  it('into which a file is just being written: it is left for the next run, and is no failure', async () => {
    tryOut = await openTryOut({});
    const source = tryOut.source('inbox', 'name: x\nkind: folder\npath: inbox\naccept: {formats: [html]}\n');
    const file = join(tryOut.folder, 'inbox', '年报.html');
    mkdirSync(join(tryOut.folder, 'inbox'));
    writeFileSync(file, report('青川'));
    const written = tryOut.effects.clock();
    utimesSync(file, written, written);
    const first = await tryOut.tell([source], {});
    expect(first.summary.sources[0]).toMatchObject({ status: 'succeeded', outcomes: { waiting: 1 } });
    expect(first.summary.documents).toEqual([]);
    expect([first.digest.isNews, exitCodeOf(first.summary)]).toEqual([false, 0]);
    expect(renderDigestText(first.digest, 'zh')).toContain(
      '其他情况\n  - inbox：年报.html 正在变化，留待下次',
    );
    tryOut.setTime(written.getTime() + 60_000);
    const second = await tryOut.run([source]);
    expect(second.documents.map(({ outcome }) => outcome)).toEqual(['new']);
  });
});

describe('a host that sends us away in the middle of its documents', () => {
  it('is told as a source that failed, and exit code 2; a spent budget is not', async () => {
    let busy = true;
    tryOut = await openTryOut({
      'x.test': ({ path }) => {
        if (path === '/list.htm') return { body: listPage([{ href: 'a.html' }, { href: 'b.html' }]) };
        if (path === '/b.html' && busy) return { status: 429, headers: { 'retry-after': '7200' } };
        return path.endsWith('.html')
          ? { body: report(path === '/a.html' ? '青川' : '白石') }
          : { status: 404 };
      },
    });
    const source = tryOut.source(
      'x',
      'name: 某校\nkind: html-list\nurl: http://x.test:{port}/list.htm\nlist: {item: ul.list li}\naccept: {formats: [html]}\n',
    );
    const first = await tryOut.run([source]);
    expect(first.sources[0]).toMatchObject({
      status: 'cut',
      outcomes: { new: 1 },
      problem: { code: 'host_asks_to_wait' },
    });
    const digest = buildDigest(first);
    expect([digest.isNews, exitCodeOf(first)]).toEqual([true, 2]);
    expect(digest.headline.zh).toContain('新 1，修订 0，失败 0，1 个来源失败');
    expect(renderDigestText(digest, 'en')).toContain(
      'Sources that failed\n  - x (某校): the server asks to wait until 2025-03-01T04:',
    );
    // it is held to it, also by a run of the same hour
    tryOut.server.log.splice(0);
    tryOut.setTime(Date.parse('2025-03-01T03:30:00Z'));
    const again = await tryOut.run([source]);
    expect(again.sources[0]?.problem?.code).toBe('host_asks_to_wait');
    expect(tryOut.server.log).toEqual([]);
    busy = false;
    tryOut.setTime(Date.parse('2025-03-01T04:30:00Z'));
    const later = await tryOut.run([source], { budget: { documents: 0 } });
    expect(later.sources[0]).toMatchObject({ status: 'cut', problem: { code: 'budget_spent' } });
    expect(exitCodeOf(later)).toBe(0);
    expect(renderDigestText(buildDigest(later), 'zh')).toContain(
      '其他情况\n  - x：本次额度（0 份文件）已用完',
    );
    expect((await tryOut.run([source])).documents.map(({ outcome }) => outcome)).toEqual(['new']);
  });
});
