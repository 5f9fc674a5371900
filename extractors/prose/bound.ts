// What binding adds to a quantity, and what it remembers from one clause to the next.

import type { ProseWords } from '../../catalog/types.ts';
import type { Change, FactKind } from '../../model/index.ts';
import type { Clause, Mention } from './clause.ts';
import type { Subject } from './find-dims.ts';
import type { WordsBefore } from './read-words-before.ts';
import type { WordsBehind } from './read-words-behind.ts';

/** What a rule says of a number. */
export interface Naming {
  /** The counted thing; `path` ends with it. */
  readonly name: string;
  readonly path?: readonly string[];
  readonly kind: FactKind;
  readonly change?: Change;
  readonly dims?: Readonly<Record<string, string>>;
  readonly rule: string;
  /** 0–1. */
  readonly confidence: number;
  /** How far the words behind the number belong to its name; the next number's words begin there. */
  readonly uses?: number;
}

/** A naming before it is known of what kind the number is. */
export type Unkinded = Omit<Naming, 'kind'>;

/** A number with its name, as later clauses see it. */
export interface Bound extends Naming {
  readonly mention: Mention;
  readonly movement: 'up' | 'down' | null;
  readonly target: boolean;
}

/** A number and the words around it. */
export interface MentionView {
  readonly mention: Mention;
  readonly clause: Clause;
  /** Back to the clause's start or the number before it. */
  readonly before: string;
  /** On to the next number or the clause's end. */
  readonly behind: string;
  /** The text behind the clause. */
  readonly after: string;
  readonly read: WordsBefore;
  readonly right: WordsBehind;
  /** The number before it in its clause. */
  readonly previous: Bound | null;
  /** In brackets: the number directly before the bracket, and the words before it. */
  readonly owner: Bound | null;
  readonly label: string;
  /** Whether the label is one of several that the sentence lists. */
  readonly member: boolean;
  readonly flow: Flow;
  readonly words: ProseWords;
}

/** What is counted, and which part of it. */
export interface Topic {
  readonly name: string;
  readonly item?: string;
}

/** What is counted of several members. */
export interface Spread {
  readonly counted: string;
  /** They are listed (前三位的省份为 …), so that their numbers may be counts; else only shares are theirs (主要来自 …). */
  readonly listed: boolean;
}

/** 立项 16 项，其中培训项目 9 项: the whole and above, and the first part. */
export interface Parts {
  readonly whole: readonly string[];
  readonly first: Bound;
}

/** What earlier clauses of the paragraph leave behind. */
export interface Flow {
  /** Numbers of this paragraph outside brackets, latest last; at most eight. */
  recent: Bound[];
  /** What the sentence speaks of when its clauses name nothing: 2023 年录取学生中. */
  topic: string;
  /** What the words directly before speak of: 就业满意度由降转升, 月薪 3000 元的占比例最大; null when they do not. */
  fresh: Topic | null;
  /** Words of the sentence before this clause. */
  said: string;
  /** The contest that awards belong to. */
  contest: string;
  /** The round of it: 省赛; empty when none is named. */
  round: string;
  /** Whose numbers the sentence states: 硕士毕业生, 高等职业学校. */
  subject: Subject;
  /** What the sentence counts of each member that it names: 生源人数 (前三位的省份为 …); null when it names none. */
  spread: Spread | null;
  /** The parts that 其中 began to name in this sentence; null before it. */
  parts: Parts | null;
  /** What amounts bound classes of in this sentence: 月薪; empty when none do. */
  classes: string;
  /** The names that a list of changes is shared over. */
  shared: readonly string[];
  /** The base of changes stated in a clause of its own: 与上年相比. */
  base: string;
  /** The sentence states what is planned. */
  target: boolean;
  /** The sentence states what is to be reached by a later year. */
  future: boolean;
  /** Headings above, nearest last. */
  readonly headings: readonly string[];
}

/** The latest number of the flow whose unit is of `dimension`; else the latest of all. */
export function latest(flow: Flow, fits: (bound: Bound) => boolean = () => true): Bound | null {
  return flow.recent.findLast(fits) ?? null;
}

const PERCENT = new Set(['percent', 'per_mille']);

export const isPercent = (mention: Mention): boolean => PERCENT.has(mention.quantity.dimension ?? '');
export const isPoint = (mention: Mention): boolean => mention.quantity.dimension === 'percent_point';

/** The naming that a topic gives. */
export const nameOfTopic = ({ name, item }: Topic) => ({
  name,
  path: [name],
  ...(item !== undefined && { dims: { item } }),
});

/** The name of a level: without what makes it a change. */
export const plainName = (bound: Bound): string => bound.name.replace(/(?:变化|增长率|下降率|占比)$/u, '');
