// One digest per run: what came, what it changed, what failed, what is silent, what a person should look at. Pure; says
// also whether it is worth sending.

import type { Words } from '../../model/index.ts';
import type { ImportedDocument, ImportSummary } from './import-summary.ts';
import { showAddress } from './show-address.ts';

export interface DigestSection {
  readonly title: Words;
  /** Each with what belongs to it, one level down. */
  readonly lines: readonly { readonly words: Words; readonly details: readonly Words[] }[];
}

export interface Digest {
  readonly headline: Words;
  readonly sections: readonly DigestSection[];
  /** Something new, or something wrong. Else nothing is to be sent. */
  readonly isNews: boolean;
}

/** A digest stays readable: what is beyond is counted, and stands in run.json. */
const MOST_LINES = 50;
const MOST_CHANGES = 12;

type Line = DigestSection['lines'][number];

/** The digest of a run. */
export function buildDigest(summary: ImportSummary): Digest {
  const of = (...outcomes: ImportedDocument['outcome'][]) =>
    summary.documents.filter((document) => outcomes.includes(document.outcome));
  const failedSources = summary.sources.filter(({ status }) => status === 'failed');
  const review = summary.documents.filter(needsReview);
  const alarms = summary.alarms.filter(
    ({ source, kind }) => kind === 'silent' || !failedSources.some(({ id }) => id === source),
  );
  const sections: DigestSection[] = [
    section('运行未完成', 'The run did not finish', describeEnd(summary)),
    section('新文件', 'New', of('new').map(describeNew)),
    section('修订', 'Revised', of('revised').map(describeNew)),
    section(
      '迁移（内容相同，地址改变）',
      'Moved (same bytes, another address)',
      of('moved').map(describePlain),
    ),
    section('重复（内容已有）', 'Duplicates (bytes known already)', of('duplicate').map(describePlain)),
    section('已撤下（仍保留在库中）', 'Gone (kept in the warehouse)', of('gone').map(describePlain)),
    section('文件未能取得', 'Documents that failed', of('failed', 'refused').map(describePlain)),
    section(
      '来源失败',
      'Sources that failed',
      failedSources.map(({ id, name, problem }) =>
        line(`${id}（${name}）：`, `${id} (${name}): `, problem?.words),
      ),
    ),
    section(
      '需要留意的来源',
      'Sources to look at',
      alarms.map(({ source, words }) => line(`${source}：`, `${source}: `, words)),
    ),
    section('需要人工查看', 'To be reviewed', review.map(describeReview)),
    section('列表中的异常', 'Oddities of listings', describeRemarks(summary)),
  ].filter(({ lines }) => lines.length > 0);
  return { headline: headline(summary), sections, isNews: isNews(summary, review.length > 0) };
}

function isNews(summary: ImportSummary, hasReview: boolean): boolean {
  return (
    summary.status === 'blocked' ||
    summary.status === 'stopped' ||
    hasReview ||
    summary.documents.some(({ outcome }) => outcome !== 'moved' && outcome !== 'duplicate') ||
    summary.sources.some(({ status, remarks }) => status === 'failed' || remarks.some(isOdd)) ||
    summary.alarms.some(({ due }) => due)
  );
}

/** Seen once only, when what was listed before is listed no more. */
const isOdd = ({ code }: { readonly code: string }): boolean => code === 'listing_unwanted';

const statusWords: Readonly<Record<ImportSummary['status'], Words>> = {
  published: { zh: '已发布', en: 'published' },
  idle: { zh: '没有到期的来源', en: 'no source was due' },
  blocked: { zh: '未发布：检查未通过', en: 'not published: a check failed' },
  interrupted: { zh: '已中断，下次继续', en: 'interrupted; the next run goes on' },
  stopped: { zh: '因错误停止，下次继续', en: 'stopped by an error; the next run goes on' },
};

function headline(summary: ImportSummary): Words {
  const count = (outcome: ImportedDocument['outcome']) =>
    summary.documents.filter((document) => document.outcome === outcome).length;
  const failed = count('failed') + count('refused');
  const day = summary.started.slice(0, 10);
  const { zh, en } = statusWords[summary.status];
  return {
    zh: `年报导入 ${day}：新 ${count('new')}，修订 ${count('revised')}，失败 ${failed}；${zh}`,
    en: `Report import ${day}: ${count('new')} new, ${count('revised')} revised, ${failed} failed; ${en}`,
  };
}

function section(zh: string, en: string, lines: readonly Line[]): DigestSection {
  const rest = lines.length - MOST_LINES;
  const shown = rest > 0 ? [...lines.slice(0, MOST_LINES), more(rest)] : lines;
  const count = lines.length > 1 ? ` (${lines.length})` : '';
  return { title: { zh: zh + count, en: en + count }, lines: shown };
}

const more = (count: number): Line => line(`另有 ${count} 项，见 run.json`, `${count} more, see run.json`);

const line = (zh: string, en: string, rest?: Words | null, details: readonly Words[] = []): Line => ({
  words: { zh: zh + (rest?.zh ?? ''), en: en + (rest?.en ?? '') },
  details,
});

const same = (text: string): Words => ({ zh: text, en: text });

/** What a person calls the document: its title, else its address. */
const nameOf = ({ title, url }: ImportedDocument): string => title ?? showAddress(url);

function describePlain(document: ImportedDocument): Line {
  const { source, url, problem } = document;
  const details: Words[] = [same(showAddress(url))];
  if (problem) details.push(problem.words);
  return line(`${nameOf(document)}（${source}）`, `${nameOf(document)} (${source})`, null, details);
}

function describeNew(document: ImportedDocument): Line {
  const { source, url, reading, changes } = document;
  const whose = [reading?.institution, reading?.year].filter((part) => part != null).join(' ');
  const facts = reading?.facts ?? 0;
  const shown = changes.slice(0, MOST_CHANGES).map(({ indicatorZh, indicatorEn, period, before, after }) => ({
    zh: `${indicatorZh} ${period}：${before ?? '无'} → ${after ?? '无'}`,
    en: `${indicatorEn} ${period}: ${before ?? 'none'} → ${after ?? 'none'}`,
  }));
  const rest = changes.length - shown.length;
  return line(
    `${nameOf(document)}（${source}）${whose === '' ? '' : ` ${whose}，`}${facts} 个数据`,
    `${nameOf(document)} (${source})${whose === '' ? '' : ` ${whose},`} ${facts} facts`,
    null,
    [
      same(showAddress(url)),
      ...shown,
      ...(rest > 0 ? [{ zh: `另有 ${rest} 处数据改变`, en: `${rest} more figures changed` }] : []),
    ],
  );
}

/** Whether a person should look at what was read of a new document. */
function needsReview({ reading }: ImportedDocument): boolean {
  if (reading === null) return false;
  const { status, findings, institution, year, type } = reading;
  const isReport = type !== 'news' && type !== 'other';
  return (
    status !== 'succeeded' || findings.error > 0 || (isReport && (institution === null || year === null))
  );
}

function describeReview(document: ImportedDocument): Line {
  const { reading } = document;
  const details: Words[] = (reading?.messages ?? []).map(({ zh, en }) => ({ zh, en }));
  const errors = reading?.findings.error ?? 0;
  if (errors > 0) details.push({ zh: `数据检查发现 ${errors} 处错误`, en: `checks found ${errors} errors` });
  if (reading?.institution === null) details.push({ zh: '未识别学校', en: 'its school is not known' });
  if (reading?.year === null) details.push({ zh: '未识别年度', en: 'its year is not known' });
  return line(
    `${nameOf(document)} [${reading?.id ?? ''}]`,
    `${nameOf(document)} [${reading?.id ?? ''}]`,
    null,
    details,
  );
}

function describeEnd({ checks, error }: ImportSummary): Line[] {
  const failed = checks.filter(({ passed }) => !passed);
  return [
    ...(error ? [line('', '', error.words)] : []),
    ...failed.map(({ check, words }) => line(`${check}：`, `${check}: `, words)),
  ];
}

function describeRemarks({ sources }: ImportSummary): Line[] {
  return sources.flatMap(({ id, problem, status, remarks }) => [
    ...(status === 'cut' && problem ? [line(`${id}：`, `${id}: `, problem.words)] : []),
    ...remarks.slice(0, 10).map(({ words }) => line(`${id}：`, `${id}: `, words)),
  ]);
}
