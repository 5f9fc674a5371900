// The scan as the tests write it down: quantities in [value|unit], references in {mask}, the rest in <reason>.

import { loadTextMasks } from '../../../catalog/load-text-masks.ts';
import { loadUnits } from '../../../catalog/load-units.ts';
import { scanText } from '../../../extractors/quantities/scan-text.ts';
import type { ScannedText, TextQuantity } from '../../../extractors/quantities/types.ts';

const units = loadUnits();
const catalog = { units, textMasks: loadTextMasks(units) };

export const scan = (text: string): ScannedText => scanText(text, catalog);

/** `值|单位`, with form and modifier where they are not the usual ones. */
export function shorthand(q: TextQuantity): string {
  const form = q.form === 'number' ? '' : `|${q.form}`;
  const modifier = q.modifier === 'exact' ? '' : `|${q.modifier}`;
  return `${q.valueText}|${q.unitText ?? '-'}${form}${modifier}`;
}

export const quantitiesOf = (text: string): string[] => scan(text).quantities.map(shorthand);

/** What the references of `text` cover, with their masks. */
export const referencesOf = (text: string): string[] =>
  scan(text).references.map(({ start, end, mask }) => `${text.slice(start, end)}|${mask}`);

export const unplacedOf = (text: string): string[] =>
  scan(text).unplaced.map(({ start, end, reason }) => `${text.slice(start, end)}|${reason}`);
