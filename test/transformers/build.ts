// Small observations, facts and documents for the tests, all of invented schools.

import type {
  Block,
  Document,
  DocumentContent,
  Fact,
  Message,
  Observation,
  ReportProfile,
} from '../../model/index.ts';

export const report: ReportProfile = {
  type: 'higher_vocational_quality',
  institution: {
    name: '云岭职业技术学院',
    code: null,
    nameAsPrinted: '云岭职业技术学院',
    kind: 'higher_vocational',
    region: null,
  },
  year: 2023,
  title: '云岭职业技术学院质量年度报告（2023年度）',
};

export function observation(parts: Partial<Observation>): Observation {
  const indicatorText = parts.indicatorText ?? '毕业生人数';
  return {
    id: 'o1',
    indicatorText,
    indicatorId: null,
    path: [indicatorText],
    entityText: null,
    valueText: '',
    unitText: null,
    periodText: '2023年',
    periodFrom: 'column',
    status: 'reported',
    dims: {},
    from: 'standard_table',
    quote: '',
    rule: 'test',
    confidence: 0.99,
    anchor: { line: 7, start: 0, end: 4 },
    table: 't1',
    ...parts,
  };
}

export function fact(parts: Partial<Fact> & { readonly id: string }): Fact {
  const year = parts.period?.start?.slice(0, 4) ?? '2023';
  return {
    indicatorText: '毕业生人数',
    indicatorId: null,
    path: [parts.indicatorText ?? '毕业生人数'],
    entity: '云岭职业技术学院',
    valueText: parts.value ?? '',
    value: '0',
    unitText: '人',
    unit: 'person',
    dimension: 'person',
    modifier: 'exact',
    kind: 'level',
    status: 'reported',
    period: {
      text: `${year}年`,
      kind: 'calendar',
      start: `${year}-01-01`,
      end: `${year}-12-31`,
      from: 'column',
    },
    dims: {},
    from: 'standard_table',
    quote: '',
    rule: 'test',
    confidence: 1,
    anchor: { line: Number(parts.id.replace(/\D/g, '')) || 1, start: 0, end: 4 },
    table: 't1',
    ...parts,
  };
}

/** A calendar year as a period. */
export const year = (y: number): Fact['period'] => ({
  text: `${y}年`,
  kind: 'calendar',
  start: `${y}-01-01`,
  end: `${y}-12-31`,
  from: 'column',
});

/** A document whose every line is a paragraph of its own. */
export function content(lines: readonly string[]): DocumentContent {
  const blocks = lines.map((text, i): Block => {
    const anchor = { line: i + 1, start: 0, end: text.length };
    return { kind: 'paragraph', text, segments: [{ start: 0, end: text.length, anchor }], anchor };
  });
  return { pages: [], blocks: blocks.filter((b) => b.text.trim() !== ''), tables: [], messages: [] };
}

export const document = (lines: readonly string[], path = 'report.txt'): Document => ({
  ...content(lines),
  source: { path, sha256: '0'.repeat(64), mediaType: 'text/plain', bytes: 0 },
});

/** The codes of messages, for short comparisons. */
export const codes = (messages: readonly Message[]): string[] => messages.map((message) => message.code);
