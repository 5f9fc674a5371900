// Paragraphs for the tests of binding, and what of them is asserted.

import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { bindParagraph } from '../../../extractors/prose/bind-paragraph.ts';
import type { BoundQuantity } from '../../../extractors/prose/bound-paragraph.ts';
import { scanText } from '../../../extractors/quantities/scan-text.ts';

export const catalog = loadCatalog();

/** Binds an invented paragraph of a school's report. */
export function bind(text: string, headings: readonly string[] = []) {
  return bindParagraph(text, scanText(text, catalog), { headings, entity: null }, catalog);
}

/** The facts in reading order: value, unit, name, kind. */
export const rows = (text: string): string[] => inOrder(text).map((b) => row(b));

export const inOrder = (text: string): BoundQuantity[] =>
  [...bind(text).bound].sort((a, b) => a.mention.start - b.mention.start);

const row = ({ mention: { quantity }, name, kind }: BoundQuantity): string =>
  `${quantity.valueText} ${quantity.unitText ?? '–'} ${name} ${kind}`;

/** Why the numbers of a paragraph are no facts. */
export const reasons = (text: string): string[] => bind(text).rejected.map((r) => r.reason);
