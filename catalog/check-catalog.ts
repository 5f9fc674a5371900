// Reads every file of the catalogue and lists all that is wrong with them, each with file and line, and how much they hold.
// The loaders stop at the first file that does not fit; this goes on with the next.

import type { Words } from '../model/index.ts';
import { loadChecks } from './load-checks.ts';
import { listCorrectionFiles, loadCorrections } from './load-corrections.ts';
import { loadIndicators, loadStandardTables } from './load-indicators.ts';
import { loadInstitutions } from './load-institutions.ts';
import { loadProseWords } from './load-prose-words.ts';
import { loadReportTypes } from './load-report-types.ts';
import { loadSources } from './load-sources.ts';
import { loadTableColumns } from './load-table-columns.ts';
import { loadTextMasks } from './load-text-masks.ts';
import { loadUnits } from './load-units.ts';
import { CatalogError } from './read-catalog-file.ts';
import type { Indicator, InstitutionRegistry, UnitLexicon } from './types.ts';

export interface CatalogCount {
  readonly what: Words;
  readonly count: number;
}

export interface FileProblem {
  /** Below the folder of the catalogue, or a path. */
  readonly file: string;
  readonly line: number | null;
  readonly cause: string;
}

export interface CatalogCheck {
  readonly counts: readonly CatalogCount[];
  readonly problems: readonly FileProblem[];
}

/**
 * What the catalogue's files hold and what is wrong with them. Files that build on one that is wrong are looked at once that
 * one is right.
 */
export function checkCatalog(): CatalogCheck {
  const problems: FileProblem[] = [];
  const attempt = <T>(load: () => T): T | null => {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      problems.push(...error.faults.map((fault) => ({ file: error.file, ...fault })));
      return null;
    }
  };
  const units = attempt(loadUnits);
  const indicators = units && attempt(() => loadIndicators(units));
  const tables = units && indicators && attempt(() => loadStandardTables(indicators, units));
  const columns = attempt(loadTableColumns);
  const institutions = attempt(loadInstitutions);
  const types = attempt(loadReportTypes);
  attempt(loadProseWords);
  if (units) attempt(() => loadTextMasks(units));
  const checks = indicators && attempt(() => loadChecks(indicators));
  const corrections = units && indicators && attempt(() => loadCorrections(indicators, units));
  const sources = attempt(() => loadSources());
  for (const { file, fault } of sources ?? [])
    if (fault) problems.push({ file, line: null, cause: fault.en });
  if (indicators && tables) problems.push(...strayTables(indicators, new Set(tables.map(({ id }) => id))));
  return {
    counts: [
      ...(units ? countUnits(units) : []),
      ...(indicators ? countIndicators(indicators) : []),
      ...(tables
        ? [
            count('国家统一表格', 'national tables', tables.length),
            count('表格行', 'rows of national tables', tables.flatMap(({ rows }) => rows).length),
          ]
        : []),
      ...(columns ? [count('表头词', 'header words', columns.words.length)] : []),
      ...(institutions ? countInstitutions(institutions) : []),
      ...(types ? [count('年报类型', 'types of reports', types.length)] : []),
      ...(checks
        ? [
            count(
              '指标间关系',
              'relations between indicators',
              checks.partitions.length +
                checks.rates.length +
                checks.neverMore.length +
                checks.quotients.length,
            ),
          ]
        : []),
      ...(corrections
        ? [
            count('更正', 'corrections', corrections.length),
            count('更正文件', 'files of corrections', listCorrectionFiles().length),
          ]
        : []),
      ...(sources ? [count('来源', 'sources', sources.length)] : []),
    ],
    problems,
  };
}

const count = (zh: string, en: string, number: number): CatalogCount => ({ what: { zh, en }, count: number });

const countUnits = ({ units }: UnitLexicon): CatalogCount[] => [
  count('单位', 'units', units.size),
  count('单位写法', 'spellings of units', [...units.values()].flatMap(({ forms }) => forms).length),
];

function countIndicators(indicators: ReadonlyMap<string, Indicator>): CatalogCount[] {
  const all = [...indicators.values()];
  return [
    count('指标', 'indicators', all.length),
    count('指标别名', 'aliases of indicators', all.flatMap(({ aliases }) => aliases).length),
    count('有上下限的指标', 'indicators with bounds', all.filter(({ bounds }) => bounds).length),
    count('定义变化', 'changes of definition', all.flatMap(({ changed }) => changed ?? []).length),
  ];
}

function countInstitutions({ all }: InstitutionRegistry): CatalogCount[] {
  const listed = all.filter(({ validTo }) => (validTo ?? null) === null);
  return [
    count('学校（2025年名单）', 'institutions (list of 2025)', listed.length),
    count(
      '其中更名',
      'of them renamed since 2017',
      all.filter(({ formerNames }) => formerNames.length > 0).length,
    ),
    count('仅见于2017年名单的学校', 'institutions only in the list of 2017', all.length - listed.length),
    count('双高计划学校', 'schools of the 双高计划', all.filter(({ doubleHigh }) => doubleHigh).length),
    count('人工补充的校名', 'names added by people', all.flatMap(({ aliases }) => aliases ?? []).length),
  ];
}

/** Indicators of a table that there is not. */
function strayTables(indicators: ReadonlyMap<string, Indicator>, tables: ReadonlySet<string>): FileProblem[] {
  return [...indicators.values()].flatMap(({ id, table }) =>
    table === null || tables.has(table)
      ? []
      : [{ file: 'indicators.yml', line: null, cause: `${id}: there is no table ${table}` }],
  );
}
