// `nianbao schedule` as an operator keeps it running: one at a time, told to end in the middle of a run, never two runs.

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportSummary } from '../../../pipelines/import/import-summary.ts';
import { dumpWarehouse, findDamage } from '../../pipelines/ingest/dump-warehouse.ts';
import { renderReport } from '../../pipelines/invent-reports.ts';
import { runNianbao, startNianbao } from '../run-nianbao.ts';

let folder = '';
let started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-schedule-'));
  mkdirSync(join(folder, 'sources'));
  mkdirSync(join(folder, 'inbox'));
  writeFileSync(
    join(folder, 'sources', 'inbox.yml'),
    'name: 收件箱\nkind: folder\npath: inbox\naccept: {formats: [html]}\n',
  );
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
  rmSync(folder, { recursive: true, force: true });
});

function fill(count: number): void {
  for (let i = 0; i < count; i++) {
    const file = join(folder, 'inbox', `${String(i).padStart(3, '0')}.html`);
    const school = `${[...'青白红云金'][i % 5]}${[...'川江湖岭山峰原泉沙林'][Math.floor(i / 5) % 10]}职业技术学院`;
    writeFileSync(file, renderReport({ school, year: 2024, graduates: 1000 + i }));
    utimesSync(file, new Date('2025-01-02'), new Date('2025-01-02'));
  }
}

const work = () => join(folder, 'nianbao.db.import');
const events = (): Record<string, unknown>[] => {
  const file = join(work(), `log-${new Date().toISOString().slice(0, 7)}.jsonl`);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};
const lastRun = () => JSON.parse(readFileSync(join(work(), 'run.json'), 'utf8')) as ImportSummary;

/** Starts a schedule; `heard` resolves when it said something. */
function startSchedule(...args: string[]) {
  const child = startNianbao(['schedule', '--lang', 'en', ...args], { cwd: folder });
  started.push(child);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.text += text;
    });
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { child, ended, said, until, heard: (words: string) => until(() => said.text.includes(words)) };
}

const NEVER = '0 0 1 1 *';

describe('nianbao schedule', () => {
  it('told to end in the middle of a run, lets it stop where the next one goes on', async () => {
    fill(40);
    const schedule = startSchedule('--cron', NEVER, '--now');
    await schedule.until(() => events().some(({ event }) => event === 'document'));
    schedule.child.kill('SIGTERM');
    expect(await schedule.ended).toEqual([0, null]);
    expect(schedule.said.text).toContain('finishing the documents in hand');
    expect(lastRun().status).toBe('interrupted');
    expect(existsSync(join(folder, 'nianbao.db'))).toBe(false);
    // nobody is left over: neither a lock nor an import
    expect(existsSync(join(work(), 'lock.json'))).toBe(false);
    expect(existsSync(join(work(), 'schedule.json'))).toBe(false);
    expect((await runNianbao(['import', '--due', '--quiet'], { cwd: folder })).code).toBe(0);
    expect(lastRun()).toMatchObject({ status: 'published', resumed: true });
    expect(dumpWarehouse(join(folder, 'nianbao.db')).raw_document).toHaveLength(40);
    expect(findDamage(join(folder, 'nianbao.db'))).toEqual([]);
  }, 120_000);

  it('told to end while it waits, ends at once', async () => {
    const schedule = startSchedule('--cron', NEVER);
    await schedule.heard('next run: ');
    expect(schedule.said.text).toMatch(/next run: \d{4}-12-31T16:00/);
    schedule.child.kill('SIGTERM');
    expect(await schedule.ended).toEqual([0, null]);
    expect(existsSync(join(folder, 'nianbao.db'))).toBe(false);
  }, 60_000);

  it('is refused when there is one already, by whom and what to do; not after that one is gone', async () => {
    const first = startSchedule('--cron', NEVER);
    await first.heard('next run: ');
    const second = await runNianbao(['schedule', '--cron', NEVER, '--lang', 'zh'], { cwd: folder });
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toMatch(
      new RegExp(
        `^nianbao: 错误 \\[schedule_running\\] .*nianbao\\.db 已有一个 schedule 在运行（.*${first.child.pid}.*），先结束它.*\\n$`,
      ),
    );
    // the import by hand is another matter
    expect((await runNianbao(['sources', 'list', '--quiet'], { cwd: folder })).code).toBe(0);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = startSchedule('--cron', NEVER);
    await third.heard('next run: ');
    third.child.kill('SIGINT');
    expect(await third.ended).toEqual([0, null]);
  }, 60_000);

  it('never runs two imports at once: what falls into a run is skipped, and said', async () => {
    fill(25);
    const schedule = startSchedule('--cron', '* * * * * *', '--now');
    await schedule.heard('the last import is still running; skipped');
    await schedule.until(() => events().some(({ event }) => event === 'run_end'));
    schedule.child.kill('SIGTERM');
    expect(await schedule.ended).toEqual([0, null]);
    expect(schedule.said.text).not.toContain('import_running');
    let open = 0;
    // the reading of documents within a run has lines of the same names
    for (const { event } of events().filter((line) => !('import' in line))) {
      if (event === 'run_begin') open++;
      if (event === 'run_end') open--;
      expect([0, 1]).toContain(open);
    }
    expect(open).toBe(0);
  }, 120_000);

  it.each([
    [['--cron', 'every night'], 'schedule_invalid'],
    [['--timezone', 'Mars/Olympus'], 'schedule_invalid'],
  ])('%j is a mistake in one line', async (args, code) => {
    const { code: exit, stderr } = await runNianbao(['schedule', '--lang', 'en', ...args], { cwd: folder });
    expect(exit).toBe(1);
    expect(stderr).toMatch(new RegExp(`^nianbao: error \\[${code}\\] [^\\n]+\\n$`));
  });
});
