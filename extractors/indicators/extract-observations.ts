// Document → observations as printed: every row of the national tables and of other indicator tables, one for each
// period, the notes that correct them, the labels of figures, and the numbers of the running text.

import { bareRowName } from '../../catalog/fold-name.ts';
import type { Catalog, StandardTable } from '../../catalog/types.ts';
import {
  type Block,
  type Document,
  type Message,
  makeMessage,
  type Observation,
  type Status,
  type Table,
  type TextNumeral,
} from '../../model/index.ts';
import { observeFigures } from '../figures/observe-figures.ts';
import { extractProse } from '../prose/extract-prose.ts';
import { findColumns, type IndicatorColumns } from './find-columns.ts';
import { identifyStandardTable } from './identify-standard-table.ts';
import { type MatchedRow, matchTemplate } from './match-template.ts';
import { type Correction, namedTable, readCorrections } from './read-corrections.ts';
import { type IndicatorRow, type IndicatorValue, readIndicatorRows } from './read-indicator-rows.ts';

export interface ExtractedObservations {
  readonly observations: readonly Observation[];
  readonly messages: readonly Message[];
  /** Every numeral of running text and figures and where it went; those of table cells are not among them. */
  readonly numerals: readonly TextNumeral[];
}

type Draft = Omit<Observation, 'id'>;

/** Confidence of a row: its name is the template's, is like it, is unknown; times that of the table. */
const KNOWN = 0.99;
const UNKNOWN = 0.7;

/** One logical table: a national table may stand in several pieces. */
interface IndicatorTable {
  readonly standard: StandardTable | null;
  readonly columns: IndicatorColumns;
  readonly rows: IndicatorRow[];
  /** Index of the block behind which its last piece stands. */
  lastBlock: number;
}

/** Observations in reading order with ids `o1`, `o2`, …, and what could not be understood. */
export function extractObservations(
  doc: Document,
  catalog: Catalog,
  options: { readonly explain?: boolean } = {},
): ExtractedObservations {
  const messages: Message[] = [];
  const observations: Observation[] = [];
  const add = (draft: Draft): Observation => {
    const observation = { ...draft, id: `o${observations.length + 1}` };
    observations.push(observation);
    return observation;
  };
  const byTable = new Map<IndicatorTable, Observation[]>();
  const tables = collectTables(doc, catalog);
  for (const table of tables) {
    const rows = matchTemplate(table.rows, table.standard, catalog.units);
    byTable.set(table, rows.flatMap((row) => observeRow(row, table, catalog, messages)).map(add));
  }
  const corrections = collectCorrections(doc, tables, byTable, catalog, messages);
  for (const { draft } of corrections) add(draft);
  const figures = observeFigures(doc);
  figures.observations.forEach(add);
  messages.push(...figures.messages);
  const prose = extractProse(doc, catalog, {
    skip: new Set(corrections.map(({ block }) => block)),
    explain: options.explain ?? false,
  });
  prose.observations.forEach(add);
  return { observations, messages, numerals: preferFigures(figures.numerals, prose.numerals) };
}

/** A figure that was read knows more of its numerals than the scan of its words. */
function preferFigures(read: readonly TextNumeral[], scanned: readonly TextNumeral[]): TextNumeral[] {
  const byBlock = Map.groupBy(read, (numeral) => numeral.block);
  const isRead = ({ block, start, end }: TextNumeral) =>
    byBlock.get(block)?.some((numeral) => numeral.start < end && start < numeral.end) ?? false;
  return [...read, ...scanned.filter((numeral) => !isRead(numeral))];
}

/** Indicator tables in reading order; a piece without caption that goes on a national table is joined to it. */
function collectTables(doc: Document, catalog: Catalog): IndicatorTable[] {
  const byId = new Map(doc.tables.map((table) => [table.id, table]));
  const found: IndicatorTable[] = [];
  doc.blocks.forEach((block, at) => {
    const table = block.table === undefined ? undefined : byId.get(block.table);
    if (!table) return;
    const last = found.at(-1);
    const columns = findColumns(table, catalog.tableColumns);
    const standing =
      columns ?? (last && goesOn(table, last, doc, at) ? { ...last.columns, firstRow: 0 } : null);
    if (!standing) return;
    const rows = readIndicatorRows(table, standing, catalog.units, catalog.tableColumns);
    if (rows.length === 0) return;
    const standard = identifyStandardTable(table.caption, rows, catalog.standardTables);
    const joins =
      last?.standard &&
      last.rows.at(-1)?.table.cols === table.cols &&
      isUncaptioned(table) &&
      (standard === last.standard || goesOn(table, last, doc, at));
    if (last && joins) {
      last.rows.push(...rows);
      last.lastBlock = at;
    } else if (columns) found.push({ standard, columns, rows, lastBlock: at });
  });
  return found;
}

const isUncaptioned = (table: Table): boolean =>
  table.caption === null || /续\s*表|[（(]续[）)]/u.test(table.caption);

/** Whether `table` stands directly behind the national table `last`, without a caption of its own and as wide. */
function goesOn(table: Table, last: IndicatorTable, doc: Document, at: number): boolean {
  const between = doc.blocks.slice(last.lastBlock + 1, at);
  return (
    last.standard !== null &&
    isUncaptioned(table) &&
    last.rows.at(-1)?.table.cols === table.cols &&
    between.every((block) => block.kind === 'note')
  );
}

function observeRow(
  matched: MatchedRow,
  table: IndicatorTable,
  catalog: Catalog,
  messages: Message[],
): Draft[] {
  const { row } = matched;
  const path = matched.path;
  const name = path.at(-1) ?? bareRowName(row.name);
  if (matched.indicator === null && table.standard)
    messages.push(makeMessage('row_without_indicator', { name }, row.values[0]?.anchor));
  const sample: Record<string, string> = {
    ...(row.surveyed && { surveyed: row.surveyed.text }),
    ...(row.method !== null && { method: row.method }),
  };
  const base = {
    indicatorText: name,
    indicatorId: matched.indicator,
    path,
    entityText: null,
    from: table.standard ? ('standard_table' as const) : ('table' as const),
    quote: row.quote,
    confidence: round((matched.likeness > 0 ? KNOWN * matched.likeness : UNKNOWN) * row.table.confidence),
    table: row.table.id,
  };
  const values = row.values.map((value): Draft => {
    const status = statusOf(value, catalog);
    if (status === 'illegible')
      messages.push(makeMessage('table_undetermined', { caption: `${name} ${value.text}` }, value.anchor));
    const { period, group } = value.column;
    return {
      ...base,
      valueText: value.text,
      unitText: row.unit ?? row.table.unit,
      periodText: value.determined ? period : null,
      periodFrom: value.determined && period !== null ? 'column' : 'report',
      status,
      dims: { ...sample, ...(group !== null && { group }) },
      rule: table.standard ? 'standard-table-row' : 'indicator-table-row',
      anchor: value.anchor,
    };
  });
  return row.surveyed && /^\d+$/u.test(row.surveyed.text)
    ? [...values, sampleSize(base, row, row.surveyed)]
    : values;
}

/** How many were asked for this row; split by the row, so that it is never taken for the sample of another. */
function sampleSize(
  base: Omit<
    Draft,
    'valueText' | 'unitText' | 'periodText' | 'periodFrom' | 'status' | 'dims' | 'rule' | 'anchor'
  >,
  row: IndicatorRow,
  surveyed: NonNullable<IndicatorRow['surveyed']>,
): Draft {
  return {
    ...base,
    indicatorText: '调查人数',
    indicatorId: 'sat_sample_n',
    path: [...base.path, '调查人数'],
    from: 'table',
    valueText: surveyed.text,
    unitText: '人',
    periodText: null,
    periodFrom: 'report',
    status: 'reported',
    dims: { of: base.indicatorId ?? base.indicatorText, ...(row.method !== null && { method: row.method }) },
    rule: 'survey-sample',
    anchor: surveyed.anchor,
  };
}

function statusOf(value: IndicatorValue, catalog: Catalog): Status {
  const text = value.text.replace(/\s+/gu, '');
  if (!value.determined) return 'illegible';
  if (text === '' || catalog.units.isPlaceholder(text)) return text === '无' ? 'reported' : 'blank';
  return catalog.tableColumns.notApplicable.includes(text) ? 'not_applicable' : 'reported';
}

/** Notes behind the tables, each read against the table it names or stands under. */
function collectCorrections(
  doc: Document,
  tables: readonly IndicatorTable[],
  byTable: ReadonlyMap<IndicatorTable, readonly Observation[]>,
  catalog: Catalog,
  messages: Message[],
): { draft: Draft; block: number }[] {
  const drafts: { draft: Draft; block: number }[] = [];
  const corrected = new Set<Observation>();
  doc.blocks.forEach((block, at) => {
    if (block.kind !== 'note') return;
    const above = tables.filter((table) => table.lastBlock < at);
    const named = namedTable(block.text, catalog.standardTables);
    const table = named ? above.findLast((t) => t.standard === named) : above.at(-1);
    if (!table || (!named && !standsUnder(doc.blocks, table.lastBlock, at))) return;
    const rows = (byTable.get(table) ?? []).filter((row) => row.rule !== 'survey-sample');
    const corrections = readCorrections(block, rows, catalog);
    if (named && corrections.length === 0 && /\d/u.test(block.text.replace(/[表图]\s*\d+/gu, '')))
      messages.push(makeMessage('note_without_target', { text: block.text }, block.anchor));
    for (const correction of corrections) {
      if (corrected.has(correction.target)) continue;
      corrected.add(correction.target);
      drafts.push({ draft: draftOf(correction), block: at });
    }
  });
  return drafts;
}

/** Only notes stand between a table and a note that speaks of it without naming it. */
const standsUnder = (blocks: readonly Block[], table: number, note: number): boolean =>
  blocks.slice(table + 1, note).every((block) => block.kind === 'note');

const draftOf = ({ target, valueText, unitText, quote, anchor, confidence }: Correction): Draft => {
  const { id, ...rest } = target;
  return {
    ...rest,
    valueText,
    unitText: unitText ?? target.unitText,
    status: 'reported',
    from: 'note',
    quote,
    rule: 'note-corrects-table',
    confidence,
    anchor,
    corrects: id,
  };
};

const round = (confidence: number): number => Math.round(confidence * 100) / 100;
