// A comparison as the sheets of a workbook: one for each theme (national table) and one for each indicator with bare numbers,
// one with every value, its file, place and quoted words, one with what the signs in the reports and gaps mean.

import type { ComparisonRow } from '../../loaders/queries/compare-indicators.ts';
import type { IndicatorBlock } from '../../loaders/queries/comparison/arrange-blocks.ts';
import type { Context } from '../command.ts';
import { buildSources, buildThemes } from '../export/build-theme-sheets.ts';
import type { OutputTable } from '../output/table.ts';
import { describeBlock } from './render-blocks.ts';
import { tabulateBlock } from './tabulate-block.ts';
import { type Disagreeing, writeNotes } from './write-notes.ts';

/** Sheets by name, in order. */
export function buildComparisonSheets(
  rows: readonly ComparisonRow[],
  blocks: readonly IndicatorBlock[],
  disagreeing: Disagreeing,
  quotes: ReadonlyMap<string, string>,
  stats: boolean,
  context: Context,
): Map<string, OutputTable> {
  const { lang } = context;
  const style = { forReading: false, stats, sourceWidth: null, ids: true };
  const filled = blocks.filter(({ years }) => years.length > 0);
  const sheets = buildThemes(filled, rows, lang);
  for (const block of filled)
    sheets.set(lang === 'zh' ? block.indicator.zh : block.indicator.id, {
      ...tabulateBlock(block, style, context),
      frozenColumns: 1,
    });
  for (const [name, table] of buildSources(rows, quotes, context)) sheets.set(name, table);
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
