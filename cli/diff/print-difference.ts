// Prints the difference of two warehouses or of two runs: a count by cause for people, and each changed value or document.

import { openWarehouse } from '../../loaders/open-warehouse.ts';
import { type Anchor, describeAnchor, type Lang, type Words } from '../../model/index.ts';
import { compareRuns } from '../../pipelines/diff/compare-runs.ts';
import { compareWarehouses } from '../../pipelines/diff/compare-warehouses.ts';
import { isRunFile, readRunRecord } from '../../pipelines/diff/read-run-record.ts';
import {
  type Cause,
  type ChangeKind,
  causes,
  type Difference,
  type ValueState,
} from '../../pipelines/diff/types.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../command.ts';
import { describeValue } from '../compare/format-number.ts';
import { displayPath } from '../display-path.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable } from '../output/print-table.ts';
import type { OutputTable } from '../output/table.ts';

const causeWords: Readonly<Record<Cause, Words>> = {
  new_document: { zh: '新文件', en: 'new document' },
  revised_document: { zh: '修订的年报', en: 'revised report' },
  removed_document: { zh: '文件已移除', en: 'document taken away' },
  correction: { zh: '人工更正', en: 'correction' },
  catalogue: { zh: '目录变化', en: 'other catalogue' },
  rule: { zh: '规则变化', en: 'other rules' },
  code: { zh: '程序版本变化', en: 'other version of the program' },
  other_witness: { zh: '改用另一文件的数值', en: 'another document of the report' },
  unexplained: { zh: '原因不明', en: 'unexplained' },
};

const changeWords: Readonly<Record<ChangeKind, Words>> = {
  appeared: { zh: '新增', en: 'appeared' },
  changed: { zh: '改变', en: 'changed' },
  vanished: { zh: '消失', en: 'vanished' },
};

/** @throws WarehouseError, or PipelineError `run_file_invalid`, when either file cannot be read. CliError as `printTable` does. */
export async function printDifference(
  before: string,
  after: string,
  options: OptionValues,
  context: Context,
): Promise<void> {
  const runs = [await isRunFile(before), await isRunFile(after)];
  if (runs[0] !== runs[1]) throw mixedFiles();
  const difference = runs[0] ? await compareRunFiles(before, after, context) : await compare(before, after);
  for (const line of countByCause(difference, context.lang)) context.tell(line);
  const table =
    options.flag('documents') || runs[0]
      ? tabulateDocuments(difference, after, context)
      : tabulateValues(difference, { before, after }, context);
  const limit = options.whole('limit') ?? table.rows.length;
  if (table.rows.length > 0 || context.format !== null)
    await printTable({ ...table, rows: table.rows.slice(0, limit) }, options, context);
}

async function compareRunFiles(before: string, after: string, context: Context): Promise<Difference> {
  const [earlier, later] = [await readRunRecord(before), await readRunRecord(after)];
  if (earlier.paths.join('\n') !== later.paths.join('\n'))
    context.tell(
      context.say({
        zh: '两次运行的文件夹不同：后一次没有看到的文件列为“消失”',
        en: 'the runs were over other folders: files that the later one did not see are listed as vanished',
      }),
    );
  return compareRuns(earlier, later);
}

const mixedFiles = () =>
  new CliError('usage', {
    zh: '请给出两个数据仓库文件，或两个 run.json',
    en: 'give two warehouse files, or two run.json',
  });

async function compare(before: string, after: string): Promise<Difference> {
  const earlier = await openWarehouse(before, { readonly: true });
  try {
    const later = await openWarehouse(after, { readonly: true });
    try {
      return await compareWarehouses(earlier, later);
    } finally {
      await later.close();
    }
  } finally {
    await earlier.close();
  }
}

/** One line for each cause, and one for the versions where they differ. */
function countByCause({ versions, documents, values }: Difference, lang: Lang): string[] {
  const lines: string[] = [];
  const [from, to] = [versions.before, versions.after];
  if (from.extractors.join() !== to.extractors.join())
    lines.push(
      `${lang === 'zh' ? '程序+目录版本' : 'program+catalogue'}: ${from.extractors.join(', ')} → ${to.extractors.join(', ')}`,
    );
  for (const cause of causes) {
    const files = documents.filter((entry) => entry.causes.includes(cause)).length;
    const ofCause = values.filter((entry) => entry.causes.includes(cause));
    if (files === 0 && ofCause.length === 0) continue;
    const counts = (Object.keys(changeWords) as ChangeKind[]).flatMap((change) => {
      const count = ofCause.filter((entry) => entry.change === change).length;
      return count === 0 ? [] : `${changeWords[change][lang]} ${count}`;
    });
    const list = counts.join(lang === 'zh' ? '，' : ', ') || '0';
    lines.push(
      lang === 'zh'
        ? `${causeWords[cause].zh}：文件 ${files}；数值 ${list}`
        : `${causeWords[cause].en}: documents ${files}; values ${list}`,
    );
  }
  return lines.length > 0 ? lines : [lang === 'zh' ? '没有不同' : 'no difference'];
}

function tabulateValues(
  { values }: Difference,
  files: { readonly before: string; readonly after: string },
  { lang, format }: Context,
): OutputTable {
  const forPrograms = format === 'json' || format === 'csv';
  return {
    columns: [
      { id: 'change', title: { zh: '变化', en: 'change' } },
      { id: 'causes', title: { zh: '原因', en: 'cause' } },
      { id: 'institution', title: { zh: '学校', en: 'school' } },
      { id: 'indicator', title: { zh: '指标', en: 'indicator' } },
      { id: 'period', title: { zh: '时期', en: 'period' } },
      { id: 'before', title: { zh: '先前', en: 'before' }, numeric: true },
      { id: 'after', title: { zh: '后来', en: 'after' }, numeric: true },
      { id: 'source', title: { zh: '出处', en: 'source' } },
      { id: 'fact_before', title: { zh: '先前编号', en: 'id before' } },
      { id: 'fact_after', title: { zh: '后来编号', en: 'id after' } },
    ],
    rows: values.map((entry) => [
      forPrograms ? entry.change : changeWords[entry.change][lang],
      entry.causes
        .map((cause) => (forPrograms ? cause : causeWords[cause][lang]))
        .join(lang === 'zh' && !forPrograms ? '、' : ' '),
      entry.institution,
      forPrograms ? entry.indicator.id : lang === 'zh' ? entry.indicator.zh : entry.indicator.en,
      entry.period,
      describeState(entry.before),
      describeState(entry.after),
      entry.after
        ? describeSource(entry.after, files.after, lang)
        : entry.before && describeSource(entry.before, files.before, lang),
      entry.before?.factId ?? null,
      entry.after?.factId ?? null,
    ]),
  };
}

const describeState = (state: ValueState | null): string | null =>
  state &&
  describeValue({
    value: state.value,
    value_min: state.valueMin,
    value_max: state.valueMax,
    modifier: state.modifier,
  });

const describeSource = (state: ValueState, warehouse: string, lang: Lang): string =>
  `${displayPath(state.path, warehouse)} ${describeAnchor(JSON.parse(state.anchor) as Anchor, lang)}`;

function tabulateDocuments({ documents }: Difference, after: string, { lang, format }: Context): OutputTable {
  const forPrograms = format === 'json' || format === 'csv';
  const numeric = true;
  return {
    columns: [
      { id: 'change', title: { zh: '变化', en: 'change' } },
      { id: 'causes', title: { zh: '原因', en: 'cause' } },
      { id: 'institution', title: { zh: '学校', en: 'school' } },
      { id: 'year', title: { zh: '年度', en: 'year' }, numeric },
      { id: 'facts_before', title: { zh: '先前数据', en: 'facts before' }, numeric },
      { id: 'facts_after', title: { zh: '后来数据', en: 'facts after' }, numeric },
      { id: 'facts_appeared', title: { zh: '新增', en: 'appeared' }, numeric },
      { id: 'facts_changed', title: { zh: '改变', en: 'changed' }, numeric },
      { id: 'facts_vanished', title: { zh: '消失', en: 'vanished' }, numeric },
      { id: 'path', title: { zh: '文件', en: 'file' } },
      { id: 'sha256', title: { zh: 'sha256', en: 'sha256' } },
    ],
    rows: documents.map((entry) => [
      forPrograms ? entry.change : changeWords[entry.change][lang],
      entry.causes.map((cause) => (forPrograms ? cause : causeWords[cause][lang])).join(' '),
      entry.institution,
      entry.year,
      entry.factsBefore,
      entry.factsAfter,
      entry.facts?.appeared ?? null,
      entry.facts?.changed ?? null,
      entry.facts?.vanished ?? null,
      displayPath(entry.path, after),
      forPrograms ? entry.sha256 : entry.sha256.slice(0, 12),
    ]),
  };
}
