// One document: what it is, how it was read, what is in it, what was not understood.

import type { ShownDocument } from '../../loaders/queries/show-document.ts';
import { describeAnchor, type Words } from '../../model/index.ts';
import type { Context } from '../command.ts';
import { displayPath } from '../display-path.ts';
import type { OutputTable } from '../output/table.ts';
import { documentStatusWords, originWords, reportTypeWords, severityWords, statusWords } from '../words.ts';
import { layOutLines, layOutList, layOutTable } from './layout.ts';

const titles = {
  tables: { zh: '表格', en: 'Tables' },
  messages: { zh: '读取说明', en: 'Messages' },
  findings: { zh: '检查发现', en: 'Findings' },
} satisfies Record<string, Words>;

export function describeDocument(shown: ShownDocument, context: Context): string {
  const { lang } = context;
  const place = (anchor: Parameters<typeof describeAnchor>[0] | null) =>
    anchor ? `${describeAnchor(anchor, lang)}: ` : '';
  return [
    `${shown.document.title ?? displayPath(shown.document.path, context.warehouse)}\n\n`,
    layOutLines(describeLines(shown, context), lang),
    layOutTable(titles.tables, tabulateTables(shown), lang),
    layOutList(
      titles.messages,
      shown.messages.map(
        (m) => `[${severityWords[m.severity][lang]} ${m.code}] ${place(m.anchor)}${m.message[lang]}`,
      ),
      lang,
    ),
    layOutList(
      titles.findings,
      shown.findings.map(
        (f) =>
          `[${severityWords[f.severity][lang]} ${f.code}] ${place(f.anchor)}${f.message[lang]} (${f.facts.join(', ')})`,
      ),
      lang,
    ),
  ].join('');
}

function describeLines(shown: ShownDocument, context: Context): [Words, string | number | null][] {
  const { document, institution } = shown;
  const { lang } = context;
  const facts = shown.facts
    .map(({ origin, status, count }) => {
      const note = status === 'reported' ? '' : ` ${statusWords[status][lang]}`;
      return `${originWords[origin][lang]}${note} ${count}`;
    })
    .join(lang === 'zh' ? '，' : ', ');
  return [
    [{ zh: '编号', en: 'id' }, document.id],
    [
      { zh: '学校', en: 'school' },
      institution ? `${institution.name} [${institution.id}]` : document.institution_printed,
    ],
    [{ zh: '类型', en: 'type' }, document.report_type && reportTypeWords[document.report_type][lang]],
    [{ zh: '年度', en: 'year' }, document.year],
    [{ zh: '文件', en: 'file' }, shown.paths.map((path) => displayPath(path, context.warehouse)).join('\n')],
    [{ zh: '格式', en: 'format' }, `${document.media_type ?? '?'}, ${document.bytes} B`],
    [{ zh: '页数', en: 'pages' }, document.pages || null],
    [{ zh: 'sha256', en: 'sha256' }, document.sha256],
    [{ zh: '状态', en: 'status' }, documentStatusWords[document.status][lang]],
    [{ zh: '程序与目录版本', en: 'extractor' }, document.extractor],
    [{ zh: '段落', en: 'passages' }, shown.passages],
    [{ zh: '数据', en: 'facts' }, facts],
    [
      { zh: '文中数字', en: 'numerals' },
      lang === 'zh'
        ? `共 ${document.numerals_total}：数据 ${document.numerals_facts}，表格 ${document.numerals_cells}，引用 ${document.numerals_references}，未解释 ${document.numerals_unresolved}`
        : `${document.numerals_total}: facts ${document.numerals_facts}, cells ${document.numerals_cells}, references ${document.numerals_references}, unresolved ${document.numerals_unresolved}`,
    ],
    [{ zh: '取代了', en: 'supersedes' }, shown.supersedes.map((d) => d.id).join(', ')],
    [{ zh: '已被取代', en: 'superseded by' }, shown.supersededBy?.id ?? null],
  ];
}

function tabulateTables(shown: ShownDocument): OutputTable {
  return {
    columns: [
      { id: 'id', title: { zh: '表', en: 'table' } },
      { id: 'caption', title: { zh: '标题', en: 'caption' } },
      { id: 'rows', title: { zh: '行', en: 'rows' }, numeric: true },
      { id: 'cols', title: { zh: '列', en: 'columns' }, numeric: true },
      { id: 'facts', title: { zh: '数据', en: 'facts' }, numeric: true },
    ],
    rows: shown.tables.map((table) => [table.id, table.caption, table.rows, table.cols, table.facts]),
  };
}
