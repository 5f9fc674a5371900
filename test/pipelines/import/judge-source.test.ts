import { describe, expect, it } from 'vitest';
import { readSource } from '../../../catalog/load-sources.ts';
import type { SourceState } from '../../../loaders/sources/source-states.ts';
import { chooseSources, dueAt } from '../../../pipelines/import/choose-sources.ts';
import type { SourceReport } from '../../../pipelines/import/import-summary.ts';
import { findAlarms, judgeSource } from '../../../pipelines/import/judge-source.ts';
import { makeProblem } from '../../../sources/source-error.ts';

const source = (more = '') => readSource(`name: x\nkind: rss\nurl: http://a.cn/\n${more}`, 'x.yml');
const day = (count: number) => new Date(Date.parse('2025-03-01T02:00:00Z') + count * 86_400_000);

const report = (more: Partial<SourceReport> = {}): SourceReport => ({
  id: 'x',
  name: 'x',
  status: 'succeeded',
  listed: 10,
  pages: 1,
  complete: true,
  decisions: {},
  outcomes: {},
  problem: null,
  remarks: [],
  ...more,
});
const failed = report({ status: 'failed', problem: makeProblem('listing_empty', { before: 10 }) });

describe('a source that fails', () => {
  it('is asked night after night for a while, then less and less often, and never forgotten', () => {
    const x = source();
    let state: SourceState | undefined;
    const asked: number[] = [];
    for (let night = 0; night < 120; night++) {
      if (dueAt(x, state, day(night)) > day(night).getTime()) continue;
      asked.push(night);
      state = judgeSource(x, state, failed, day(night));
    }
    const gaps = asked.slice(1).map((night, i) => night - (asked[i] ?? 0));
    expect(gaps).toEqual([1, 1, 1, 1, 1, 2, 4, 8, 13, 13, 13, 13, 13, 13, 13]);
    expect(state).toMatchObject({ failures: 16, succeededAt: null, problem: { code: 'listing_empty' } });
  });

  it('is told of at once, then once a week, with since when and until when', () => {
    const x = source();
    let state: SourceState | undefined = judgeSource(x, undefined, report(), day(0));
    const told: number[] = [];
    for (let night = 1; night < 30; night++) {
      state = judgeSource(x, state, failed, day(night));
      const [alarm] = findAlarms([x], new Map([['x', state]]), day(night));
      expect(alarm?.kind).toBe('failing');
      if (!alarm?.due) continue;
      told.push(night);
      state = { ...state, toldAt: day(night).toISOString() };
      expect(alarm.words.zh).toContain(`连续失败 ${night} 次（上次成功 2025-03-01）`);
    }
    expect(told).toEqual([1, 8, 15, 22, 29]);
  });

  it('starts anew when it works again, or when its file was changed', () => {
    const bad = judgeSource(source(), undefined, failed, day(0));
    expect(judgeSource(source(), bad, report(), day(1))).toMatchObject({
      failures: 0,
      problem: null,
      toldAt: null,
    });
    expect(
      chooseSources([source('every: 2 days\n')], new Map([['x', bad]]), { due: true }, day(0.1)),
    ).toHaveLength(1);
  });
});

describe('silence', () => {
  const silenceOf = (more: string, newsAt: number | null, at: number) => {
    const x = source(more);
    const state = judgeSource(x, undefined, report(), day(0));
    const known = { ...state, newsAt: newsAt === null ? null : day(newsAt).toISOString() };
    return findAlarms([x], new Map([['x', known]]), day(at)).map(({ kind, words }) => [kind, words.zh]);
  };

  it('past the days in which something was expected is told', () => {
    const yaml = 'expect: {every_days: 30}\n';
    expect(silenceOf(yaml, 5, 35)).toEqual([]);
    expect(silenceOf(yaml, 5, 36)).toEqual([
      ['silent', '已 31 天没有新文件（预期每 30 天），上次为 2025-03-06'],
    ]);
    expect(silenceOf(yaml, null, 31)[0]?.[1]).toContain('从未有过新文件');
  });

  it('past the day of the year by which a report was expected is told, for half a year', () => {
    const yaml = 'expect: {each_year_by: "03-31"}\n';
    // 31 March is day 30
    expect(silenceOf(yaml, null, 30)).toEqual([]);
    expect(silenceOf(yaml, null, 31)).toEqual([
      ['silent', '应在 03-31 前发布的年报尚未出现，从未有过新文件'],
    ]);
    expect(silenceOf(yaml, 20, 31)).toEqual([]);
    expect(silenceOf(yaml, null, 31 + 184)).toEqual([]);
    // the report of this year does not do for the next
    expect(silenceOf(yaml, 20, 365 + 31)).toHaveLength(1);
  });
});

describe('a clock that jumps', () => {
  it('makes a source due rather than forgotten', () => {
    const x = source();
    const fromTheFuture = judgeSource(x, undefined, failed, day(4000));
    expect(dueAt(x, fromTheFuture, day(1))).toBe(0);
    const held = { ...judgeSource(x, undefined, failed, day(0)), notBefore: day(4000).toISOString() };
    expect(dueAt(x, held, day(2))).toBeLessThanOrEqual(day(2).getTime());
  });
});
