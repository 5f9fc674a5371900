// What splits a number: its level (国家级), sex, education, programme group; and the name without the level.

import type { ProseWords } from '../../catalog/types.ts';

export interface SplitName {
  readonly name: string;
  readonly dims: Readonly<Record<string, string>>;
  /** Of these the ones that stood before the name as its subject: 硕士毕业生, 高等职业学校. */
  readonly subject: Subject;
}

/** Whose numbers a sentence states, within their owner. */
export interface Subject {
  readonly schools?: string;
  /** A building or ground: 图书馆占地 …，建筑面积 …. */
  readonly place?: string;
  /** A part of the school: 护理专业 (现有在校生 …). */
  readonly scope?: string;
  /** The part of the graduates or students, as dims: education, sex or region. */
  readonly group?: Readonly<Record<string, string>>;
}

/**
 * The dims that `name` states. A level, region or kind of school at its start goes from the name into the dims, except of a
 * statement (毕业生选择在市内就业); the others stay in both.
 */
export function findDims(
  name: string,
  clauseText: string,
  words: ProseWords,
  isStatement = false,
): SplitName {
  const dims: Record<string, string> = {};
  const part: Record<string, string> = {};
  let rest = name;
  const level = levelsAt(rest, words);
  if (level !== '') {
    dims.level = level.replace(/(?:的|及)$/u, '');
    const shorter = rest.slice(level.length).replace(/^的/u, '');
    if (shorter.length > 1) rest = shorter;
  } else {
    const inside = words.find('level', name);
    if (inside) dims.level = inside.text;
  }
  for (const [group, dim] of [
    ['school_kind_of', 'schools'],
    ['education_of', 'education'],
    ['region_word', 'region'],
  ] as const) {
    const found = words.find(group, rest);
    if (!found || isStatement || rest.length - found.text.length < 2) continue;
    dims[dim] = found.text.replace(/^(?:毕业生|学生)?(?:选择|留)?在|[“”‘’]/gu, '');
    if (dim === 'education' || /生源|籍$/u.test(rest.slice(0, found.text.length + 2)))
      part[dim] = dims[dim] ?? '';
    rest = rest.slice(found.text.length);
  }
  if (words.has('male', rest)) dims.sex = '男';
  else if (words.has('female', rest)) dims.sex = '女';
  if (dims.sex !== undefined && /^[男女](?:生|性毕业生|毕业生)/u.test(rest)) part.sex = dims.sex;
  const education = words.find('education', rest);
  if (education) dims.education ??= education.text.replace(/(?:学历|学位|层次)$/u, '');
  const place = words.find('place_subject', rest)?.text;
  const scope = place ?? scopeOf(clauseText, words);
  if (scope !== undefined) dims.scope = scope;
  return { name: rest, dims, subject: subjectOf(dims.schools, place, part) };
}

/** The levels at the start of `name`, as printed: 省市级、国家级. */
function levelsAt(name: string, words: ProseWords): string {
  let end = 0;
  for (let i = 0; i < 4; i++) {
    const joint = end === 0 ? 0 : (/^[、和及与]/u.exec(name.slice(end))?.[0].length ?? -1);
    const next = joint < 0 ? null : words.find('level_word', name.slice(end + joint));
    if (!next) break;
    end += joint + next.text.length;
  }
  return name.slice(0, end);
}

const subjectOf = (
  schools: string | undefined,
  place: string | undefined,
  part: Readonly<Record<string, string>>,
): Subject => ({
  ...(schools !== undefined && { schools }),
  ...(place !== undefined && { place }),
  ...(Object.keys(part).length > 0 && { group: part }),
});

/** The programme group or the campus that a clause speaks of. */
function scopeOf(clauseText: string, words: ProseWords): string | undefined {
  const cluster = words.find('programme_group', clauseText)?.text ?? '';
  if (cluster.length > 3) return cluster;
  const campus = words.all('campus', clauseText).at(-1);
  return campus && !/学校|全校|总占地|总面积/u.test(clauseText.slice(campus.index)) ? campus.text : undefined;
}
