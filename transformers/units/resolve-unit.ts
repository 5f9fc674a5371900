// The unit that a printed form stands for, also behind scale words (万人次) and inside brackets or 单位：.

import type { UnitForm, UnitLexicon } from '../../catalog/types.ts';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';
import { multiplierPower } from '../../numbers/read-numeral.ts';

const LABEL = /^(?:计量)?单位 *[:]? */u;
const SCALED = /^([十百千万亿]{1,3})(.+)$/u;
/** Longer texts are sentences; they are not looked up. */
const MAX_LENGTH = 24;

const unwrap = (text: string): string => text.replace(/^\((.*)\)$/u, '$1').trim();

/**
 * The form of `lexicon` for `printed`; scale words before a known unit multiply its factor (万人次 = 10000 人次).
 * Null for placeholders, unknown units and for a bare 万, which is no unit.
 */
export function resolveUnit(lexicon: UnitLexicon, printed: string): UnitForm | null {
  if (printed.length > MAX_LENGTH || isNoUnit(lexicon, printed)) return null;
  const whole = unwrap(normaliseCharacters(printed).trim());
  const text = unwrap(whole.replace(LABEL, ''));
  const found = lexicon.find(text) ?? lexicon.find(text.replace(/ /g, ''));
  if (found) return found;
  const [, scale = '', rest = ''] = SCALED.exec(text) ?? [];
  const base = rest === '' ? null : lexicon.find(rest.trim());
  return base && { ...base, text, numerator: timesPower(base.numerator, multiplierPower(scale)) };
}

/** Whether `printed` says that there is no unit: nothing, or a placeholder such as `——`. */
export function isNoUnit(lexicon: UnitLexicon, printed: string | null): boolean {
  return printed === null || printed.trim() === '' || lexicon.isPlaceholder(printed.trim());
}

const UNIT_IN_NAME = /[(（]([^()（）]{1,12})[)）][\s*＊]*$/u;

/** The unit in brackets at the end of a row's name (升学率（%）), as printed; null when the brackets hold no unit. */
export function unitInName(lexicon: UnitLexicon, name: string): string | null {
  const printed = UNIT_IN_NAME.exec(name)?.[1] ?? null;
  return printed !== null && resolveUnit(lexicon, printed) ? printed : null;
}

/** A plain decimal times 10^power, by moving its point. */
function timesPower(number: string, power: number): string {
  const [whole = '', part = ''] = number.split('.');
  const padded = part.padEnd(power, '0');
  const moved = `${whole}${padded.slice(0, power)}`;
  return padded.length > power ? `${moved}.${padded.slice(power)}` : moved;
}
