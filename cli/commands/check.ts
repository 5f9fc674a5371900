// `nianbao check`: what the quality checks found, by severity; can fail a script.

import type { ListedFinding } from '../../loaders/queries/list-findings.ts';
import { describeAnchor } from '../../model/index.ts';
import { exitCodes } from '../cli-error.ts';
import type { CommandSpec, Context } from '../command.ts';
import { displayPath } from '../display-path.ts';
import { institutionOption, yearOption } from '../filter-options.ts';
import { withWarehouse } from '../open-for-reading.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable, tableOptions } from '../output/print-table.ts';
import { type OutputTable, tableFormats } from '../output/table.ts';
import { atLeast, severities } from '../severities.ts';
import { severityWords } from '../words.ts';

export const checkCommand: CommandSpec = {
  name: 'check',
  summary: { zh: '列出质量检查的发现', en: 'list what the quality checks found' },
  description: {
    zh: '列出各年报数据中的矛盾与疑点（合计不符、比率越界、同一指标数值不同等），附算式和位置，最严重的在前。检查在 ingest 时完成，本命令只读取结果。',
    en: 'Lists contradictions and doubts in the reports (totals that do not add up, rates out of bounds, different values of one indicator …) with their arithmetic and places, gravest first. The checks run during ingest; this command reads their results.',
  },
  arguments: [],
  options: [
    {
      flags: '--severity <severity>',
      words: { zh: '至少多严重', en: 'at least this grave' },
      choices: severities,
      fallback: 'info',
    },
    {
      flags: '--fail-on <severity>',
      words: {
        zh: '有这样严重（或更严重）的发现时以退出码 3 结束',
        en: 'end with exit code 3 when there are findings this grave or graver',
      },
      choices: severities,
    },
    {
      flags: '--code <checks>',
      words: { zh: '只列这些检查', en: 'only these checks' },
      repeatable: true,
    },
    institutionOption,
    yearOption,
    {
      flags: '--limit <count>',
      words: { zh: '最多列出多少条', en: 'how many to list at most' },
    },
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    {
      line: 'nianbao check --severity warning --institution 云岭',
      words: { zh: '一所学校的警告和错误', en: 'warnings and errors of one school' },
    },
    {
      line: 'nianbao check --fail-on error --quiet',
      words: { zh: '用于脚本：有错误则退出码为 3', en: 'in a script: exit code 3 when there are errors' },
    },
  ],
  run: (_args, options, context) =>
    withWarehouse(context, async (warehouse) => {
      const { listFindings } = await import('../../loaders/queries/list-findings.ts');
      const found = await listFindings(warehouse, {
        severities: atLeast(options.text('severity') ?? 'info'),
        codes: options.list('code'),
        institutions: options.list('institution'),
        years: options.wholes('year'),
      });
      const listed = found.slice(0, options.whole('limit') ?? found.length);
      if (listed.length > 0 || context.format !== null)
        await printTable(tabulate(listed, context), options, context);
      context.tell(countFindings(found, listed.length, context));
      return isBlocked(found, options) ? exitCodes.checkFailed : exitCodes.done;
    }),
};

function isBlocked(found: readonly ListedFinding[], options: OptionValues): boolean {
  const threshold = options.text('failOn');
  return threshold !== null && found.some(({ severity }) => atLeast(threshold).includes(severity));
}

function tabulate(findings: readonly ListedFinding[], { lang, warehouse }: Context): OutputTable {
  return {
    columns: [
      { id: 'severity', title: { zh: '级别', en: 'severity' } },
      { id: 'check', title: { zh: '检查', en: 'check' } },
      { id: 'institution', title: { zh: '学校', en: 'school' } },
      { id: 'year', title: { zh: '年度', en: 'year' }, numeric: true },
      { id: 'message', title: { zh: '说明', en: 'message' }, below: true },
      { id: 'source', title: { zh: '出处', en: 'source' }, below: true },
      { id: 'facts', title: { zh: '数据编号', en: 'facts' } },
    ],
    rows: findings.map((finding) => [
      severityWords[finding.severity][lang],
      finding.code,
      finding.institution,
      finding.year,
      finding.message[lang],
      `${displayPath(finding.documentPath, warehouse)} ${describeAnchor(finding.anchor, lang)}`,
      finding.facts.join(' '),
    ]),
  };
}

function countFindings(found: readonly ListedFinding[], listed: number, context: Context): string {
  const counts = severities
    .map((severity) => ({ severity, count: found.filter((f) => f.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${severityWords[severity][context.lang]} ${count}`);
  const list = counts.join(context.lang === 'zh' ? '，' : ', ');
  const cut = listed < found.length;
  return context.say({
    zh: found.length === 0 ? '没有发现' : `${list}${cut ? `；列出 ${listed} 条（--limit）` : ''}`,
    en: found.length === 0 ? 'no findings' : `${list}${cut ? `; ${listed} listed (--limit)` : ''}`,
  });
}
