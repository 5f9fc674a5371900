// Bench figures → Markdown tables.

import type { SpeedRow } from './measure-speed.ts';
import type { FixtureScore } from './score-fixtures.ts';
import type { Measure, ReportScore } from './score-reports.ts';
import type { Goal } from './section.ts';

const percent = (share: number | null): string => (share === null ? '–' : (share * 100).toFixed(1));

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** One row for each figure, beside its goal and what others reach. */
export function renderGoals(goals: readonly Goal[]): string {
  const rows = goals.map(({ measure, data, value, goal, met, reference }) => {
    const verdict = met === null ? '–' : met ? 'met' : '**missed**';
    return [measure, data, value, goal, verdict, reference];
  });
  return table(['measure', 'data', 'value', 'goal', '', 'reference'], rows);
}

/** One row for each format, and below the first things that went wrong. */
export function renderFixtures(scores: readonly FixtureScore[]): string {
  const formats = [...new Set(scores.map((score) => score.format))];
  const rows = formats.map((format) => {
    const own = scores.filter((score) => score.format === format).map((score) => score.comparison);
    const sum = (pick: (c: (typeof own)[number]) => number) => own.reduce((n, c) => n + pick(c), 0);
    return [
      format,
      own.length,
      sum((c) => c.expected),
      sum((c) => c.right),
      sum((c) => c.missing.length),
      sum((c) => c.wrong.length),
      sum((c) => c.invented.length),
    ];
  });
  const misses = scores.flatMap(({ id, format, comparison }) =>
    [
      ...comparison.missing.map((m) => `missing ${m}`),
      ...comparison.wrong.map((m) => `wrong ${m}`),
      ...comparison.invented.map((m) => `invented ${m}`),
    ].map((m) => `- ${id} ${format}: ${m}`),
  );
  return [
    table(['format', 'reports', 'values', 'right', 'missing', 'wrong', 'invented'], rows),
    ...(misses.length ? ['', ...misses.slice(0, 40)] : []),
  ].join('\n');
}

const measures: readonly (readonly [string, string])[] = [
  ['tables.detection', 'tables found (F1)'],
  ['tables.cells', 'cells (F1)'],
  ['tables.exact', 'tables without any error'],
  ['indicators.exact', 'standard indicators all right (F1)'],
  ['indicators.id', 'their catalogue id'],
  ['prose.numeral', 'prose numerals (F1)'],
  ['prose.amountOfAll', 'prose value + unit'],
  ['findings.errors', 'known errors reported'],
  ['findings.okFlagged', 'sound cases flagged (less is better)'],
  ['ledger.resolved', 'numerals resolved'],
];

function figure(measure: Measure | undefined): string {
  if (!measure) return '–';
  if (measure.type === 'count') return String(measure.n);
  if (measure.type === 'prf')
    return measure.gold === 0 ? '–' : `${percent(measure.f1)} (${measure.right}/${measure.gold})`;
  return measure.of === 0 ? '–' : `${percent(measure.share)} (${measure.right}/${measure.of})`;
}

/** One column for each report, one row for each measure. */
export function renderReports(scores: readonly ReportScore[]): string {
  const rows = measures.map(([key, label]) => [label, ...scores.map((score) => figure(score.measures[key]))]);
  return table(['measure', ...scores.map((s) => `${s.id} ${s.set}`)], rows);
}

/** One row for each format. */
export function renderSpeed(rows: readonly SpeedRow[]): string {
  const cells = rows.map((row) => [
    row.format,
    row.ratio === null ? '–' : `${row.ratio.toFixed(2)} ×`,
    `${percent(row.read)} %`,
    `${percent(row.observe)} %`,
    `${percent(row.normalise)} %`,
    row.runs,
  ]);
  return table(['format', 'ratio', 'read', 'observe', 'normalise', 'runs'], cells);
}
