// The copy in which a night works, and what stands between it and the published warehouse.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openWarehouse } from '../../../loaders/open-warehouse.ts';
import { holdLock } from '../../../loaders/sources/hold-lock.ts';
import { removeWarehouse, stageWarehouse } from '../../../loaders/sources/stage-warehouse.ts';
import { findPlaces } from '../../../pipelines/import/import-request.ts';
import { openTryOut, type TryOut } from './try-import.ts';
import { listPage, report, versioned } from './world/listings.ts';

let tryOut: TryOut;
afterEach(async () => {
  await tryOut.close();
});

const yaml = `name: x
kind: html-list
url: http://x.test:{port}/list.htm
list: {item: ul.list li}
accept: {formats: [html]}
`;

/** A host that publishes one report more each time `publish` is called; one night has been. */
async function openWorld() {
  let count = 1;
  tryOut = await openTryOut({
    'x.test': (request) => {
      const n = /^\/(\d)\.html$/.exec(request.path)?.[1];
      if (n !== undefined) return versioned(request, report(`青川${'甲乙丙丁'[Number(n)]}`), `"${n}"`);
      if (request.path !== '/list.htm') return { status: 404 };
      return { body: listPage(Array.from({ length: count }, (_, i) => ({ href: `${i}.html` }))) };
    },
  });
  const source = tryOut.source('x', yaml);
  let night = 0;
  const run = async (more: Parameters<TryOut['run']>[1] = {}) => {
    tryOut.setTime(Date.parse('2025-03-01T02:00:00Z') + night++ * 86_400_000);
    return await tryOut.run([source], more);
  };
  expect((await run()).status).toBe('published');
  return {
    run,
    /** Whether people are told again when the same run is made within the hour. */
    tellAgain: async () => (await tryOut.tell([source], {}, { due: true })).digest.isNews,
    source,
    places: findPlaces({ warehousePath: tryOut.warehouse }),
    publish: () => void count++,
  };
}

const countDocuments = (file: string): unknown => {
  const connection = new Database(file, { readonly: true });
  const count: unknown = connection.prepare('select count(*) from raw_document').pluck().get();
  connection.close();
  return count;
};

describe('a check that fails', () => {
  it("leaves yesterday's warehouse as it is, says why, and lets a later night publish", async () => {
    const { run, tellAgain, places, publish } = await openWorld();
    const before = readFileSync(tryOut.warehouse);
    await (await stageWarehouse(places.warehouse, places.staging)).warehouse.close();
    const staged = new Database(places.staging);
    staged.pragma('foreign_keys = OFF');
    staged.exec('delete from core_fact');
    staged.close();
    publish();
    const blocked = await run();
    expect(blocked.status).toBe('blocked');
    const failed = blocked.checks.filter(({ passed }) => !passed).map(({ check }) => check);
    expect(failed).toContain('facts_lost');
    expect(readFileSync(tryOut.warehouse).equals(before)).toBe(true);
    const digest = readFileSync(`${places.work}/digest.txt`, 'utf8');
    expect(digest).toMatch(/未发布：检查未通过[\s\S]*运行未完成[\s\S]*facts_lost：数据变少的文件 1 份/);
    expect(await tellAgain()).toBe(false);
    // what a person does about it: throw the copy away
    await removeWarehouse(places.staging);
    expect((await run()).status).toBe('published');
    expect(countDocuments(tryOut.warehouse)).toBe(2);
  });
});

describe('a loss that a person accepts', () => {
  it('is published as ever, once, and told; a damage cannot be accepted', async () => {
    const { run, places } = await openWorld();
    const lose = async () => {
      const { warehouse } = await stageWarehouse(places.warehouse, places.staging);
      await warehouse.close();
      const staged = new Database(places.staging);
      staged.exec('delete from out_best_value');
      staged.close();
    };
    const lost = (summary: Awaited<ReturnType<typeof run>>) =>
      summary.checks.filter(({ passed }) => !passed).map(({ check, accepted }) => [check, accepted]);
    await lose();
    const blocked = await run();
    expect([blocked.status, lost(blocked)]).toEqual(['blocked', [['values_lost', undefined]]]);
    const digest = readFileSync(`${places.work}/digest.txt`, 'utf8');
    expect(digest).toContain(
      `减少属实：nianbao import --due --warehouse ${places.warehouse} --accept values_lost`,
    );
    expect((await run({ due: true, accept: ['facts_lost', 'documents_lost'] })).status).toBe('blocked');
    const accepted = await run({ due: true, accept: ['values_lost'] });
    expect([accepted.status, lost(accepted)]).toEqual(['published', [['values_lost', true]]]);
    expect(readFileSync(`${places.work}/digest.txt`, 'utf8')).toContain(
      'values_lost（已由人确认）：可比数值减少',
    );
    expect(existsSync(places.staging)).toBe(false);
    // the next loss is another matter, and so is a broken file
    const { warehouse } = await stageWarehouse(places.warehouse, places.staging);
    await warehouse.close();
    const staged = new Database(places.staging);
    staged.pragma('foreign_keys = OFF');
    staged.exec("update core_fact set document = 'gone'");
    staged.close();
    const broken = await run({ accept: ['documents_lost', 'facts_lost', 'values_lost'] });
    expect(broken.status).toBe('blocked');
    expect(lost(broken)).toContainEqual(['references', undefined]);
    expect(readFileSync(`${places.work}/digest.txt`, 'utf8')).not.toContain('--accept');
  });
});

describe('publishing', () => {
  it('leaves readers what they have, and gives the new one to whoever opens it next', async () => {
    const { run, publish } = await openWorld();
    // a person's writing leaves the write-ahead log on
    await (await openWarehouse(tryOut.warehouse)).close();
    const writer = await openWarehouse(tryOut.warehouse);
    await writer.db.selectFrom('raw_document').select('id').execute();
    const reader = new Database(tryOut.warehouse, { readonly: true });
    expect(reader.prepare('select count(*) from raw_document').pluck().get()).toBe(1);
    publish();
    expect((await run()).status).toBe('published');
    expect(reader.prepare('select count(*) from raw_document').pluck().get()).toBe(1);
    expect(countDocuments(tryOut.warehouse)).toBe(2);
    reader.close();
    await writer.close();
    expect(countDocuments(tryOut.warehouse)).toBe(2);
    expect(existsSync(`${tryOut.warehouse}-wal`)).toBe(false);
  });

  it('keeps what others wrote since the copy was made', async () => {
    const { run, places, publish } = await openWorld();
    await (await stageWarehouse(places.warehouse, places.staging)).warehouse.close();
    const other = new Database(tryOut.warehouse);
    other.exec("insert into ops_meta (key, value) values ('note', 'by hand')");
    other.close();
    publish();
    expect(await run()).toMatchObject({ status: 'published', resumed: true });
    const after = new Database(tryOut.warehouse, { readonly: true });
    expect(after.prepare("select value from ops_meta where key = 'note'").pluck().get()).toBe('by hand');
    after.close();
    expect(countDocuments(tryOut.warehouse)).toBe(2);
  });

  it('throws a damaged copy away and begins anew', async () => {
    const { run, places, publish } = await openWorld();
    writeFileSync(places.staging, readFileSync(tryOut.warehouse).subarray(0, 50_000));
    publish();
    expect(await run()).toMatchObject({ status: 'published', resumed: false });
    expect(countDocuments(tryOut.warehouse)).toBe(2);
  });
});

describe('trouble of this machine', () => {
  it('stops the run, keeps the warehouse, is told, and the next night goes on', async () => {
    const { run, places, publish } = await openWorld();
    publish();
    writeFileSync(`${tryOut.folder}/no-folder`, '');
    const stopped = await run({ originals: `${tryOut.folder}/no-folder/raw` });
    expect(stopped).toMatchObject({ status: 'stopped', error: { code: 'disk_failed' } });
    expect(readFileSync(`${places.work}/digest.txt`, 'utf8')).toContain('磁盘写入失败');
    expect(countDocuments(tryOut.warehouse)).toBe(1);
    expect((await run()).documents).toMatchObject([{ outcome: 'new' }]);
  });

  it('fetches again what was lost from the store', async () => {
    const { run, places } = await openWorld();
    const [file] = new Database(tryOut.warehouse, { readonly: true })
      .prepare<[], string>('select path from ops_address')
      .pluck()
      .all();
    const original = `${places.originals}/${file}`;
    await removeWarehouse(original);
    const again = await run();
    expect(again.sources[0]).toMatchObject({
      decisions: { original_missing: 1 },
      outcomes: { unchanged: 1 },
    });
    expect(existsSync(original)).toBe(true);
  });
});

describe('the lock', () => {
  it('lets one run at a time, and says who has it', async () => {
    const { run, places } = await openWorld();
    const lock = await holdLock(places.lock, new Date('2025-03-02T02:00:00Z'));
    if (!('release' in lock)) throw new Error('somebody has the lock');
    await expect(run()).rejects.toMatchObject({
      code: 'import_running',
      words: { en: expect.stringContaining(`${process.pid}, 2025-03-02T02:00:00.000Z`) },
    });
    await lock.release();
    expect((await run()).status).toBe('published');
  });
});
