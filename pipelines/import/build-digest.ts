// One digest per run: what came, what it changed, what failed, what is silent, what a person should look at. Pure; says
// also whether it is worth sending.

import { join } from 'node:path';
import { acceptableChecks } from '../../loaders/sources/acceptable-checks.ts';
import type { Words } from '../../model/index.ts';
import {
  type ImportedDocument,
  type ImportSummary,
  isTroubled,
  isUnread,
  type SourceReport,
} from './import-summary.ts';
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
    summary.documents.filter((document) => outcomes.includes(document.outcome) && !isUnread(document));
  const failedSources = summary.sources.filter(isTroubled);
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
    section(
      '未取得或未采用的文件',
      'Documents that failed or were not accepted',
      of('failed', 'refused').map(describePlain),
    ),
    section(
      '已取得但无法读取（原件已保存）',
      'Fetched and kept, but not readable',
      summary.documents.filter(isUnread).map((document) => describeUnread(document, summary)),
    ),
    section(
      '来源失败',
      'Sources that failed',
      failedSources.map(({ id, name, problem }) =>
        line(`${id}（${name}）：`, `${id} (${name}): `, problem?.words, [
          { zh: `试读：nianbao sources try ${id}`, en: `try it: nianbao sources try ${id}` },
        ]),
      ),
    ),
    section(
      '需要留意的来源',
      'Sources to look at',
      alarms.map(({ source, words }) => line(`${source}：`, `${source}: `, words)),
    ),
    section('需要人工查看', 'To be reviewed', review.map(describeReview)),
    section('其他情况', 'Also noticed', describeRemarks(summary)),
  ].filter(({ lines }) => lines.length > 0);
  return { headline: headline(summary), sections, isNews: isNews(summary, review.length > 0) };
}

function isNews(summary: ImportSummary, hasReview: boolean): boolean {
  return (
    summary.status === 'blocked' ||
    summary.status === 'stopped' ||
    hasReview ||
    summary.documents.some(({ outcome }) => outcome !== 'moved' && outcome !== 'duplicate') ||
    summary.sources.some((source) => isTroubled(source) || source.remarks.some(isOdd)) ||
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
  const unread = summary.documents.filter(isUnread).length;
  const count = (outcome: ImportedDocument['outcome']) =>
    summary.documents.filter((document) => document.outcome === outcome && !isUnread(document)).length;
  const failed = count('failed') + count('refused') + unread;
  const sources = summary.sources.filter(isTroubled).length;
  const day = summary.started.slice(0, 10);
  const { zh, en } = statusWords[summary.status];
  const also =
    sources === 0
      ? { zh: '', en: '' }
      : { zh: `，${sources} 个来源失败`, en: `, ${sources} ${sources === 1 ? 'source' : 'sources'} failed` };
  return {
    zh: `年报导入 ${day}：新 ${count('new')}，修订 ${count('revised')}，失败 ${failed}${also.zh}；${zh}`,
    en: `Report import ${day}: ${count('new')} new, ${count('revised')} revised, ${failed} failed${also.en}; ${en}`,
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

/** With the place of the original: a person may look at it. */
function describeUnread(document: ImportedDocument, { originals }: ImportSummary): Line {
  const { words, details } = describePlain(document);
  const path = join(originals, document.path ?? '');
  const place = { zh: `原件：${path}`, en: `original: ${path}` };
  return { words, details: [...details, place] };
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
  if (status === 'failed') return false;
  return (
    status !== 'succeeded' || findings.error > 0 || (isReport && (institution === null || year === null))
  );
}

function describeReview(document: ImportedDocument): Line {
  const { reading, source } = document;
  const errors = reading?.errors ?? [];
  const more = (reading?.findings.error ?? 0) - errors.length;
  const messages = reading?.status === 'succeeded' ? [] : (reading?.messages ?? []);
  const details: Words[] = [...errors, ...messages].map(({ zh, en }) => ({ zh, en }));
  if (more > 0) details.push({ zh: `数据检查另有 ${more} 处错误`, en: `checks found ${more} more errors` });
  if (reading?.institution === null) details.push({ zh: '未识别学校', en: 'its school is not known' });
  if (reading?.year === null) details.push({ zh: '未识别年度', en: 'its year is not known' });
  return line(
    `${nameOf(document)}（${source}）[${reading?.id ?? ''}]`,
    `${nameOf(document)} (${source}) [${reading?.id ?? ''}]`,
    null,
    details,
  );
}

function describeEnd({ checks, error, warehouse }: ImportSummary): Line[] {
  const failed = checks.filter(({ passed, accepted }) => !passed && !accepted);
  return [
    ...(error ? [line('', '', error.words)] : []),
    ...failed.map((result, i) => {
      const { check, words } = result;
      const advice = i === failed.length - 1 ? adviseOn(failed, warehouse) : [];
      return line(`${check}：`, `${check}: `, words, advice);
    }),
  ];
}

/** What a person can do about checks that failed. */
function adviseOn(failed: ImportSummary['checks'], warehouse: string): Words[] {
  const names = failed.map(({ check }) => check);
  const staging = `${warehouse}.staging`;
  const isLossOnly = names.every((name) => acceptableChecks.some((check) => check === name));
  const look = `nianbao diff ${warehouse} ${staging}`;
  const accept = `nianbao import --due --warehouse ${warehouse} --accept ${names.join(',')}`;
  const again = { zh: `删除 ${staging}，下次从原件重做`, en: `delete ${staging}: the next run begins anew` };
  return isLossOnly
    ? [
        { zh: `查看：${look}`, en: `look: ${look}` },
        { zh: `减少属实：${accept}`, en: `when the loss is right: ${accept}` },
        { zh: `否则${again.zh}`, en: `else ${again.en}` },
      ]
    : [again];
}

function describeRemarks({ sources, checks }: ImportSummary): Line[] {
  const accepted = checks.filter((result) => result.accepted);
  const losses = accepted.map(({ check, words }) =>
    line(`${check}（已由人确认）：`, `${check} (accepted by a person): `, words),
  );
  return [...losses, ...sources.flatMap(describeSource)];
}

const describeSource = ({ id, problem, status, remarks }: SourceReport): Line[] => [
  ...(status === 'cut' && problem?.code === 'budget_spent'
    ? [line(`${id}：`, `${id}: `, problem.words)]
    : []),
  ...remarks.slice(0, 10).map(({ words }) => line(`${id}：`, `${id}: `, words)),
];
