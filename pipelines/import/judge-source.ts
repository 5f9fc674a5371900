// What a source's report means for its state: failures in a row, when to ask again; and which sources are in a trouble
// that lasts. Pure.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { SourceState } from '../../loaders/sources/source-states.ts';
import type { Words } from '../../model/index.ts';
import type { Alarm, SourceReport } from './import-summary.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * A source that fails is asked after its interval all the same, so that a bad week hides no version of a report; after
 * so many failures in a row only after two intervals, four … at most two weeks.
 */
const PATIENT_FAILURES = 5;
const LONGEST_HOLD_MS = 14 * DAY_MS;
const SLACK = 0.9;
/** How long before its day an annual report may come. */
const SEASON_MS = 183 * DAY_MS;
/** People are reminded of a lasting trouble so often. */
const REMIND_MS = 7 * DAY_MS;

/** The state of `source` after a run that reported `report` at `now`. */
export function judgeSource(
  source: SourceSpec,
  before: SourceState | undefined,
  report: SourceReport,
  now: Date,
): SourceState {
  const at = now.toISOString();
  const failed = report.status === 'failed';
  const failures = failed ? (before?.failures ?? 0) + 1 : 0;
  const hasNews = (report.outcomes.new ?? 0) + (report.outcomes.revised ?? 0) > 0;
  return {
    id: source.id,
    digest: source.digest,
    firstAt: before?.firstAt ?? at,
    checkedAt: at,
    succeededAt: failed ? (before?.succeededAt ?? null) : at,
    newsAt: hasNews ? at : (before?.newsAt ?? null),
    // a listing that shrank oddly stays odd until it is judged by hand or grows again
    listed: failed || isShrunk(report) ? (before?.listed ?? null) : report.listed,
    failures,
    problem: failed ? report.problem : null,
    notBefore: failed ? holdUntil(source, failures, now) : null,
    toldAt: failures === 0 && before?.failures ? null : (before?.toldAt ?? null),
  };
}

/** The state `before` after single addresses of the source were asked once more: only its news counts. */
export function noteRetry(before: SourceState, { outcomes }: SourceReport, now: Date): SourceState {
  const hasNews = (outcomes.new ?? 0) + (outcomes.revised ?? 0) > 0;
  return hasNews ? { ...before, newsAt: now.toISOString() } : before;
}

const isShrunk = (report: SourceReport): boolean =>
  report.remarks.some(({ code }) => code === 'listing_shrunk');

function holdUntil({ everyHours }: SourceSpec, failures: number, now: Date): string {
  const hold = everyHours * HOUR_MS * 2 ** Math.min(Math.max(0, failures - PATIENT_FAILURES), 10);
  return new Date(now.getTime() + Math.min(hold, LONGEST_HOLD_MS) * SLACK).toISOString();
}

/** Every enabled source that fails or is silent past what is expected of it. */
export function findAlarms(
  sources: readonly SourceSpec[],
  states: ReadonlyMap<string, SourceState>,
  now: Date,
): Alarm[] {
  return sources.flatMap((source): Alarm[] => {
    const state = states.get(source.id);
    if (!source.enabled || !state) return [];
    const told = state.toldAt === null ? Number.NEGATIVE_INFINITY : Date.parse(state.toldAt);
    const due = !(now.getTime() - told < REMIND_MS) || told > now.getTime();
    const alarm = (kind: Alarm['kind'], words: Words): Alarm => ({ source: source.id, kind, words, due });
    if (state.failures > 0) return [alarm('failing', describeFailing(state))];
    const silence = describeSilence(source, state, now);
    return silence ? [alarm('silent', silence)] : [];
  });
}

function describeFailing({ failures, succeededAt, notBefore, problem }: SourceState): Words {
  const since = succeededAt?.slice(0, 10) ?? null;
  const next = notBefore?.slice(0, 10) ?? '';
  return {
    zh: `连续失败 ${failures} 次（${since === null ? '从未成功' : `上次成功 ${since}`}），${next} 之后再试：${problem?.words.zh ?? ''}`,
    en: `failed ${failures} times in a row (${since === null ? 'never succeeded' : `last success ${since}`}), to be tried again after ${next}: ${problem?.words.en ?? ''}`,
  };
}

/** Why silence is not in order; null when it is. */
function describeSilence(source: SourceSpec, state: SourceState, now: Date): Words | null {
  const { everyDays, eachYearBy } = source.expect;
  const last = Date.parse(state.newsAt ?? state.firstAt);
  const quietDays = Math.floor((now.getTime() - last) / DAY_MS);
  const since = state.newsAt?.slice(0, 10) ?? null;
  const lastZh = since === null ? '从未有过新文件' : `上次为 ${since}`;
  const lastEn = since === null ? 'never anything' : `the last one came on ${since}`;
  if (everyDays !== null && quietDays > everyDays)
    return {
      zh: `已 ${quietDays} 天没有新文件（预期每 ${everyDays} 天），${lastZh}`,
      en: `nothing new for ${quietDays} days (expected every ${everyDays}); ${lastEn}`,
    };
  if (eachYearBy === null) return null;
  const day = lastDay(eachYearBy, now);
  const isOverdue = now.getTime() - day < SEASON_MS && Date.parse(state.firstAt) < day;
  if (!isOverdue || (state.newsAt !== null && last >= day - SEASON_MS)) return null;
  return {
    zh: `应在 ${eachYearBy} 前发布的年报尚未出现，${lastZh}`,
    en: `the report expected by ${eachYearBy} has not come; ${lastEn}`,
  };
}

/** The last `MM-DD` that has passed, as the end of that day in milliseconds since 1970. */
function lastDay(monthDay: string, now: Date): number {
  const inYear = (year: number) => Date.parse(`${year}-${monthDay}T00:00:00Z`) + DAY_MS;
  const year = now.getUTCFullYear();
  return inYear(year) <= now.getTime() ? inYear(year) : inYear(year - 1);
}
