// Blocks of a comparison as text for a terminal or as Markdown, and as the sheets of a workbook.

import type { IndicatorBlock } from '../../loaders/queries/comparison/arrange-blocks.ts';
import type { Lang, Words } from '../../model/index.ts';
import type { Context } from '../command.ts';
import { titleUnit } from '../join-unit.ts';
import { escapeMarkdown, renderMarkdown } from '../output/render-plain.ts';
import { renderTerminal } from '../output/render-terminal.ts';
import type { OutputTable } from '../output/table.ts';
import { cellText } from '../output/table.ts';
import { measureText, wrapText } from '../output/wrap-text.ts';
import { periodKindWords } from './block-words.ts';
import { tabulateBlock, unitName } from './tabulate-block.ts';
import { type Disagreeing, writeNotes } from './write-notes.ts';

const gap = 2;
const idWidth = 16;
const narrowestSource = 18;

const noValue: Words = { zh: '没有符合条件的数值', en: 'no values fit these conditions' };

/** Name, unit, period and national table of a block, once. */
export function describeBlock(
  { indicator, unit, periodKind, lowerIsBetter }: IndicatorBlock,
  lang: Lang,
): string {
  const unitWords = unitName(unit, lang);
  const name = unitWords === null ? null : titleUnit(unitWords);
  const parts = [
    lang === 'zh' ? indicator.zh : `${indicator.zh} ${indicator.en}`,
    ...(name === null ? [] : [lang === 'zh' ? `单位：${name}` : `unit: ${name}`]),
    ...(periodKind === null ? [] : [periodKindWords[periodKind][lang]]),
    ...(indicator.table ? [indicator.table[lang]] : []),
    ...(lowerIsBetter ? [lang === 'zh' ? '低者为优' : 'lower is better'] : []),
  ];
  return parts.join(lang === 'zh' ? '　' : '  ');
}

/** The blocks for a terminal `width` columns wide. */
export function renderBlocks(
  blocks: readonly IndicatorBlock[],
  disagreeing: Disagreeing,
  options: { readonly stats: boolean; readonly width: number },
  context: Context,
): string {
  const parts = blocks.map((block) => {
    if (block.years.length === 0) return `${describeBlock(block, context.lang)}\n${noValue[context.lang]}\n`;
    const table = fitBlock(block, options.stats, options.width, context);
    const notes = writeNotes(block, disagreeing, context.lang).map((line) => wrapText(line, options.width));
    return [
      `${wrapText(describeBlock(block, context.lang), options.width)}\n`,
      renderTerminal(table, context.lang, options.width),
      ...notes.map((line) => `${line}\n`),
    ].join('');
  });
  return parts.join('\n');
}

/** The table with as much of the source and the id as the width allows. */
function fitBlock(block: IndicatorBlock, stats: boolean, width: number, context: Context): OutputTable {
  const style = { forReading: true, stats, sourceWidth: 0, ids: false };
  const narrow = tabulateBlock(block, style, context);
  const source = narrow.columns.length - 1;
  const others = narrow.columns
    .slice(0, source)
    .map((column, i) =>
      narrow.rows.reduce(
        (widest, row) => Math.max(widest, measureText(cellText(row[i] ?? null))),
        measureText(column.title[context.lang]),
      ),
    )
    .reduce((sum, columns) => sum + columns + gap, 0);
  const room = width - others;
  const ids = room - idWidth - gap >= narrowestSource;
  const sourceWidth = Math.max(narrowestSource, room - (ids ? idWidth + gap : 0));
  return tabulateBlock(block, { ...style, sourceWidth, ids }, context);
}

/** The blocks as Markdown: a heading, a table and notes each. */
export function renderBlocksMarkdown(
  blocks: readonly IndicatorBlock[],
  disagreeing: Disagreeing,
  stats: boolean,
  context: Context,
): string {
  const { lang } = context;
  const style = { forReading: true, stats, sourceWidth: 40, ids: true };
  const parts = blocks.map((block) => {
    if (block.years.length === 0)
      return `### ${escapeMarkdown(describeBlock(block, lang))}\n\n${noValue[lang]}\n`;
    const table = tabulateBlock(block, style, context);
    const trimmed = { ...table, rows: table.rows.map((row) => row.map((cell) => cellText(cell).trim())) };
    const notes = writeNotes(block, disagreeing, lang).map((line) => `- ${escapeMarkdown(line)}\n`);
    return `### ${escapeMarkdown(describeBlock(block, lang))}\n\n${renderMarkdown(trimmed, lang)}${notes.length > 0 ? '\n' : ''}${notes.join('')}`;
  });
  return parts.join('\n');
}
