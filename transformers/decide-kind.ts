// What kind of statement a number is: a level, a change, a share, a ratio, a rank or a target.

import type { Change, FactKind } from '../model/index.ts';
import type { Measure } from './measure-value.ts';
import { readChangeBase } from './periods/read-change-base.ts';

const RANK = /(?:排名|名次|位次)$/u;
const CHANGE =
  /(?:增长|增加|减少|下降|上升|降低|变化|增减)(?:率|数|额|量|幅度|比率|比例|人数|百分点)?$|(?:提升|提高)(?:幅度|百分点)$|增幅|降幅|减幅|同比/u;
const DOWN = /减少|下降|降低|降幅|减幅/u;
const TARGET = /目标(?:值|数|量)?$|应完成|计划值|规划值|预期值/u;
const SATISFACTION = /满意/u;
const RATE = /(?:率|度)$/u;
const SHARE = /占比|比例|比重|份额|占.{1,20}(?:比|的)/u;

/** Names compared without signs, brackets and white space at their end. */
const bare = (name: string): string => name.replace(/\([^()]*\)$|（[^（）]*）$|[*＊\s]+$/gu, '');

/**
 * The kind of the number named `name`. Satisfaction in percent is a level; other percentages are a `share` where the name
 * says part of a whole, else a `ratio` (rate); amounts per student and ratios are `ratio`.
 */
export function decideKind(name: string, measure: Measure): FactKind {
  const words = bare(name);
  if (measure.form === 'rank' || RANK.test(words)) return 'rank';
  if (measure.direction !== null || CHANGE.test(words) || measure.dimension === 'percent_point')
    return 'change';
  if (TARGET.test(words)) return 'target';
  const dimension = measure.dimension ?? '';
  if (measure.form === 'ratio' || /^(?:ratio|multiple)$|_per_/.test(dimension)) return 'ratio';
  if (dimension !== 'percent' && dimension !== 'per_mille') return 'level';
  if (SATISFACTION.test(words)) return 'level';
  return !RATE.test(words) && SHARE.test(words) ? 'share' : 'ratio';
}

/** Direction and base of a change: words in the cell or the name, else the sign; the base as the words beside it say. */
export function describeChange(name: string, quote: string, measure: Measure): Change {
  const down = measure.direction === 'down' || (measure.direction === null && DOWN.test(name));
  const negative = measure.value?.startsWith('-') ?? false;
  const base = readChangeBase(name);
  return {
    direction: down || negative ? 'down' : 'up',
    base: base === 'unstated' ? readChangeBase(quote) : base,
  };
}
