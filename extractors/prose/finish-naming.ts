// From the name that a rule gave to a bound number: what splits it goes into dims, 新增 makes a level a change, a plan makes it
// a target.

import type { Bound, MentionView, Naming } from './bound.ts';
import { findDims } from './find-dims.ts';

/** 由原来的 90% 提升至 96%: what was so before, at a time that nobody states. */
const STARTED_FROM = /(?:从|(?<![理自缘])由)(?:原来?|原先|以前|之前)?的?$/u;

/** The number of `view` under the name `naming`; `near` are the words of its sentence shortly before it. */
export function finishNaming(view: MentionView, naming: Naming, near: string): Bound {
  const { mention, read, previous, words, flow } = view;
  const counted =
    mention.quantity.dimension === 'person' && words.has('person_act', naming.name)
      ? `${naming.name}人数`
      : naming.name;
  const split = findDims(counted, near, words, /statement|those/u.test(naming.rule));
  const { stage: _, ...inherited } = naming.dims ?? {};
  const movement = read.movement ?? (read.parallel && previous ? previous.movement : null);
  const moved = movement !== null && naming.kind === 'level';
  const planned =
    flow.target && /^(?:level|share|ratio)$/u.test(naming.kind) && !words.has('done_so_far', view.before);
  const kind = planned ? 'target' : moved ? 'change' : naming.kind;
  return {
    ...naming,
    name: split.name,
    path: naming.path ? [...naming.path.slice(0, -1), split.name] : [split.name],
    dims: { ...split.dims, ...inherited, ...(STARTED_FROM.test(view.before) && { stage: 'before' }) },
    kind,
    ...(moved && { change: { direction: movement, base: 'unstated' } }),
    mention,
    movement,
    target: kind === 'target',
  };
}
