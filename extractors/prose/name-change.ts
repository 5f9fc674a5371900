// Numbers that state a change: 岗位数较上年增加 13451 个, 上升了 3.9 个百分点, 同比增长 3.2%.

import type { ProseWords } from '../../catalog/types.ts';
import type { Change } from '../../model/index.ts';
import { lowerBound } from './bisect.ts';
import { type Bound, isPercent, isPoint, latest, type MentionView, type Naming, plainName } from './bound.ts';
import { PERIOD } from './clause-words.ts';
import { headingName } from './paragraph-flow.ts';
import { readWordsBefore } from './read-words-before.ts';

const COMPARED =
  /(?:与|和|同)([^，、]{0,20}?)(?:相比较?|比较|对比)|(?:相较于?|相比于?|对比|较之?|(?<![占对同环])比(?!例|重|率|赛|如|亚|利))([^，、]{0,20})$/u;
/** These also say how much there is: only with a base are they a change. */
const NEEDS_BASE = /^(?:净?增?多|高出?|高于|少|低|低于|超出|新增|新增加|提升|提高|扩大|缩减)(?:了)?$/u;

/** Names a change; null when the words before the number do not state one. */
export function nameChange(view: MentionView): Naming | null {
  const { words, flow } = view;
  const before = view.before.replace(/(?:将近|接近|大约|近|约|超过|超|达到?|幅度为?|为)+$/u, '');
  const up = words.find('change_up', before);
  const down = up ? null : words.find('change_down', before);
  const verb = up ?? down;
  if (verb && statesHow(verb.text, view)) return null;
  if (!verb)
    return growth(view) ?? goOnSharing(view) ?? (isPoint(view.mention) ? pointsWithoutVerb(view) : null);
  const head = before.slice(0, verb.index).replace(/(?:也|均|都|又|再)$/u, '');
  const { against, rest } = readBase(head, words);
  const baseWords = against || flow.base;
  if (NEEDS_BASE.test(verb.text) && baseWords === '' && !isPoint(view.mention) && !isPercent(view.mention))
    return null;
  const stated = readWordsBefore(rest, words).name;
  const change: Change = { direction: up ? 'up' : 'down', base: baseOf(baseWords, head, view) };
  const names = SHARED.test(rest) ? splitNames(rest.replace(SHARED, ''), view) : null;
  if (names) {
    const first = sharedChange(view, change, names);
    if (first) return first;
  }
  const carried = stated === '' ? (changedBefore(view) ?? comparable(view)) : null;
  const name = stated || carriedName(view, carried);
  if (name === '') return null;
  const changed = `${counterOf(view, name)}${wordOf(view, carried, name, change.direction)}`;
  return {
    name: changed,
    path: [name, changed],
    kind: 'change',
    change,
    rule: 'prose-change',
    confidence: stated ? 0.9 : 0.85,
  };
}

/** 高于全省平均水平的 1.5 万元, 占比较低，为 5.99%, 高达 93%: how much it is, not how it changed. */
const statesHow = (verb: string, view: MentionView): boolean =>
  (/^[高低]于.{2,}/u.test(verb) && !isPoint(view.mention)) ||
  (/^[高低多少]$/u.test(verb) && /(?:[较稍偏][高低多少]为?|高达)$/u.test(view.before));

/** 2021 年 910 人，2023 年 1000 人，增长率为 9.9%. */
function growth(view: MentionView): Naming | null {
  const { read, mention } = view;
  const [, own = '', word] = /^(.*?)((?:增长|下降)率|增速|增长速度|增幅|降幅)$/u.exec(read.name) ?? [];
  if (word === undefined || !isPercent(mention)) return null;
  const of = comparable(view);
  const name = own.length > 1 ? own : of ? plainName(of) : '';
  if (name === '') return null;
  const direction = /降/u.test(word) ? 'down' : 'up';
  const changed = `${name}${word}`;
  return {
    name: changed,
    path: [name, changed],
    kind: 'change',
    change: { direction, base: 'unstated' },
    rule: 'prose-change',
    confidence: 0.8,
  };
}

/** 比 2020 年招生人数. */
const BEHIND_YEAR = /^(.{0,4}(?:¶|年度?|学年|同期|上届))(?:同期|末|底|时|后)?(\p{Script=Han}{2,})$/u;

/** With what is compared (empty when it is not said here), and the words of `head` without it. */
function readBase(head: string, words: ProseWords): { readonly against: string; readonly rest: string } {
  const compared = COMPARED.exec(head);
  if (!compared) return { against: '', rest: head.replace(/(?:同比|环比|逐年)$/u, '') };
  const said = compared[1] ?? compared[2] ?? '';
  const [, year = '', counted = ''] = BEHIND_YEAR.exec(said) ?? [];
  const behindYear = words.has('measure_noun', counted) || words.has('person_act', counted);
  const rest = head.slice(0, compared.index) + head.slice(compared.index + compared[0].length);
  return behindYear ? { against: year, rest: `${rest}${counted}` } : { against: said, rest };
}

/** 学校 105 所，减少 38 所: their number changed, not the schools. */
function counterOf({ mention, words }: MentionView, name: string): string {
  const { dimension } = mention.quantity;
  if (dimension === 'item' && words.has('noun_like', name)) return `${name}数`;
  return dimension === 'person' && /(?:生|师|学员|职工|员工|人员|新生)$/u.test(name) ? `${name}人数` : name;
}

/** What changed when the clause does not name it: `carried`, else what was spoken of; empty when nothing was. */
const carriedName = (view: MentionView, carried: Bound | null): string =>
  view.flow.fresh?.name ||
  (carried ? carried.name.replace(/(?:变化|增长率|下降率)$/u, '') : view.flow.topic) ||
  headingName(view.flow, view.words) ||
  saidName(view);

/** 在校生增加 3.38 万人，增长 7.0%: the same change once more. */
function changedBefore({ mention, previous, flow }: MentionView): Bound | null {
  const last = previous ?? latest(flow);
  return isPercent(mention) && last?.kind === 'change' && !isPercent(last.mention) && !isPoint(last.mention)
    ? last
    : null;
}

/** 在校生 8.1 万人，增长 2.9%: a percentage of what is no percentage itself is how fast it grew. */
function wordOf(
  { mention, words }: MentionView,
  carried: Bound | null,
  name: string,
  direction: Change['direction'],
): string {
  const isRate =
    isPercent(mention) &&
    !words.has('rate_end', name) &&
    !words.has('share_name', name) &&
    carried !== null &&
    !isPercent(carried.mention) &&
    carried.mention.quantity.form !== 'ratio';
  if (!isRate) return '变化';
  return direction === 'down' ? '下降率' : '增长率';
}

const SHARED = /(?:分别|依次|各自?)/u;
const SHARED_RULE = 'prose-change-shared';

/** 教师数、学生数分别增长 …: the names of a list; empty when its words name nothing, null when they name something else. */
function splitNames(rest: string, { mention, words }: MentionView): readonly string[] | null {
  const named = readWordsBefore(rest, words).name;
  if (named === '') return [];
  const parts = rest.split(/、|以及|和|与|及/u).map((part) => readWordsBefore(part, words).name);
  return parts.length === mention.quantity.list?.size && parts.every((p) => p.length > 1) ? parts : null;
}

/**
 * 到款额 739 万元，经费 636 万元，分别比上年增长 26.3%、5.5%: each change belongs to one of the numbers before the list, or to one of
 * the `names` before it.
 */
function sharedChange(view: MentionView, change: Change, names: readonly string[]): Naming | null {
  const { list } = view.mention.quantity;
  if (!list || list.size < 2) return null;
  const levels = view.flow.recent.filter((b) => b.kind !== 'change').slice(-list.size);
  const of = levels.length === list.size ? levels[list.index] : undefined;
  const name = names[list.index] ?? (of ? plainName(of) : '');
  if (name === '') return null;
  if (list.index === 0) view.flow.shared = names;
  return {
    name: `${name}变化`,
    path: [name, `${name}变化`],
    kind: 'change',
    change,
    rule: SHARED_RULE,
    confidence: 0.85,
  };
}

/** The later changes of a list, which leave out the verb. */
function goOnSharing(view: MentionView): Naming | null {
  const { previous } = view;
  const { list } = view.mention.quantity;
  if (!previous?.change || !list || list.index === 0 || list.id !== previous.mention.quantity.list?.id)
    return null;
  if (previous.rule === SHARED_RULE) return sharedChange(view, previous.change, view.flow.shared);
  const { name, path, kind, change, rule, confidence } = previous;
  return { name, ...(path && { path }), kind, change, rule, confidence };
}

/** What the clause before speaks of: 就业满意度，较上届上升 …. */
function saidName({ flow, words }: MentionView): string {
  const said = flow.said.split(/[，。；：]/u).findLast((c) => c !== '') ?? '';
  const trend = words.find('trend', said);
  return readWordsBefore(said.slice(0, trend?.index), words).name.slice(-20);
}

/** 1.93 个百分点 without a verb is still no level. */
function pointsWithoutVerb(view: MentionView): Naming | null {
  const name = view.read.name || (comparable(view)?.name ?? '');
  if (name === '') return null;
  return {
    name: `${name}变化`,
    path: [name, `${name}变化`],
    kind: 'change',
    change: {
      direction: view.words.has('down_inside', view.before) ? 'down' : 'up',
      base: baseOf('', view.before, view),
    },
    rule: 'prose-change',
    confidence: 0.75,
  };
}

/** The number that changed: the latest one of the same dimension. Points change percentages; percentages anything. */
function comparable(view: MentionView): Bound | null {
  const of = view.mention.quantity.dimension;
  const same = (b: Bound) =>
    b.kind !== 'change' &&
    (isPercent(view.mention) ||
      (isPoint(view.mention) ? isPercent(b.mention) : b.mention.quantity.dimension === of));
  if (view.owner && same(view.owner)) return view.owner;
  return latest(view.flow, same) ?? view.owner ?? latest(view.flow);
}

function baseOf(baseWords: string, head: string, view: MentionView): Change['base'] {
  const { marks } = view.clause;
  const mark = baseWords.includes(PERIOD)
    ? marks[lowerBound(marks, view.mention.start + 1, (m) => m.end) - 1]
    : undefined;
  const base = `${mark?.text ?? ''}${baseWords.replaceAll(PERIOD, '')}`;
  if (view.words.has('previous_year', base) || view.words.has('year_on_year', head)) return 'previous_year';
  return base || 'unstated';
}
