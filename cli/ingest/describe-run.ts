// What a person wants to know at the end of a run: what is in, what is not and why, what to look at next.

import type { WarehouseSummary } from '../../loaders/queries/summarise-warehouse.ts';
import type { Lang, Words } from '../../model/index.ts';
import type { RunDocument, RunSummary } from '../../pipelines/ingest/run-summary.ts';
import type { Context } from '../command.ts';
import { defaultWarehouse } from '../global-options.ts';
import { withWarehouse } from '../open-for-reading.ts';
import { printable, printableLine } from '../output/printable.ts';
import { severityWords } from '../words.ts';
import { describeMessage, gravestMessage, outcomeWords } from './describe-document.ts';

/** Longer lists are in run.json. */
const listed = 20;

/** Prints the summary to stdout; with --quiet only the failures, to stderr. */
export async function describeRun(summary: RunSummary, context: Context): Promise<void> {
  const { lang } = context;
  const failed = summary.documents.filter((d) => d.outcome === 'failed');
  if (context.quiet) {
    for (const document of failed) context.warn(explain(document, lang));
    return;
  }
  const { summariseWarehouse } = await import('../../loaders/queries/summarise-warehouse.ts');
  const all = await withWarehouse(context, summariseWarehouse);
  const partial = summary.documents.filter((d) => d.status === 'partial' && d.outcome !== 'unchanged');
  const lines = [
    describeOutcomes(summary, lang),
    ...list({ zh: '失败：', en: 'failed:' }, failed, lang),
    ...list({ zh: '部分读取：', en: 'read in part:' }, partial, lang),
    ...describeContent(summary, all, lang),
    ...describeNext(summary, all, context),
  ];
  context.print(`${lines.map(printable).join('\n')}\n`);
}

function describeOutcomes({ totals, started, finished }: RunSummary, lang: Lang): string {
  const seconds = ((Date.parse(finished) - Date.parse(started)) / 1000).toFixed(1);
  const order = ['added', 'superseding', 'replaced', 'unchanged', 'duplicate', 'failed', 'skipped'] as const;
  const counts = order
    .filter((outcome) => totals.documents[outcome] > 0)
    .map((outcome) => `${outcomeWords[outcome][lang]} ${totals.documents[outcome]}`);
  if (totals.partial > 0)
    counts.push(`${lang === 'zh' ? '其中部分读取' : 'of them in part'} ${totals.partial}`);
  const head = lang === 'zh' ? '文件' : 'documents';
  const sum = counts.length > 0 ? counts.join(lang === 'zh' ? '，' : ', ') : '0';
  return lang === 'zh' ? `${head}：${sum}（${seconds} 秒）` : `${head}: ${sum} (${seconds} s)`;
}

/** File, place and cause in one line. */
function explain(document: RunDocument, lang: Lang): string {
  const message = gravestMessage(document.messages);
  if (!message) return printableLine(document.path);
  const more = document.messages.filter((m) => m.severity === message.severity).length - 1;
  const rest = more > 0 ? (lang === 'zh' ? `（另有 ${more} 处）` : ` (and ${more} more)`) : '';
  return printableLine(`${document.path}: [${message.code}] ${describeMessage(message, lang)}${rest}`);
}

function list(title: Words, documents: readonly RunDocument[], lang: Lang): string[] {
  if (documents.length === 0) return [];
  const rest = documents.length - listed;
  const more = lang === 'zh' ? `  …另有 ${rest} 份，见 run.json` : `  … ${rest} more in run.json`;
  return [
    title[lang],
    ...documents.slice(0, listed).map((document) => `  ${explain(document, lang)}`),
    ...(rest > 0 ? [more] : []),
  ];
}

function describeContent({ documents, totals }: RunSummary, all: WarehouseSummary, lang: Lang): string[] {
  const schools = [...new Set(documents.flatMap((d) => d.institution ?? []))];
  const years =
    all.firstYear === all.lastYear ? `${all.firstYear ?? '–'}` : `${all.firstYear}–${all.lastYear}`;
  const findings = (['error', 'warning', 'info'] as const)
    .filter((severity) => all.findings[severity] > 0)
    .map((severity) => `${severityWords[severity][lang]} ${all.findings[severity]}`);
  const { numerals } = all;
  if (lang === 'zh')
    return [
      ...(schools.length > 0 ? [`本次学校：${nameSome(schools, lang)}`] : []),
      `数据仓库：${all.institutions} 所学校，${years} 年，${all.facts} 个数据，${all.values} 个可对比的数值（${all.conflicts} 处有冲突）`,
      `检查发现：${findings.join('，') || '无'}`,
      `文中数字：共 ${numerals.total}，其中数据 ${numerals.facts}，表格 ${numerals.cells}，引用 ${numerals.references}，未解释 ${numerals.unresolved}`,
      ...(totals.facts > 0 ? [`本次新增数据：${totals.facts}`] : []),
    ];
  return [
    ...(schools.length > 0 ? [`schools in this run: ${nameSome(schools, lang)}`] : []),
    `warehouse: ${all.institutions} schools, years ${years}, ${all.facts} facts, ${all.values} values to compare (${all.conflicts} in conflict)`,
    `findings: ${findings.join(', ') || 'none'}`,
    `numerals: ${numerals.total}, of them facts ${numerals.facts}, table cells ${numerals.cells}, references ${numerals.references}, unresolved ${numerals.unresolved}`,
    ...(totals.facts > 0 ? [`facts of this run: ${totals.facts}`] : []),
  ];
}

function nameSome(names: readonly string[], lang: Lang): string {
  const shown = names.slice(0, 8).join(lang === 'zh' ? '、' : ', ');
  if (names.length <= 8) return shown;
  return lang === 'zh' ? `${shown} 等 ${names.length} 所` : `${shown} and ${names.length - 8} more`;
}

/** Commands to copy. */
function describeNext(summary: RunSummary, all: WarehouseSummary, context: Context): string[] {
  const { lang } = context;
  const where = context.warehouse === defaultWarehouse ? '' : ` --warehouse ${quote(context.warehouse)}`;
  const next = [
    ...(all.values > 0 ? [`nianbao compare 生师比 毕业生人数${where}`] : []),
    ...(all.findings.error + all.findings.warning > 0 ? [`nianbao check --severity warning${where}`] : []),
    ...(summary.status === 'interrupted'
      ? [`nianbao ingest ${summary.paths.map(quote).join(' ')}${where}`]
      : []),
  ];
  if (next.length === 0) return [];
  return [lang === 'zh' ? '接下来：' : 'next:', ...next.map((line) => `  ${line}`)];
}

/** As a POSIX shell wants it. */
const quote = (word: string): string =>
  /^[\p{L}\p{N}_./:=@%+,-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
