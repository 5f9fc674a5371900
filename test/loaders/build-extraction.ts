// Builds extractions of invented schools and a tiny catalogue for the tests of the warehouse.

import { createHash } from 'node:crypto';
import type { Catalog, Indicator, Institution } from '../../catalog/types.ts';
import type {
  Block,
  Extraction,
  Fact,
  Finding,
  InstitutionMention,
  MediaType,
  Message,
  Period,
  ReportType,
  Table,
} from '../../model/index.ts';

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

export const cloudSchool: InstitutionMention = {
  name: '云岭职业技术学院',
  code: '4199910001',
  nameAsPrinted: '云岭职业技术学院（10001）',
  kind: 'higher_vocational',
  region: '云岭省',
};

export const lakeSchool: InstitutionMention = {
  name: '镜湖职业学院',
  code: '4199910002',
  nameAsPrinted: '镜湖职业学院',
  kind: 'higher_vocational',
  region: '镜湖市',
};

export const nowhereSchool: InstitutionMention = {
  name: '无名技工学校',
  code: null,
  nameAsPrinted: '无名 技工学校',
  kind: 'technical',
  region: null,
};

export const inYear = (year: number, text: string | null = `${year}年`): Period => ({
  text,
  kind: 'calendar',
  start: `${year}-01-01`,
  end: `${year}-12-31`,
  from: text === null ? 'report' : 'column',
});

export const unstated: Period = { text: null, kind: 'unstated', start: null, end: null, from: 'report' };

/** A reported count of graduates in a standard table, 2023, unless `parts` say otherwise. */
export function makeFact(id: string, parts: Partial<Fact> = {}): Fact {
  const value = parts.value === undefined ? '6110' : parts.value;
  return {
    id,
    indicatorText: '毕业生人数',
    indicatorId: 'graduates',
    path: ['毕业生人数'],
    entity: cloudSchool.name,
    value,
    valueText: value ?? '',
    unitText: '人',
    unit: 'person',
    dimension: 'person',
    modifier: 'exact',
    kind: 'level',
    status: 'reported',
    period: inYear(2023),
    dims: {},
    from: 'standard_table',
    quote: `毕业生人数 人 ${value ?? ''}`,
    rule: 'standard_row',
    confidence: 1,
    anchor: { line: 10, start: 0, end: 4 },
    ...parts,
  };
}

export interface ExtractionSketch {
  /** Stands for the bytes: another content, another sha256. */
  readonly content?: string;
  readonly path?: string;
  readonly mediaType?: MediaType;
  readonly extractor?: string;
  readonly type?: ReportType;
  readonly institution?: InstitutionMention | null;
  readonly year?: number | null;
  readonly title?: string;
  readonly facts?: readonly Fact[];
  readonly findings?: readonly Finding[];
  readonly messages?: readonly Message[];
  readonly passages?: readonly string[];
  readonly tables?: readonly Table[];
}

/** An extraction of a quality report of 云岭职业技术学院, 2023, unless `sketch` says otherwise. */
export function makeExtraction(sketch: ExtractionSketch = {}): Extraction {
  const { content = 'report', year = 2023, institution = cloudSchool, facts = [] } = sketch;
  return {
    source: {
      path: sketch.path ?? `reports/${content}.txt`,
      sha256: sha(content),
      mediaType: sketch.mediaType ?? 'text/plain',
      bytes: 1000,
    },
    pages: [],
    blocks: (sketch.passages ?? ['第一章 学校概况']).map(toBlock),
    tables: sketch.tables ?? [],
    messages: sketch.messages ?? [],
    extractor: sketch.extractor ?? '1+catalogue',
    report: {
      type: sketch.type ?? 'higher_vocational_quality',
      institution,
      year,
      title: sketch.title ?? `${institution?.name ?? ''}质量年度报告`,
    },
    observations: facts,
    findings: sketch.findings ?? [],
    numerals: {
      total: facts.length,
      facts: facts.length,
      cells: 0,
      references: 0,
      unresolved: 0,
      reasons: {},
    },
  };
}

const toBlock = (text: string, i: number): Block => ({
  kind: 'paragraph',
  text,
  segments: [],
  anchor: { line: i + 1, start: 0, end: Array.from(text).length },
});

/** A table whose cells are `rows`, standing at lines 1, 2, … */
export function makeTable(id: string, caption: string, rows: readonly (readonly string[])[]): Table {
  return {
    id,
    caption,
    headerRows: 1,
    rows: rows.length,
    cols: rows[0]?.length ?? 0,
    unit: null,
    anchors: [{ line: 1, start: 0, end: 1 }],
    cells: rows.flatMap((row, r) =>
      row.map((text, c) => ({
        row: r,
        col: c,
        rowSpan: 1,
        colSpan: 1,
        text,
        segments: [],
        anchor: { line: r + 1, start: c, end: c + text.length },
      })),
    ),
    confidence: 1,
  };
}

const indicator = (id: string, zh: string, parts: Partial<Indicator> = {}): Indicator => ({
  id,
  zh,
  en: id.replaceAll('_', ' '),
  aliases: [],
  table: 'scorecard',
  parent: null,
  unit: '人',
  dimension: 'person',
  schools: 'both',
  years: '2022-2024',
  definition: '',
  source: 'test',
  ...parts,
});

export const indicators: readonly Indicator[] = [
  indicator('graduates', '毕业生人数', { aliases: ['毕业生数'] }),
  indicator('graduates_placed', '毕业去向落实人数', { aliases: ['就业人数'] }),
  indicator('placement_rate', '毕业去向落实率', { unit: '%', dimension: 'percent', aliases: ['就业率'] }),
  indicator('local_rate', '本省去向落实率', {
    unit: '%',
    dimension: 'percent',
    aliases: ['就业率'],
    years: '2023-2024',
  }),
  indicator('student_teacher_ratio', '生师比', { unit: ':', dimension: 'ratio', table: 'resources' }),
  indicator('training_days', '企业实训天数', { table: 'resources', schools: 'secondary' }),
  indicator('old_rows', '旧表指标', { table: 'resources', years: '2016-2021' }),
  indicator('campus_area', '校园面积', { table: null, years: '-', unit: '平方米', dimension: 'area' }),
];

export const institutions: readonly Institution[] = [
  {
    code: '4199910001',
    name: '云岭职业技术学院',
    formerNames: ['云岭工业学校'],
    region: '云岭省',
    level: '专科',
    kind: 'higher_vocational',
  },
  {
    code: '4199910002',
    name: '镜湖职业学院',
    formerNames: [],
    region: '镜湖市',
    level: '本科',
    kind: 'higher_vocational',
  },
];

const units = [
  ['person', 'person', '人', 'persons'],
  ['percent', 'percent', '%', '%'],
  ['ratio', 'ratio', ':1', ':1'],
] as const;

/** A catalogue of eight indicators, three units and two schools. */
export function makeCatalog(parts: Partial<Catalog> = {}): Catalog {
  return {
    indicators: new Map(indicators.map((i) => [i.id, i])),
    units: {
      units: new Map(units.map(([id, dimension, zh, en]) => [id, { id, dimension, zh, en, forms: [] }])),
      find: () => null,
      isPlaceholder: () => false,
    },
    standardTables: [
      { id: 'scorecard', zh: '计分卡', en: 'Scorecard', titles: [], titleKeys: [], rows: [] },
      {
        id: 'resources',
        zh: '教学资源表',
        en: 'Teaching resources',
        titles: [],
        titleKeys: [],
        rows: [
          {
            indicator: 'student_teacher_ratio',
            names: ['生师比（折合）'],
            keys: [],
            unit: 'ratio',
            parent: null,
          },
        ],
      },
    ],
    tableColumns: { words: [], roleOf: () => null, notApplicable: [] },
    textMasks: { masks: [], unitBlockers: new Map(), hanCounters: new Set(), loneOneCounters: new Set() },
    proseWords: { has: () => false, find: () => null, strip: (_, text) => text, all: () => [], groups: [] },
    institutions: { all: institutions, find: () => null },
    reportTypes: [],
    checks: {
      partitions: [],
      neverMore: [],
      rates: [],
      quotients: [],
      same: [],
      mayPass100: /完成/u,
      sampleDims: new Set(),
      additive: new Set(),
      verbs: [],
      fresh: [],
      subUnits: [],
      fillers: [],
      spellings: [],
      planned: [],
      enlarging: [],
      population: [],
      disjoint: [],
      levels: [],
      contests: [],
      prizes: [],
    },
    corrections: [],
    digest: 'catalogue',
    ...parts,
  };
}
