// What one printed value says: the exact decimal of a value cell or of a quantity literal, its own unit, its modifiers,
// or why there is none. Knows no lexicon: a unit is reported as printed.

import type { Modifier } from '../model/index.ts';
import { joinBlankGroups } from './blank-groups.ts';
import { combineModifiers, SUFFIX_MODIFIERS, wordAtEnd } from './modifier-words.ts';
import { normaliseCharacters } from './normalise-characters.ts';
import { type Quantity, type QuantityCause, readQuantity } from './read-quantity.ts';
import { readStatusWords } from './status-words.ts';

export interface ReportedValue {
  readonly status: 'reported';
  /** Offsets are those of the text given to `readValue`; `modifier` also covers words behind the unit (30人以上). */
  readonly quantity: Quantity;
  /** The unit printed in the cell (`人`, `%`; 元 for ¥) without the multiplier words; null when there is none. */
  readonly unitText: string | null;
  /** 上升 0.6 or +0.6: the number is a change. */
  readonly direction: 'up' | 'down' | null;
  /** 第 3 名: a rank. */
  readonly ordinal: boolean;
  /** What stands in brackets behind the value, kept as printed; null when nothing does. */
  readonly remark: string | null;
}

export type IllegibleReason = QuantityCause | 'text' | 'date';

export type ReadValue =
  | ReportedValue
  | { readonly status: 'blank' | 'not_applicable' }
  | { readonly status: 'illegible'; readonly reason: IllegibleReason };

export interface ValueOptions {
  /** Whether a blank groups thousands (18 189; GB/T 15835-2011, 5.1.2): else two numbers stand there. */
  readonly blankGroups?: boolean;
}

/** Longer cells hold sentences, not values. */
const MAX_LENGTH = 200;
const MAX_UNIT = 12;
const LEAD =
  /^ *(?:(?:总计|合计|共计|高达|达到|共有|(?:上升|增长|增加|提高|提升|下降|减少|降低)[到至为]|增至|[共计为是有达]) *)?(人民币|rmb|[¥￥])? */iu;
const DIRECTION =
  /^ *(?:(上升|增长|增加|提高|提升|上涨|增幅|↑|\+)|(下降|减少|降低|下滑|回落|下跌|减幅|降幅|↓))了?(?![到至为]) */u;
const TRAILING_MARKS = /[ *①-⑳#†]+$/u;
const REMARK = /\(([^()]*)\)$/u;
/** No digits but those of m2 and m3. */
const UNIT = /^(?:[^\d()]|(?<=[a-z])[23²³](?!\d))*$/iu;
const DATE =
  /^ *(?:(?:19|20)\d\d *(?:年(?!以上)|[-./]\d{1,2}[-./]\d)|\d{1,2} *月 *\d{1,2} *日)|^[〇零一二三四五六七八九]{4} *年/u;
const ORDINAL = /^ *第 *(?=[\d一二三四五六七八九十])/u;

const illegible = (reason: IllegibleReason): ReadValue => ({ status: 'illegible', reason });

/**
 * What the cell or literal `text` says. Exact: no float is involved; time is linear. Nothing is guessed: two numbers, a
 * date, a code, a sentence or a broken number are `illegible` with the reason.
 * @example readValue('18 189', { blankGroups: true }) // value '18189'
 * @example readValue('17.2万元') // value '172000', number '17.2', multiplier '万', unitText '元'
 * @example readValue('仅限高职填报') // { status: 'not_applicable' }
 */
export function readValue(text: string, options: ValueOptions = {}): ReadValue {
  if (text.length > MAX_LENGTH) return illegible('text');
  const normalised = normaliseCharacters(text).trimEnd();
  const folded = options.blankGroups ? joinBlankGroups(normalised) : normalised;
  const status = readStatusWords(folded);
  if (status !== null) return { status };
  if (DATE.test(folded)) return illegible('date');
  const direction = DIRECTION.exec(folded);
  const ordinal = ORDINAL.exec(folded);
  const lead = LEAD.exec(folded);
  const at = direction?.[0].length ?? ordinal?.[0].length ?? lead?.[0].length ?? 0;
  const quantity = readQuantity(folded, at, { wideGrouping: true });
  if (quantity === null) return illegible('text');
  if (quantity.kind === 'unreadable') return illegible(quantity.cause);
  const tail = readTail(folded.slice(quantity.end), quantity);
  if ('reason' in tail) return illegible(tail.reason);
  return {
    status: 'reported',
    quantity: { ...quantity, modifier: combineModifiers([quantity.modifier, ...tail.modifiers]) },
    unitText: tail.unit ?? (at === lead?.[0].length && lead[1] ? '元' : null),
    direction: direction === null ? null : direction[1] ? 'up' : 'down',
    ordinal: ordinal !== null,
    remark: tail.remark,
  };
}

interface Tail {
  readonly unit: string | null;
  readonly modifiers: readonly Modifier[];
  readonly remark: string | null;
}

/** What stands behind a quantity: its unit, modifiers behind the unit, a remark in brackets. */
function readTail(text: string, quantity: Quantity): Tail | { readonly reason: IllegibleReason } {
  let rest = text.replace(TRAILING_MARKS, '');
  const remark = REMARK.exec(rest)?.[1]?.trim() ?? null;
  if (remark !== null) {
    if (/^[\d.,%:/ -]*$/.test(remark)) return { reason: 'several_numbers' };
    rest = rest.slice(0, rest.lastIndexOf('(')).trimEnd();
  }
  const modifiers: Modifier[] = [];
  for (let word = wordAtEnd(SUFFIX_MODIFIERS, rest); word; word = wordAtEnd(SUFFIX_MODIFIERS, rest)) {
    modifiers.push(word[1]);
    rest = rest.slice(0, -word[0].length).trimEnd();
  }
  const printed = rest.trim();
  if (!UNIT.test(printed)) return { reason: /\d/.test(printed) ? 'several_numbers' : 'text' };
  if (printed.length > MAX_UNIT || /[,，。；;!?]/u.test(printed)) return { reason: 'text' };
  if (printed.startsWith('.')) return { reason: 'malformed_number' };
  const unit = [quantity.sign, printed].filter((part) => part !== '').join(' ');
  return { unit: unit === '' ? null : unit, modifiers, remark };
}
