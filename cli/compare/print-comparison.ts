// Prints a comparison in the form that fits the format: blocks for people (table, md, xlsx), one line for each value for
// programs (csv, json) and with --long.

import { readQuotes } from '../../loaders/exports/read-quotes.ts';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { type Comparison, explainGaps, knowSeries } from '../../loaders/queries/compare-indicators.ts';
import { arrangeBlocks, type IndicatorBlock } from '../../loaders/queries/comparison/arrange-blocks.ts';
import { readDisagreeing } from '../../loaders/queries/comparison/read-disagreeing.ts';
import type { Context } from '../command.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable, printText, printWorkbook, terminalWidth } from '../output/print-table.ts';
import { usualWidth } from '../output/render-terminal.ts';
import { addStatistics } from './add-statistics.ts';
import { buildComparisonSheets } from './build-comparison-sheets.ts';
import { renderBlocks, renderBlocksMarkdown } from './render-blocks.ts';
import { tabulateComparison } from './tabulate-comparison.ts';
import { type Disagreeing, listedPerMark, markedCells } from './write-notes.ts';

/** @throws CliError as `printTable` does. */
export async function printComparison(
  warehouse: Warehouse,
  found: Comparison,
  options: OptionValues,
  context: Context,
): Promise<void> {
  const format = context.format ?? 'table';
  const stats = options.flag('stats');
  const forPrograms = format === 'csv' || format === 'json';
  if (!stats && (forPrograms || (options.flag('long') && format !== 'xlsx'))) {
    await printTable(tabulateComparison(found.rows, context, !forPrograms), options, context);
    return;
  }
  const blocks = arrangeBlocks({
    ...found,
    gaps: await explainGaps(warehouse, found.indicators, yearsOf(found)),
    know: await knowSeries(warehouse, found.indicators),
  });
  if (forPrograms || (options.flag('long') && format !== 'xlsx')) {
    const long = tabulateComparison(found.rows, context, !forPrograms);
    await printTable(addStatistics(long, found.rows, blocks), options, context);
    return;
  }
  const disagreeing = await readFootnotes(warehouse, blocks);
  if (format === 'xlsx') {
    const quotes = await readQuotes(
      warehouse.db,
      found.rows.map(({ fact_id }) => fact_id),
    );
    await printWorkbook(
      () => buildComparisonSheets(found.rows, blocks, disagreeing, quotes, stats, context),
      options,
      context,
    );
    return;
  }
  const width = options.text('output') === null ? (terminalWidth() ?? usualWidth) : usualWidth;
  await printText(
    format === 'md'
      ? renderBlocksMarkdown(blocks, disagreeing, stats, context)
      : renderBlocks(blocks, disagreeing, { stats, width }, context),
    options,
    context,
  );
}

/** The years that are shown. */
const yearsOf = ({ rows }: Comparison): number[] => [...new Set(rows.flatMap(({ year }) => year ?? []))];

/** What contradicts the values that footnotes will name. */
async function readFootnotes({ db }: Warehouse, blocks: readonly IndicatorBlock[]): Promise<Disagreeing> {
  const cells = blocks.flatMap((block) =>
    (['conflict', 'note', 'correction'] as const).flatMap((mark) =>
      markedCells(block, mark).slice(0, listedPerMark),
    ),
  );
  return await readDisagreeing(
    db,
    cells.map(({ cell }) => cell.row),
  );
}
