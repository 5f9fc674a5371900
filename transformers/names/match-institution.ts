// The institution that a printed name means: full, former and short names (重庆工程职院), former names in brackets (原…),
// campuses behind the name. Two candidates are no match, and a name with a typing error is never taken for the right one.

import { foldInstitutionName } from '../../catalog/load-institutions.ts';
import type { Institution, InstitutionRegistry } from '../../catalog/types.ts';

export type InstitutionMatch =
  /** `by`: how it was recognised. */
  | {
      readonly kind: 'one';
      readonly institution: Institution;
      readonly by: 'name' | 'campus' | 'former' | 'short';
    }
  /** The words fit several; none is chosen. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Institution[] }
  /** No name, but one or more that differ by one character: for a person to decide. */
  | { readonly kind: 'similar'; readonly candidates: readonly Institution[] }
  | { readonly kind: 'none' };

/** Ends of names and how they are cut short. */
const SHORT_ENDS: readonly (readonly [end: string, short: readonly string[]])[] = [
  ['职业技术大学', ['职大', '职技大']],
  ['职业大学', ['职大']],
  ['职业技术学院', ['职院', '职技院', '职技学院']],
  ['职业学院', ['职院']],
  ['师范高等专科学校', ['师专', '高等师范专科学校', '师范高专', '师范专科学校']],
  ['医学高等专科学校', ['医专', '医学高专', '医学专科学校']],
  ['高等专科学校', ['高专', '专科学校', '专']],
  ['科技学院', ['科院']],
];
/** 重庆市 for 重庆, 广东省 for 广东. */
const REGION = /^([\u4e00-\u9fff]{2,3}?)(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)/u;
const BRACKET = /^([^(（]+)[(（]([^()（）]{2,40})[)）]$/u;
const FORMER = /^(?:原名?|曾用名|前身为?|原校名|更名前为?)[:：]?/u;
/** 甲学院（现乙大学）. */
const RENAMED = /^(?:现名?|今|现?更名为?|现为|后更名为?)[:：]?/u;
const CAMPUS = /^[(（]?[·\-—]?[\u4e00-\u9fff]{0,8}(?:校区|校本部|本部|校园|教学点)[)）]?$/u;
/** Shorter names differ by one character from too many. */
const TELLING = 6;
const NONE: InstitutionMatch = { kind: 'none' };

type ShortNames = ReadonlyMap<string, ReadonlySet<Institution>>;
const shortNames = new WeakMap<InstitutionRegistry, ShortNames>();

/**
 * The institution of `registry` that `printed` means.
 * @example matchInstitution(registry, '重庆工程职院') // { kind: 'one', by: 'short', institution: … }
 */
export function matchInstitution(registry: InstitutionRegistry, printed: string): InstitutionMatch {
  const text = foldInstitutionName(printed).replace(/[“”"《》「」'‘’]/gu, '');
  if (text.length < 3) return NONE;
  return (
    plainName(registry, text) ??
    markedFormer(registry, text) ??
    inBrackets(registry, text) ??
    withCampus(registry, text) ??
    similarTo(registry, text) ??
    NONE
  );
}

/** By full or short name. */
function plainName(registry: InstitutionRegistry, text: string): InstitutionMatch | null {
  const found = registry.find(text);
  if (found) {
    const former = /^\d+$/u.test(text) || foldInstitutionName(found.name) === text ? 'name' : 'former';
    return { kind: 'one', institution: found, by: former };
  }
  const short = shortNamesOf(registry).get(text);
  const [only, ...others] = [...(short ?? [])];
  if (!only) return null;
  return others.length > 0
    ? { kind: 'ambiguous', candidates: [only, ...others] }
    : { kind: 'one', institution: only, by: 'short' };
}

/** 原乙学院: the school that bore the name, or bears it. */
function markedFormer(registry: InstitutionRegistry, text: string): InstitutionMatch | null {
  if (!FORMER.test(text)) return null;
  const match = plainName(registry, text.replace(FORMER, ''));
  return match?.kind === 'one' ? { ...match, by: 'former' } : match;
}

/** 甲学院（原乙学院）, 乙学院（现甲学院）: both must mean the same, or only one of them be known. */
function inBrackets(registry: InstitutionRegistry, text: string): InstitutionMatch | null {
  const [, name = '', inside = ''] = BRACKET.exec(text) ?? [];
  if (name === '') return null;
  const main = plainName(registry, name);
  const isFormer = FORMER.test(inside) || RENAMED.test(inside);
  const other = plainName(registry, inside.replace(FORMER, '').replace(RENAMED, ''));
  if (main?.kind !== 'one') {
    if (main || !other) return main;
    // one of the names is not in the lists (yet, or any more): the other one tells which school it is
    return isFormer && other.kind === 'one' ? { ...other, by: 'former' } : null;
  }
  if (other?.kind === 'one' && other.institution !== main.institution)
    return { kind: 'ambiguous', candidates: [main.institution, other.institution] };
  if (other?.kind === 'ambiguous' && !other.candidates.includes(main.institution))
    return { kind: 'ambiguous', candidates: [main.institution, ...other.candidates] };
  return other || isFormer || CAMPUS.test(inside) || /^(?:简称|以下简称)/u.test(inside) ? main : null;
}

/** 甲学院江津校区: the longest name that only a campus follows. */
function withCampus(registry: InstitutionRegistry, text: string): InstitutionMatch | null {
  for (let end = text.length - 2; end >= 4; end--) {
    if (!CAMPUS.test(text.slice(end))) continue;
    const match = plainName(registry, text.slice(0, end));
    if (match?.kind === 'one') return { ...match, by: match.by === 'name' ? 'campus' : match.by };
    if (match) return match;
  }
  return null;
}

/** Institutions with a name one character away: replaced, left out or too many, or two that changed places. */
function similarTo(registry: InstitutionRegistry, text: string): InstitutionMatch | null {
  if (text.length < TELLING) return null;
  const candidates = registry.all.filter(({ name, formerNames }) =>
    [name, ...formerNames].some((known) => isNear(foldInstitutionName(known), text)),
  );
  return candidates.length > 0 ? { kind: 'similar', candidates } : null;
}

function isNear(a: string, b: string): boolean {
  // 职业学院 for 职业技术学院 is common and may yet be another school
  if (a.replace('职业技术', '职业') === b.replace('职业技术', '职业')) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [inA, inB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (inA.length <= 1 && inB.length <= 1) return true;
  return inA.length === 2 && inB.length === 2 && inA[0] === inB[1] && inA[1] === inB[0];
}

function shortNamesOf(registry: InstitutionRegistry): ShortNames {
  const known = shortNames.get(registry);
  if (known) return known;
  const index = new Map<string, Set<Institution>>();
  for (const institution of registry.all)
    for (const name of [institution.name, ...institution.formerNames])
      for (const short of shorten(foldInstitutionName(name))) {
        const owners = index.get(short) ?? new Set();
        owners.add(institution);
        index.set(short, owners);
      }
  shortNames.set(registry, index);
  return index;
}

/** Short forms of a full name, itself not among them. */
function shorten(name: string): string[] {
  const region = REGION.exec(name);
  const starts = [name, ...(region ? [`${region[1] ?? ''}${name.slice(region[0].length)}`] : [])];
  const all = starts.flatMap((start) => {
    const cut = SHORT_ENDS.find(([end]) => start.endsWith(end) && start.length > end.length + 1);
    const stem = cut ? start.slice(0, start.length - cut[0].length) : '';
    return [start, ...(cut?.[1] ?? []).map((end) => `${stem}${end}`)];
  });
  return all.filter((short) => short !== name && short.length >= 4);
}
