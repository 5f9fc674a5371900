// The way from the broad to the narrow that ends in a number of running text: its whole, whose it is, what is counted, and
// the part that its sentence splits off (技能大赛获奖 › 国家级 › 一等奖). Tables print theirs; sentences spread it over clauses.

import type { Observation } from '../../model/index.ts';

/** Parts of a count, from the broad to the narrow. The answers of a share split no count: they are no step of the way. */
const PARTS = ['schools', 'level', 'education', 'sex', 'award'] as const;
/** 毕业生所学专业与工作的相关度, 线上线下各类招聘活动: what stands before the last 的, and what is counted; 目的 is a word. */
const OF = /^(.{2,})(?:(?<!目)的|层面|各级各类|各类)([^的“”（）()]{3,})$/u;

/**
 * The names of `observation` from the broad to the narrow. Those of a table stay as they are printed; in running text the
 * last one need not be `indicatorText`.
 */
export function layPath({
  from,
  path,
  kind,
  dims,
}: Pick<Observation, 'from' | 'path' | 'kind' | 'dims'>): readonly string[] {
  if (from !== 'prose') return path;
  if (kind === 'rank' && dims.scope !== undefined) return inScope(path, dims.scope);
  const whose = OF.exec(path.at(-1) ?? '')?.[1] ?? '';
  const names = whose === '' ? path : [whose, ...path.map((name) => withoutOwner(name, whose))];
  const said = names.join('\u0000');
  const steps = [...PARTS, ...(kind === 'share' || kind === 'ratio' ? [] : ['item'])];
  const parts = steps.flatMap((dim) => dims[dim] ?? []).filter((part) => !said.includes(part));
  return [...names, ...parts.map((part) => (/^[男女]$/u.test(part) ? `${part}${sexWord(said)}` : part))];
}

/** 综合竞争力排名 in 全国: 综合竞争力 › 全国排名. */
const inScope = (path: readonly string[], scope: string): readonly string[] => {
  const stem = (path.at(-1) ?? '').replace(/排名$/u, '');
  return stem === path.at(-1) || stem === ''
    ? [...path, scope]
    : [...path.slice(0, -1), stem, `${scope}排名`];
};

const withoutOwner = (name: string, whose: string): string =>
  name.startsWith(whose) ? name.slice(whose.length).replace(/^(?:的|层面|各级各类|各类)/u, '') : name;

const sexWord = (said: string): string => (/[学业校新]生/u.test(said) ? '生' : '性');
