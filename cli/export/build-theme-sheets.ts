// The warehouse as a workbook for people: one sheet for each national table (schools and years as rows, indicators as
// columns), one with the indicators of running text, and the sources of every figure, to which the figures are linked.

import type { ComparisonRow } from '../../loaders/queries/compare-indicators.ts';
import type { BlockCell, IndicatorBlock } from '../../loaders/queries/comparison/arrange-blocks.ts';
import { type Anchor, describeAnchor, type Lang, type Words } from '../../model/index.ts';
import type { Context } from '../command.ts';
import { gapNotes, gapWords } from '../compare/block-words.ts';
import { describeValue } from '../compare/format-number.ts';
import { unitName } from '../compare/tabulate-block.ts';
import { describeRemark, unitOf } from '../compare/tabulate-comparison.ts';
import { displayPath } from '../display-path.ts';
import { joinUnit, titleUnit } from '../join-unit.ts';
import type { CellValue, Column, OutputTable } from '../output/table.ts';

/** Rows of a sheet, header left out: XLSX allows 1,048,576. */
const SHEET_ROWS = 1_000_000;

/** Sheets by name. `quotes`: fact id → the words it was read from. */
export function buildThemeSheets(
  blocks: readonly IndicatorBlock[],
  rows: readonly ComparisonRow[],
  quotes: ReadonlyMap<string, string>,
  context: Context,
): Map<string, OutputTable> {
  return new Map([
    ...buildThemes(blocks, rows, context.lang),
    ...buildSources(rows, quotes, context),
    [context.lang === 'zh' ? '说明' : 'notes', tabulateNotes(blocks, context.lang)],
  ]);
}

/** A sheet for each national table and one for running text; every figure leads to its line in {@link buildSources}. */
export function buildThemes(
  blocks: readonly IndicatorBlock[],
  rows: readonly ComparisonRow[],
  lang: Lang,
): Map<string, OutputTable> {
  const sourcesName = nameOfSources[lang];
  const places = new Map(rows.map(({ fact_id }, i) => [fact_id, placeOfSource(i, sourcesName)]));
  const themes = new Map<string, IndicatorBlock[]>();
  for (const block of blocks.filter(({ years }) => years.length > 0)) {
    const name = block.indicator.table?.[lang] ?? (lang === 'zh' ? '正文指标' : 'running text');
    themes.set(name, [...(themes.get(name) ?? []), block]);
  }
  const sheets = new Map<string, OutputTable>();
  for (const [name, ofTheme] of themes) sheets.set(name, tabulateTheme(ofTheme, places, lang));
  return sheets;
}

const nameOfSources: Words = { zh: '出处', en: 'sources' };

/** Every value with file, place and quoted words, in as many sheets as it takes. */
export function buildSources(
  rows: readonly ComparisonRow[],
  quotes: ReadonlyMap<string, string>,
  context: Context,
): Map<string, OutputTable> {
  const sheets = new Map<string, OutputTable>();
  for (let i = 0; i < rows.length; i += SHEET_ROWS)
    sheets.set(
      sheetOfSources(i, nameOfSources[context.lang]),
      tabulateSources(rows.slice(i, i + SHEET_ROWS), quotes, context),
    );
  return sheets;
}

const sheetOfSources = (row: number, name: string): string =>
  row < SHEET_ROWS ? name : `${name} ${Math.floor(row / SHEET_ROWS) + 1}`;
const placeOfSource = (row: number, name: string): string =>
  `#'${sheetOfSources(row, name)}'!A${(row % SHEET_ROWS) + 2}`;

/** A line for each school and year with any value. */
function tabulateTheme(
  blocks: readonly IndicatorBlock[],
  places: ReadonlyMap<string, string>,
  lang: Lang,
): OutputTable {
  const lines = new Map<string, { school: string; year: number; cells: Map<string, BlockCell> }>();
  for (const block of blocks)
    for (const row of block.rows)
      for (const [i, cell] of row.cells.entries()) {
        const year = block.years[i] ?? 0;
        const key = `${row.institution.id}\n${year}`;
        const line = lines.get(key) ?? { school: row.institution.name, year, cells: new Map() };
        lines.set(key, line);
        line.cells.set(block.indicator.id, cell);
      }
  const filled = [...lines.values()]
    .filter(({ cells }) => [...cells.values()].some(({ kind }) => kind === 'value'))
    .sort((a, b) => (a.school < b.school ? -1 : a.school > b.school ? 1 : b.year - a.year));
  return {
    frozenColumns: 2,
    columns: [
      { id: 'institution', title: { zh: '学校', en: 'school' } },
      { id: 'year', title: { zh: '年度', en: 'year' }, numeric: true },
      ...blocks.map(columnOf),
    ],
    rows: filled.map(({ school, year, cells }) => [
      school,
      year,
      ...blocks.map(({ indicator, unit }) => describeCell(cells.get(indicator.id), unit.unit, lang)),
    ]),
    links: filled.map(({ cells }) => [
      null,
      null,
      ...blocks.map(({ indicator }) => {
        const cell = cells.get(indicator.id);
        return cell?.kind === 'value' ? (places.get(cell.row.fact_id) ?? null) : null;
      }),
    ]),
  };
}

function columnOf({ indicator, unit }: IndicatorBlock): Column {
  const title = (lang: Lang, name: string) => {
    const words = unitName(unit, lang);
    return words === null ? name : `${name} (${titleUnit(words)})`;
  };
  return {
    id: indicator.id,
    title: { zh: title('zh', indicator.zh), en: title('en', indicator.en) },
    numeric: true,
    grouped: true,
  };
}

function describeCell(cell: BlockCell | undefined, unit: string | null, lang: Lang): CellValue {
  if (!cell) return null;
  if (cell.kind === 'gap') return cell.gap === 'no_report' ? null : gapWords[cell.gap][lang];
  return joinUnit(describeValue(cell.row), cell.row.unit === unit ? null : unitOf(cell.row, lang));
}

function tabulateSources(
  rows: readonly ComparisonRow[],
  quotes: ReadonlyMap<string, string>,
  { lang, warehouse }: Context,
): OutputTable {
  return {
    frozenColumns: 1,
    columns: [
      { id: 'institution', title: { zh: '学校', en: 'school' } },
      { id: 'indicator', title: { zh: '指标', en: 'indicator' } },
      { id: 'period', title: { zh: '时期', en: 'period' } },
      { id: 'value', title: { zh: '数值', en: 'value' }, numeric: true, grouped: true },
      { id: 'unit', title: { zh: '单位', en: 'unit' } },
      { id: 'printed', title: { zh: '原文数值', en: 'printed' } },
      { id: 'file', title: { zh: '文件', en: 'file' } },
      { id: 'place', title: { zh: '位置', en: 'place' } },
      { id: 'quote', title: { zh: '引文', en: 'quote' } },
      { id: 'remark', title: { zh: '备注', en: 'remark' } },
      { id: 'fact_id', title: { zh: '编号', en: 'id' } },
    ],
    rows: rows.map((row) => [
      row.institution,
      lang === 'zh' ? row.indicator_zh : row.indicator_en,
      row.period_label,
      describeValue(row),
      unitOf(row, lang),
      joinUnit(row.value_printed, row.unit_printed),
      displayPath(row.document_path, warehouse),
      describeAnchor(JSON.parse(row.anchor) as Anchor, lang),
      quotes.get(row.fact_id) ?? null,
      describeRemark(row, lang),
      row.fact_id,
    ]),
  };
}

/** What the words in empty cells mean, and where a series is broken. */
function tabulateNotes(blocks: readonly IndicatorBlock[], lang: Lang): OutputTable {
  const gaps = Object.keys(gapWords) as (keyof typeof gapWords)[];
  return {
    columns: [
      { id: 'subject', title: { zh: '项目', en: 'subject' } },
      { id: 'note', title: { zh: '说明', en: 'note' } },
    ],
    rows: [
      ...gaps.filter((gap) => gap !== 'no_report').map((gap) => [gapWords[gap][lang], gapNotes[gap][lang]]),
      ...blocks.flatMap(({ indicator, breaks }) =>
        breaks.map(({ year, note }) => [indicator[lang], `${year}: ${note}`]),
      ),
    ],
  };
}
