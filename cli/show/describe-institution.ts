// One school: its names, its reports, and how much is known of each year.

import type { ShownInstitution } from '../../loaders/queries/show-institution.ts';
import type { Words } from '../../model/index.ts';
import type { Context } from '../command.ts';
import { displayPath } from '../display-path.ts';
import type { OutputTable } from '../output/table.ts';
import { documentStatusWords, institutionKindWords, reportTypeWords } from '../words.ts';
import { layOutLines, layOutTable } from './layout.ts';

const titles = {
  documents: { zh: '年报', en: 'Reports' },
  years: { zh: '各年数据', en: 'Years' },
} satisfies Record<string, Words>;

export function describeInstitution(shown: ShownInstitution, context: Context): string {
  const { institution } = shown;
  const { lang } = context;
  const names = (kind: string) =>
    shown.names
      .filter((name) => name.kind === kind && name.name !== institution.name)
      .map((name) => name.name)
      .join(lang === 'zh' ? '、' : ', ');
  const lines: [Words, string | null][] = [
    [{ zh: '代码', en: 'code' }, institution.code],
    [{ zh: '编号', en: 'id' }, institution.id === institution.code ? null : institution.id],
    [{ zh: '类别', en: 'kind' }, institutionKindWords[institution.kind][lang]],
    [{ zh: '层次', en: 'level' }, institution.level],
    [{ zh: '地区', en: 'region' }, institution.region],
    [{ zh: '曾用名', en: 'former names' }, names('former')],
    [{ zh: '年报中的名称', en: 'printed names' }, names('printed')],
    [
      { zh: '注意', en: 'note' },
      institution.provisional === 1
        ? {
            zh: '不在学校名录中，暂按年报所印名称收录',
            en: 'not in the list of schools; kept under its printed name',
          }[lang]
        : null,
    ],
  ];
  return [
    `${institution.name}\n\n`,
    layOutLines(lines, lang),
    layOutTable(titles.documents, tabulateDocuments(shown, context), lang),
    layOutTable(titles.years, tabulateYears(shown), lang),
  ].join('');
}

function tabulateDocuments(shown: ShownInstitution, context: Context): OutputTable {
  const { lang } = context;
  return {
    columns: [
      { id: 'year', title: { zh: '年度', en: 'year' } },
      { id: 'type', title: { zh: '类型', en: 'type' } },
      { id: 'path', title: { zh: '文件', en: 'file' } },
      { id: 'status', title: { zh: '状态', en: 'status' } },
      { id: 'superseded', title: { zh: '已被取代', en: 'superseded by' } },
      { id: 'id', title: { zh: '编号', en: 'id' } },
    ],
    rows: shown.documents.map((document) => [
      document.year,
      document.type && reportTypeWords[document.type][lang],
      displayPath(document.path, context.warehouse),
      documentStatusWords[document.status][lang],
      document.supersededBy,
      document.id,
    ]),
  };
}

function tabulateYears(shown: ShownInstitution): OutputTable {
  return {
    columns: [
      { id: 'year', title: { zh: '年度', en: 'year' } },
      { id: 'values', title: { zh: '可对比的数值', en: 'values to compare' }, numeric: true },
      { id: 'conflicts', title: { zh: '其中有冲突', en: 'in conflict' }, numeric: true },
      { id: 'reported', title: { zh: '标准表已填', en: 'reported' }, numeric: true },
      { id: 'notApplicable', title: { zh: '不适用', en: 'not applicable' }, numeric: true },
      { id: 'missing', title: { zh: '缺', en: 'missing' }, numeric: true },
    ],
    rows: shown.years.map(({ year, values, conflicts }) => {
      const coverage = shown.coverage.find((entry) => entry.year === year);
      return [
        year,
        values,
        conflicts,
        coverage?.reported ?? null,
        coverage?.notApplicable ?? null,
        coverage?.missing ?? null,
      ];
    }),
  };
}
