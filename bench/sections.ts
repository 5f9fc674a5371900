// The parts of the bench, in the order in which they are printed.

import { measureFindings } from './measure-findings.ts';
import { measureScan } from './measure-scan.ts';
import { measureSpeed } from './measure-speed.ts';
import { measureTables } from './measure-tables.ts';
import { renderFixtures, renderReports, renderSpeed } from './render-results.ts';
import { measureCharts } from './score-charts.ts';
import type { Section } from './section.ts';

export const sections: readonly Section[] = [
  {
    title: 'Fixtures: values of the national tables and their notes',
    measure: async ({ fixtures }) => renderFixtures(await fixtures()),
  },
  { title: 'PDF tables', measure: measureTables },
  { title: 'Charts', measure: measureCharts },
  { title: 'Scan of running text', measure: measureScan },
  { title: 'Findings', measure: measureFindings },
  {
    title: 'Real reports against hand-checked answers, %',
    measure: async ({ shared, reports }) => (shared === null ? null : renderReports(await reports())),
  },
  {
    title: 'Speed: all stages ÷ the bare library on the same bytes (median), and the share of each stage',
    measure: async ({ fast }) => renderSpeed(await measureSpeed(fast ? 3 : 9)),
  },
];
