// A comparison as the sheets of a workbook: one for each indicator with bare numbers, one with every value and its
// source, one with what the signs in the reports and gaps mean.

import type { ComparisonRow } from '../../loaders/queries/compare-indicators.ts';
import type { IndicatorBlock } from '../../loaders/queries/comparison/arrange-blocks.ts';
import type { Context } from '../command.ts';
import type { OutputTable } from '../output/table.ts';
import { describeBlock } from './render-blocks.ts';
import { tabulateBlock } from './tabulate-block.ts';
import { tabulateComparison } from './tabulate-comparison.ts';
import { type Disagreeing, writeNotes } from './write-notes.ts';

/** Sheets by name, in order. */
export function buildComparisonSheets(
  rows: readonly ComparisonRow[],
  blocks: readonly IndicatorBlock[],
  disagreeing: Disagreeing,
  stats: boolean,
  context: Context,
): Map<string, OutputTable> {
  const { lang } = context;
  const sheets = new Map<string, OutputTable>();
  const style = { forReading: false, stats, sourceWidth: null, ids: true };
  const filled = blocks.filter(({ years }) => years.length > 0);
  for (const block of filled)
    sheets.set(lang === 'zh' ? block.indicator.zh : block.indicator.id, tabulateBlock(block, style, context));
  sheets.set(lang === 'zh' ? '数值与出处' : 'values and sources', tabulateComparison(rows, context, false));
  sheets.set(lang === 'zh' ? '说明' : 'notes', {
    columns: [
      { id: 'indicator', title: { zh: '指标', en: 'indicator' } },
      { id: 'note', title: { zh: '说明', en: 'note' } },
    ],
    rows: filled.flatMap((block) => [
      [describeBlock(block, lang), null],
      ...writeNotes(block, disagreeing, lang).map((line) => [null, line]),
    ]),
  });
  return sheets;
}
