// Document → what its running text states: observations as printed, and the fate of every numeral outside tables.
// Facts come from paragraphs and notes; headings give context, captions repeat what their tables and figures show.

import type { Catalog } from '../../catalog/types.ts';
import {
  type Anchor,
  type Block,
  type Document,
  type Observation,
  placeInOrder,
  type TextNumeral,
} from '../../model/index.ts';
import { groupsByBlanks } from '../quantities/groups-by-blanks.ts';
import { scanText } from '../quantities/scan-text.ts';
import type { ScannedText, TextQuantity } from '../quantities/types.ts';
import { bindParagraph } from './bind-paragraph.ts';
import type { BoundParagraph, BoundQuantity, ParagraphContext } from './bound-paragraph.ts';
import { compactText } from './compact-text.ts';
import { findOwner } from './find-owner.ts';
import { findReportPeriod } from './find-report-period.ts';
import { isContentsRun } from './is-contents-run.ts';
import { isTableResidue } from './is-table-residue.ts';

export interface ExtractedProse {
  /** In reading order. */
  readonly observations: readonly Omit<Observation, 'id'>[];
  /** Every numeral of the blocks that are no tables, in reading order; the facts are in the order of `observations`. */
  readonly numerals: readonly TextNumeral[];
}

export interface ProseOptions {
  /** Indices of blocks that were read otherwise, such as notes that correct a table. */
  readonly skip?: ReadonlySet<number>;
  /** Whether each fact says which rules its rule beat. */
  readonly explain?: boolean;
}

/** An entry of a table of contents that lost its leader: 三、服务贡献 21. */
const ENTRY =
  /^\s*(?:第?[\d一二三四五六七八九十]+(?:\.\d+)*[.、章节\s]|[（(][\d一二三四五六七八九十]+[)）]|案例|附?[图表]|附录|参考文献|前言|摘要|结语).*[^\d\s.…·。，；、]\s*\d{1,3}\s*$/u;
const MAX_QUOTE = 400;
const MAX_HEADINGS = 4;
const MODIFIED_BEHIND = /(?:以上|以下|以内|左右|上下|及以上|多|余|不等|之多)$/u;

/**
 * The numbers that the running text of `doc` states, and where every other numeral went. Table blocks are left out. Linear
 * in the length of the text.
 */
export function extractProse(doc: Document, catalog: Catalog, options: ProseOptions = {}): ExtractedProse {
  const texts = doc.blocks.filter((block) => block.kind !== 'table').map((block) => block.text);
  const blankGroups = groupsByBlanks(texts);
  const scans = doc.blocks.map((block) =>
    block.kind === 'table' ? null : scanText(block.text, catalog, { blankGroups }),
  );
  const { span: reportPeriod, year } = findReportPeriod(doc.blocks, scans);
  const observations: Omit<Observation, 'id'>[] = [];
  const numerals: TextNumeral[] = [];
  const headings: { level: number; text: string }[] = [];
  let entity: string | null = null;
  doc.blocks.forEach((block, index) => {
    const scan = scans[index];
    if (!scan) return;
    if (block.kind === 'heading' || isCaseTitle(block) || isLeadIn(block, scan)) {
      const level = block.level ?? 9;
      while (headings.length > 0 && (headings.at(-1)?.level ?? 0) >= level) headings.pop();
      headings.push({ level, text: block.text });
      entity = ownerOf(block.text, catalog);
    }
    const context: ParagraphContext = {
      headings: headings.slice(-MAX_HEADINGS).map((h) => h.text),
      entity,
      year,
      explain: options.explain ?? false,
    };
    const stated = statesFacts(block, scan) && !options.skip?.has(index);
    const paragraph = stated ? bindParagraph(block.text, scan, context, catalog) : null;
    if (paragraph) observations.push(...observeAll(block, paragraph, reportPeriod, catalog));
    numerals.push(...fatesOf(index, scan, paragraph, whyNot(block, scan)));
  });
  return { observations, numerals };
}

/** 【案例 2-4】… and 案例 5：… head what follows, also where the reader took them for paragraphs. */
const isCaseTitle = (block: Block): boolean =>
  /^\s*[【[]?\s*(?:典型)?案例\s*[\d一二三四五六七八九十]/u.test(block.text) && block.text.length < 60;

/** 2. 各类学校生均经费增长情况。 heads the lines that follow, also where it ends like a sentence. */
const isLeadIn = (block: Block, scan: ScannedText): boolean =>
  scan.quantities.length === 0 &&
  /^\s*[（(]?[\d一二三四五六七八九十]{1,2}[)）.、．]\s*[^，。；]{4,40}(?:情况|如下)[。：:]?\s*$/u.test(
    block.text,
  );

function ownerOf(heading: string, catalog: Catalog): string | null {
  const text = compactText(heading).text.replace(
    /^[【[]?(?:典型)?案例[\d一二三四五六七八九十.\-—–]*[】\]:：]?/u,
    '',
  );
  return findOwner(text, '', catalog.proseWords, catalog.institutions)?.name ?? null;
}

/** Whether facts are taken from a block. */
const statesFacts = (block: Block, scan: ScannedText): boolean => whyNot(block, scan) === null;

function whyNot(block: Block, scan: ScannedText): string | null {
  if (block.kind === 'figure') return 'caption';
  if (isCaseTitle(block)) return 'heading';
  if (block.kind === 'heading' && !/[，。；]/u.test(block.text)) return 'heading';
  if (/^\s*(?:附?[图表]|续表)\s*[\dA-Z一二三四五六七八九十]/u.test(block.text) && !/[。；]/u.test(block.text))
    return 'caption';
  if (
    (/[.…·]{2,}\s*\d{1,3}\s*$/u.test(block.text) || ENTRY.test(block.text)) &&
    !/[。，；、]/u.test(block.text) &&
    scan.quantities.length === 1 &&
    scan.quantities[0]?.unitText === null
  )
    return 'page-number';
  if (isContentsRun(block.text, scan.quantities.filter((q) => q.unitText !== null).length))
    return 'page-number';
  return isTableResidue(block.text, scan) ? 'table-residue' : null;
}

function observeAll(
  block: Block,
  paragraph: BoundParagraph,
  reportPeriod: string | null,
  catalog: Catalog,
): Omit<Observation, 'id'>[] {
  const place = placeInOrder(block);
  return [...paragraph.bound]
    .sort((a, b) => a.mention.start - b.mention.start)
    .map((bound) => {
      const { numeralStart, numeralEnd } = bound.mention.quantity;
      const anchor = place(numeralStart, numeralEnd) ?? block.anchor;
      return observe(block, bound, anchor, reportPeriod, catalog);
    });
}

function observe(
  block: Block,
  bound: BoundQuantity,
  anchor: Anchor,
  reportPeriod: string | null,
  catalog: Catalog,
): Omit<Observation, 'id'> {
  const { quantity } = bound.mention;
  const { start, end } = sentenceAround(block.text, bound, quantity);
  const named = namesCatalogued(bound, catalog);
  return {
    indicatorText: bound.name,
    indicatorId: null,
    path: bound.path && bound.path.length > 0 ? bound.path : [bound.name],
    entityText: bound.entity,
    valueText: printedValue(block.text, quantity),
    unitText: quantity.unitText,
    periodText: bound.period ?? reportPeriod,
    periodFrom: bound.period === null ? 'report' : 'text',
    status: 'reported',
    dims: bound.dims ?? {},
    from: 'prose',
    quote: block.text.slice(start, end).trim(),
    rule: bound.rule,
    confidence: Math.min(0.97, Math.round((bound.confidence + (named ? 0.05 : 0)) * 100) / 100),
    anchor,
    kind: bound.kind,
    ...(bound.change && { change: bound.change }),
  };
}

/** The number with its modifiers; with its unit, too, where a modifier stands behind that (93%以上). */
function printedValue(text: string, quantity: TextQuantity): string {
  const printed = text.slice(quantity.start, quantity.end);
  return MODIFIED_BEHIND.test(printed) && quantity.dimension !== 'rank' ? printed : quantity.valueText;
}

/** The sentence, or of a very long one the part around the number. */
function sentenceAround(
  text: string,
  bound: BoundQuantity,
  quantity: TextQuantity,
): { start: number; end: number } {
  const { start, end } = bound.sentence;
  if (end - start <= MAX_QUOTE) return { start, end };
  return {
    start: Math.max(start, quantity.start - MAX_QUOTE / 2),
    end: Math.min(end, quantity.end + MAX_QUOTE / 2, text.length),
  };
}

const catalogued = new WeakMap<Catalog['indicators'], ReadonlySet<string>>();

/** Whether the name is one of the catalogue, letter for letter but for a closing 数. */
function namesCatalogued(bound: BoundQuantity, catalog: Catalog): boolean {
  let names = catalogued.get(catalog.indicators);
  if (!names) {
    names = new Set([...catalog.indicators.values()].flatMap((i) => [i.zh, ...i.aliases]).map(bareName));
    catalogued.set(catalog.indicators, names);
  }
  return names.has(bareName(bound.name));
}

const bareName = (name: string): string =>
  name.replace(/[“”"\s]/gu, '').replace(/(?:总数|人数|数量|数)$/u, '');

/** The fate of each numeral of a block, in reading order. */
function fatesOf(
  index: number,
  scan: ScannedText,
  paragraph: BoundParagraph | null,
  notRead: string | null,
): TextNumeral[] {
  const at = (
    { start, end, beat }: Pick<TextNumeral, 'start' | 'end' | 'beat'>,
    fate: TextNumeral['fate'],
    why: string,
  ): TextNumeral => ({
    block: index,
    start,
    end,
    fate,
    why,
    ...(beat && { beat }),
  });
  const bound = new Map(paragraph?.bound.map((b) => [b.mention.quantity, b]));
  const rejected = new Map(paragraph?.rejected.map((r) => [r.mention.quantity, r.reason]));
  const fates = [
    ...scan.references.map((r) => at(r, 'reference', r.mask)),
    ...scan.unplaced.map((u) => at(u, 'unresolved', u.reason)),
    ...scan.quantities.map((q) => {
      const fact = bound.get(q);
      const { start, end } = q;
      if (fact) return at({ start, end, ...(fact.beat && { beat: fact.beat }) }, 'fact', fact.rule);
      const reason = rejected.get(q) ?? notRead ?? 'read-elsewhere';
      const open = reason === 'no-name' || reason === 'no-unit' || reason === 'table-residue';
      return at({ start, end }, open ? 'unresolved' : 'reference', reason);
    }),
  ];
  return fates.sort((a, b) => a.start - b.start);
}
