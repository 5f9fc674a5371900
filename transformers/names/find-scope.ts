// Whether a sentence speaks of the whole school. A table of the report counts all there is; a sentence often counts what it
// is about (对接 5 个专业), and its number must not be set beside another school's total.

import type { Catalog, Indicator } from '../../catalog/types.ts';
import type { Observation } from '../../model/index.ts';

/** The words leave it open whether all are counted. */
const OPEN = 'unstated';
/** Things of which a school has many, counted wherever they are spoken of. */
const COUNTED = new Set(['item', 'event', 'medal']);
/** Rules that took the name from an earlier sentence or from a verb. */
const WEAK = new Set([
  'prose-carried',
  'prose-number-statement',
  'prose-verb',
  'prose-alongside',
  'prose-example',
]);

/**
 * The part that a number of running text is about: the words that limit its name or one above it in its path (高等职业学校教职工总数,
 * 其中专任教师), `unstated` where nothing says that all are counted, null for the whole or for numbers of tables.
 */
export function findScope(
  observation: Pick<Observation, 'from' | 'path' | 'indicatorText' | 'rule' | 'quote' | 'valueText'>,
  indicator: Indicator,
  catalog: Pick<Catalog, 'proseWords'>,
): string | null {
  if (observation.from !== 'prose') return null;
  const { proseWords: words } = catalog;
  const names = [indicator.zh, ...indicator.aliases];
  for (const name of observation.path) {
    const limit = words.find('name_scope', words.strip('name_qualifier', name));
    // 国家规划教材 is the indicator's own name
    if (limit && !names.some((own) => own.startsWith(limit.text))) return limit.text;
  }
  if (WEAK.has(observation.rule)) return OPEN;
  if (!COUNTED.has(indicator.dimension)) return null;
  const clause = clauseOf(observation);
  return words.has('counts_all', clause) && !words.has('counts_some', clause) ? null : OPEN;
}

/** The clause of the quote that holds the value. */
function clauseOf({ quote, valueText }: Pick<Observation, 'quote' | 'valueText'>): string {
  const at = quote.indexOf(valueText);
  if (at < 0) return quote;
  const start = Math.max(...['，', '。', '；', '：', ','].map((mark) => quote.lastIndexOf(mark, at))) + 1;
  const end = quote.slice(at).search(/[，。；,]/u);
  return quote.slice(start, end < 0 ? undefined : at + end).replace(/\s/gu, '');
}
