// The parts of the bench, in the order in which they are printed.

import { measureCorrections } from './measure-corrections.ts';
import { measureFindings } from './measure-findings.ts';
import { measureInstitutions } from './measure-institutions.ts';
import { measureProse } from './measure-prose.ts';
import { measureScan } from './measure-scan.ts';
import { measureSpeed } from './measure-speed.ts';
import { measureTables } from './measure-tables.ts';
import { measureWarehouse } from './measure-warehouse.ts';
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
  { title: 'Running text and the numeral ledger', measure: measureProse },
  { title: 'Scan of running text', measure: measureScan },
  { title: 'Findings', measure: measureFindings },
  { title: 'Institutions spelled variously', measure: async () => measureInstitutions() },
  {
    title: 'Corrections and causes of differences',
    measure: async (context) => (context.fast ? null : measureCorrections(context)),
  },
  {
    title: 'Queries of a large warehouse',
    measure: async ({ fast }) => (fast ? null : measureWarehouse(400)),
  },
  {
    title: 'Real reports against hand-checked answers, %',
    measure: async ({ shared, reports }) => (shared === null ? null : renderReports(await reports())),
  },
  {
    title: 'Speed: all stages ÷ the bare library on the same bytes (median), and the share of each stage',
    measure: async ({ fast }) => renderSpeed(await measureSpeed(fast ? 3 : 9)),
  },
];
