// One indicator's block as a table for people: schools as rows, years as columns, then change, rank and source.

import type {
  BlockCell,
  BlockRow,
  IndicatorBlock,
  ValueCell,
} from '../../loaders/queries/comparison/arrange-blocks.ts';
import { type Anchor, describeAnchor, isPathAnchor, isSheetAnchor, type Lang } from '../../model/index.ts';
import type { Context } from '../command.ts';
import { displayPath } from '../display-path.ts';
import { joinUnit } from '../join-unit.ts';
import type { CellValue, Column, OutputTable } from '../output/table.ts';
import { gapWords, markSigns, yearTitle } from './block-words.ts';
import { alignNumbers, decimalsOf, describeValue, formatStatistic, groupDigits } from './format-number.ts';
import { shortenName } from './shorten-name.ts';

export interface BlockStyle {
  /** Digits in groups, figures below each other, signs behind them; else bare numbers, as workbooks want them. */
  readonly forReading: boolean;
  readonly stats: boolean;
  /** Terminal columns the source may take; null = as long as it is. */
  readonly sourceWidth: number | null;
  /** Whether the id of the last value is shown. */
  readonly ids: boolean;
}

export function tabulateBlock(block: IndicatorBlock, style: BlockStyle, context: Context): OutputTable {
  const { lang } = context;
  const rows = style.stats ? sortByRank(block.rows) : block.rows;
  const digits = decimalsOf(rows.flatMap(({ cells }) => cells.map(exactOf)));
  const statistics = style.stats ? spreadRows(block, digits, style, lang) : [];
  const yearColumns = block.years.map((_, i) => {
    const cells = rows.map(({ cells }) => describeCell(cells[i], block, style, lang));
    const all = [...cells, ...statistics.map((row) => ({ text: row.values[i] ?? '', marks: '' }))];
    return style.forReading ? alignNumbers(all) : all.map(({ text, marks }) => text + marks);
  });
  const hasChange = block.years.length > 1;
  const tail = (row: BlockRow): CellValue[] => [
    ...(hasChange ? [changeOf(row)] : []),
    ...(style.stats ? [row.standings.at(-1)?.rank ?? null, distanceOf(row, digits)] : []),
    sourceOf(row, style, context),
    ...(style.ids ? [lastValue(row)?.row.fact_id ?? null] : []),
  ];
  const blanks = Array.from({ length: columnsAfter(hasChange, style) }, () => null);
  return {
    columns: columnsOf(block, hasChange, style),
    rows: [
      ...rows.map((row, r) => [row.institution.name, ...yearColumns.map((c) => c[r] ?? ''), ...tail(row)]),
      ...statistics.map(({ label }, s) => [
        label,
        ...yearColumns.map((c) => c[rows.length + s] ?? ''),
        ...blanks,
      ]),
    ],
  };
}

const columnsAfter = (hasChange: boolean, style: BlockStyle): number =>
  (hasChange ? 1 : 0) + (style.stats ? 2 : 0) + 1 + (style.ids ? 1 : 0);

function columnsOf(block: IndicatorBlock, hasChange: boolean, style: BlockStyle): Column[] {
  const numeric = true;
  const last = block.years.at(-1) ?? '';
  const of = { zh: block.years.length > 1 ? ` ${last}` : '', en: block.years.length > 1 ? ` ${last}` : '' };
  return [
    { id: 'institution', title: { zh: '学校', en: 'school' } },
    ...block.years.map((year) => ({
      id: `y${year}`,
      title: yearTitle(year, block.periodKind),
      numeric,
      grouped: true,
    })),
    ...(hasChange ? [{ id: 'change', title: changeTitle(block), numeric }] : []),
    ...(style.stats
      ? [
          { id: 'rank', title: { zh: `名次${of.zh}`, en: `rank${of.en}` }, numeric },
          { id: 'distance', title: { zh: '距中位数', en: 'to median' }, numeric },
        ]
      : []),
    { id: 'source', title: { zh: '出处', en: 'source' } },
    ...(style.ids ? [{ id: 'fact_id', title: { zh: '编号', en: 'id' } }] : []),
  ];
}

function changeTitle({ unit }: IndicatorBlock) {
  if (unit.unit === 'percent') return { zh: '较上年(百分点)', en: 'change (pp)' };
  return unit.unit === 'ratio' ? { zh: '较上年(差)', en: 'change' } : { zh: '较上年%', en: 'change %' };
}

const changeOf = ({ changes }: BlockRow): string | null => changes.at(-1)?.amount ?? null;

const exactOf = (cell: BlockCell): string | null => (cell.kind === 'value' ? cell.row.value : null);

function describeCell(cell: BlockCell | undefined, block: IndicatorBlock, style: BlockStyle, lang: Lang) {
  if (!cell) return { text: '', marks: '' };
  if (cell.kind === 'gap') return { text: gapWords[cell.gap][lang], marks: '' };
  const { row } = cell;
  const own = row.unit === block.unit.unit ? null : (unitName(row, lang) ?? row.unit_printed);
  const marks = style.forReading ? cell.marks.map((mark) => markSigns[mark]).join('') : '';
  const text = describeValue(row, style.forReading);
  return { text, marks: joinUnit(text, own).slice(text.length) + marks };
}

/** The name of a unit; null when there is none. */
export const unitName = (
  unit: { readonly unit_zh: string | null; readonly unit_en: string | null; readonly unit: string | null },
  lang: Lang,
): string | null => (lang === 'zh' ? unit.unit_zh : unit.unit_en) ?? unit.unit;

/** The newest value of a row. */
export const lastValue = ({ cells }: BlockRow): ValueCell | undefined =>
  cells.findLast((cell) => cell.kind === 'value');

function sortByRank(rows: readonly BlockRow[]): BlockRow[] {
  const place = ({ standings }: BlockRow) => standings.at(-1)?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => place(a) - place(b));
}

function distanceOf({ standings }: BlockRow, digits: number): string | null {
  const standing = standings.at(-1);
  if (!standing) return null;
  const text = formatStatistic(standing.distance, digits).replace(/^-0$/, '0');
  return standing.distance > 0 && text !== '0' ? `+${groupDigits(text)}` : groupDigits(text);
}

/** Rows below the schools: how the values of all schools compared lie. */
function spreadRows(block: IndicatorBlock, digits: number, style: BlockStyle, lang: Lang) {
  const format = (value: number | undefined) => {
    if (value === undefined) return '';
    const text = formatStatistic(value, digits);
    return style.forReading ? groupDigits(text) : text;
  };
  const labels = {
    upperQuartile: { zh: '— 上四分位', en: '— upper quartile' },
    median: { zh: '— 中位数', en: '— median' },
    lowerQuartile: { zh: '— 下四分位', en: '— lower quartile' },
    count: { zh: '— 有数值的学校', en: '— schools with a value' },
  } as const;
  if (block.spreads.every((spread) => spread === null)) return [];
  return (['upperQuartile', 'median', 'lowerQuartile', 'count'] as const).map((name) => ({
    label: labels[name][lang],
    values: block.spreads.map((spread) => format(spread?.[name])),
  }));
}

/** File and place of the newest value; how many other places the row's values come from. */
function sourceOf(row: BlockRow, style: BlockStyle, context: Context): string {
  const values = row.cells.filter((cell) => cell.kind === 'value').reverse();
  const [newest] = values;
  if (!newest) return '';
  const anchor = JSON.parse(newest.row.anchor) as Anchor;
  const place =
    style.sourceWidth === null ? describeAnchor(anchor, context.lang) : describeShortly(anchor, context.lang);
  const more = values.length > 1 ? ` +${values.length - 1}` : '';
  const path = displayPath(newest.row.document_path, context.warehouse);
  const name = style.sourceWidth === null ? path : (path.split(/[\\/]/).at(-1) ?? path);
  return shortenName(name, ` ${place}${more}`, style.sourceWidth);
}

/** A place in few letters: `表8行2列4` for a cell of a DOCX or HTML table; long names of sheets lose their middle. */
function describeShortly(anchor: Anchor, lang: Lang): string {
  const cell = isPathAnchor(anchor)
    ? /table\[(\d+)\].*?tr\[(\d+)\].*?t[dh]\[(\d+)\]/.exec(anchor.path)
    : null;
  if (cell)
    return lang === 'zh' ? `表${cell[1]}行${cell[2]}列${cell[3]}` : `table ${cell[1]} ${cell[2]}:${cell[3]}`;
  if (isSheetAnchor(anchor)) return shortenName(anchor.sheet, `!${anchor.cell}`, 14);
  const words = describeAnchor(anchor, lang);
  return words.length > 20 ? `…${words.slice(-18)}` : words;
}
