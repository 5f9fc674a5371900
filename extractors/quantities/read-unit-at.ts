// The unit that stands at one place of a text: the longest spelling of the lexicon that is not the beginning of another
// word (20 名师 has no 名).

import type { Catalog, TextMasks, UnitForm } from '../../catalog/types.ts';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';

/** What the scan needs of the catalogue. */
export type ScanCatalog = Pick<Catalog, 'units' | 'textMasks'>;

export interface UnitAt {
  readonly form: UnitForm;
  readonly start: number;
  readonly end: number;
}

interface Spelling {
  readonly text: string;
  readonly form: UnitForm;
  readonly blocker: RegExp | null;
}

/** Spellings by first character, longest first. */
type Spellings = ReadonlyMap<string, readonly Spelling[]>;

const known = new WeakMap<TextMasks, Spellings>();

function spellingsOf(catalog: ScanCatalog): Spellings {
  const found = known.get(catalog.textMasks);
  if (found) return found;
  const byFirst = new Map<string, Spelling[]>();
  for (const { dimension, forms } of catalog.units.units.values()) {
    // the sign of a ratio belongs to the number
    if (dimension === 'ratio') continue;
    for (const form of forms) {
      const text = normaliseCharacters(form.text);
      const list = byFirst.get(text.charAt(0)) ?? [];
      list.push({ text, form, blocker: catalog.textMasks.unitBlockers.get(form.text) ?? null });
      byFirst.set(text.charAt(0), list);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);
  known.set(catalog.textMasks, byFirst);
  return byFirst;
}

const MAX_BLANKS = 2;

/** The unit at `at` of a normalised text, up to two blanks further on; null when none begins there. */
export function readUnitAt(text: string, at: number, catalog: ScanCatalog): UnitAt | null {
  let start = at;
  while (start < at + MAX_BLANKS && text.charAt(start) === ' ') start++;
  for (const { text: spelling, form, blocker } of spellingsOf(catalog).get(text.charAt(start)) ?? []) {
    if (!text.startsWith(spelling, start)) continue;
    const end = start + spelling.length;
    if (blocker) {
      blocker.lastIndex = end;
      if (blocker.test(text)) continue;
    }
    return { form, start, end };
  }
  return null;
}
