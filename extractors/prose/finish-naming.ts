// From the name that a rule gave to a bound number: what splits it goes into dims, 新增 makes a level a change, a plan makes it
// a target.

import type { ProseWords } from '../../catalog/types.ts';
import type { Bound, MentionView, Naming } from './bound.ts';
import { findDims, type SplitName, type Subject } from './find-dims.ts';

/** 由原来的 90% 提升至 96%: what was so before, at a time that nobody states. */
const STARTED_FROM = /(?:从|(?<![理自缘])由)(?:原来?|原先|以前|之前)?的?$/u;

/** 就业率最高达 100%: of one member only. */
const EXTREME = /(最[高低多少大小])(?:可达|达到?|为|是|有)?$/u;

function extremeOf({ before }: MentionView): Readonly<Record<string, string>> {
  const extreme = EXTREME.exec(before.replace(/¶/gu, ''))?.[1];
  return extreme === undefined ? {} : { extreme };
}

/** The number of `view` under the name `naming`; `near` are the words of its sentence shortly before it. */
export function finishNaming(view: MentionView, naming: Naming, near: string): Bound {
  const { mention, read, previous, words, flow } = view;
  const split = findDims(withCounter(view, naming.name), near, words, /statement|those/u.test(naming.rule));
  const subject = subjectOf(view, split, naming);
  flow.subject = subject;
  const { stage: _, ...inherited } = naming.dims ?? {};
  const movement = read.movement ?? (read.parallel && previous ? previous.movement : null);
  const moved = movement !== null && naming.kind === 'level';
  const planned =
    flow.target && /^(?:level|share|ratio)$/u.test(naming.kind) && !words.has('done_so_far', view.before);
  const kind = planned ? 'target' : moved ? 'change' : naming.kind;
  const bound: Bound = {
    ...naming,
    name: split.name,
    path: naming.path ? [...naming.path.slice(0, -1), split.name] : [split.name],
    dims: {
      ...subjectDims(subject, split.name, words),
      ...split.dims,
      ...(view.member && { item: view.label }),
      ...inherited,
      ...(STARTED_FROM.test(view.before) && { stage: 'before' }),
      ...extremeOf(view),
    },
    kind,
    ...(moved && { change: { direction: movement, base: 'unstated' } }),
    mention,
    movement,
    target: kind === 'target',
  };
  if (read.ofWhich) flow.parts = { whole: bound.path?.slice(0, -1) ?? [], first: bound };
  return bound;
}

/** What is counted, with the word that a sentence leaves out: 国内升学 45 人 → 国内升学人数, 占地 430 亩 → 占地面积. */
function withCounter({ mention, words }: MentionView, name: string): string {
  const { dimension } = mention.quantity;
  if (dimension === 'person' && words.has('person_act', name)) return `${name}人数`;
  if (dimension === 'person_time' && words.has('time_act', name)) return `${name}人次`;
  if (words.has('time_unit', dimension ?? '') && /(?:使用|学习|服务|参与|实践)$/u.test(name))
    return `${name}时长`;
  return dimension === 'area' && name.endsWith('占地') ? `${name}面积` : name;
}

/** 实训楼 1 栋，建筑面积 8600 平方米. */
const isBuilding = ({ quantity }: MentionView['mention']): boolean =>
  /^[栋幢座]$/u.test(quantity.unitText ?? '');

/** Whose numbers the sentence states from here on: its last subject, until the whole is spoken of again. */
function subjectOf({ before, words, flow, mention }: MentionView, split: SplitName, naming: Naming): Subject {
  if (words.has('whole_again', before)) return {};
  const scope = naming.rule === 'prose-has' ? naming.dims?.scope : undefined;
  const place = isBuilding(mention) ? split.name : split.subject.place;
  const { group, ...rest } = { ...(split.subject.schools === undefined && flow.subject), ...split.subject };
  // 女生就业率 97%，毕业生就业率 96%: graduates without more are all of them
  const ofAll = split.subject.group === undefined && /^(?:应届)?(?:毕业生|学生|在校生)/u.test(split.name);
  return {
    ...rest,
    ...(group && !ofAll && { group }),
    ...(scope !== undefined && { scope }),
    ...(place !== undefined && { place }),
  };
}

/** 中职教育 …；高职专科院校 61 所: of other schools. */
const OTHER_SCHOOLS = /高职|中职|技工|职教|高等|中等|本科|专科/u;

/** 硕士毕业生落实 205 人，落实率 89.9%: the rate is theirs, too. What is no graduates' is of no part of them. */
const subjectDims = (
  { schools, scope, place, group }: Subject,
  name: string,
  words: ProseWords,
): Readonly<Record<string, string>> => ({
  ...(schools !== undefined && !OTHER_SCHOOLS.test(name) && { schools }),
  ...(place !== undefined && /面积|占地|用地|设备|投资/u.test(name) && { scope: place }),
  ...(scope !== undefined && { scope }),
  ...(words.has('of_graduates', name) && group),
});
