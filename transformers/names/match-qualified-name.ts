// The catalogue's indicator behind the qualifiers that running text puts before its name: 2024届毕业生毕业去向落实率, or
// 高等职业学校毕业去向落实率, which is the rate of a part. A name with any other words before it is another indicator.

import { nameKey } from '../../catalog/fold-name.ts';
import type { Catalog } from '../../catalog/types.ts';
import { type IndicatorMatch, type IndicatorQuery, matchIndicator } from './match-indicator.ts';

export interface QualifiedMatch extends IndicatorMatch {
  /** The words that limit it to a part; null when it is about the whole. */
  readonly scope: string | null;
}

const MIN_NAME = 3;
const MAX_QUALIFIERS = 24;
/** For each match that is not the name as a whole. */
const DOUBT = 0.9;

/** The longest end of the name that the catalogue knows, when only qualifiers stand before it; null when there is none. */
export function matchQualifiedName(catalog: Catalog, query: IndicatorQuery): QualifiedMatch | null {
  const text = query.text.replace(/[\s“”"‘’]/gu, '');
  const { proseWords: words } = catalog;
  const last = Math.min(text.length - MIN_NAME, MAX_QUALIFIERS);
  for (let at = 1; at <= last; at++) {
    const match = matchIndicator(catalog, { ...query, text: text.slice(at) });
    if (!match || nameKey(text.slice(at)).length < MIN_NAME) continue;
    const scope = stripAll(text.slice(0, at), (rest) => words.strip('name_qualifier', rest));
    const rest = stripAll(scope, (left) => words.strip('name_scope', words.strip('name_qualifier', left)));
    if (rest === '')
      return { ...match, confidence: match.confidence * DOUBT, scope: scope === '' ? null : scope };
  }
  return null;
}

/** `strip` as often as it takes something away. */
function stripAll(text: string, strip: (text: string) => string): string {
  for (let next = strip(text); next !== text; next = strip(text)) text = next;
  return text;
}
