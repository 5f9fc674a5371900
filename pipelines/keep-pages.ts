// An extraction cut down to some pages of its document: what stands on them, whole, with the ledger counted anew.

import {
  type Anchor,
  type AnchoredText,
  type Extraction,
  isPageAnchor,
  makeMessage,
  UnreadableError,
} from '../model/index.ts';
import { countNumerals } from './numerals/count-numerals.ts';

/**
 * The blocks, tables, facts, findings and messages that stand on one of `pages`; a table or paragraph that begins or
 * ends elsewhere is kept whole, and so are messages that concern the document. Year, school and ids stay as they are.
 * @throws UnreadableError `format_without_pages` when the document has no pages, `page_out_of_range`
 */
export function keepPages(extraction: Extraction, pages: readonly number[]): Extraction {
  const { mediaType } = extraction.source;
  if (mediaType !== 'application/pdf')
    throw new UnreadableError(makeMessage('format_without_pages', { mediaType }));
  const last = Math.max(0, ...extraction.pages.map((p) => p.page));
  const beyond = pages.find((page) => page > last);
  if (beyond !== undefined)
    throw new UnreadableError(makeMessage('page_out_of_range', { page: beyond, pages: last }));
  const wanted = new Set(pages);
  const stands = (anchor: Anchor | undefined) =>
    anchor !== undefined && isPageAnchor(anchor) && wanted.has(anchor.page);
  const touches = (said: AnchoredText & { readonly anchor: Anchor }) =>
    stands(said.anchor) || said.segments.some((s) => stands(s.anchor));
  const tables = extraction.tables.filter((table) => table.anchors.some(stands));
  const kept = new Set(tables.map((table) => table.id));
  const blocks = extraction.blocks.filter((b) => (b.table === undefined ? touches(b) : kept.has(b.table)));
  const observations = extraction.observations.filter((fact) => stands(fact.anchor));
  const numeralList = extraction.numeralList?.filter((numeral) => stands(numeral.anchor));
  const facts = new Set(observations.map((fact) => fact.id));
  return {
    ...extraction,
    pages: extraction.pages.filter((p) => wanted.has(p.page)),
    blocks,
    tables,
    observations,
    findings: extraction.findings.filter(
      (f) => stands(f.anchor) || f.observations.some((id) => facts.has(id)),
    ),
    ...(numeralList && { numeralList, numerals: countNumerals(numeralList) }),
    messages: extraction.messages.filter((m) => m.anchor === undefined || stands(m.anchor)),
  };
}
