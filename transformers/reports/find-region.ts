// Regions in names: the province a school's name begins with, the province or district that a title reports on.

import type { InstitutionRegistry } from '../../catalog/types.ts';

const REGION =
  /^((?:[\u4e00-\u9fff]{2,9}?(?:省|自治区|市|自治州|地区|盟|区|县|旗)){1,3}|[\u4e00-\u9fff]{2,4})(?=(?:\d{4}(?:年?度?|届))?(?:(?:高等|中等)?职业(?:技术)?(?:教育(?!中心)|院校).{0,6}(?:质量|年度报告|年度发展报告)|(?:普通)?(?:高校|高等学校|职业院校|中等职业学校)?毕业生就业))/u;
const NATION = /^(?:中国|全国|我国)/u;
const SUFFIX = /(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/u;

const known = new WeakMap<InstitutionRegistry, readonly (readonly [full: string, short: string])[]>();

/** The provinces of the register, each once: 广西壮族自治区 with 广西. */
function provinces(registry: InstitutionRegistry): readonly (readonly [string, string])[] {
  const made =
    known.get(registry) ??
    [...new Set(registry.all.flatMap((i) => (i.region === null ? [] : [i.region])))].map(
      (full) => [full, full.replace(SUFFIX, '')] as const,
    );
  known.set(registry, made);
  return made;
}

/** The province with whose full or short name `name` begins (重庆市…, 云南…); null when it begins with none. */
export function provinceOf(name: string, registry: InstitutionRegistry): string | null {
  return provinces(registry).find(([, short]) => name.startsWith(short))?.[0] ?? null;
}

/**
 * The region whose report a title (compact) says it is: 云岭省职业教育质量年度报告. A name without 省, 市 … must be that of a
 * province. Null for the nation, for schools, and for titles that name none.
 */
export function regionAtStart(
  title: string,
  registry: InstitutionRegistry,
): { readonly name: string; readonly region: string | null } | null {
  const name = REGION.exec(title)?.[1] ?? '';
  if (name === '' || NATION.test(name)) return null;
  const province = provinces(registry).find(([full, short]) => name === full || name === short);
  if (province) return { name: province[0], region: province[0] };
  return /[省市区县州盟旗]$/u.test(name) ? { name, region: provinceOf(name, registry) } : null;
}

const OFFICE =
  /^([\u4e00-\u9fff]{2,9}(?:省|自治区|市|自治州|地区|盟|区|县|旗))(?:教育局|教育厅|教育委员会|教委|教体局|教育体育局|教育和体育局|教育科技局)$/u;

/** The region whose office for education a line (compact) names and nothing else; null for any other line. */
export function regionOfOffice(
  line: string,
  registry: InstitutionRegistry,
): { readonly name: string; readonly region: string | null } | null {
  const name = OFFICE.exec(line)?.[1];
  return name === undefined ? null : { name, region: provinceOf(name, registry) };
}

const SCHOOLS_OF =
  /(?<=^|[\n,，。;；、:：在])([\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|地区|盟|区|县|旗)?)(?=(?:的)?(?:高等职业|中等职业|高职|中职|职业|技工)(?:院校|学校|教育(?!中心|学院|集团))([^。\n]{0,80}\d)?)/gu;
const MIN_SPOKEN_OF = 2;

/**
 * The one region whose vocational schools the text (compact) speaks of, at least twice and more than of any other's; null
 * when there is none, or no number follows.
 */
export function regionSpokenOf(
  text: string,
  registry: InstitutionRegistry,
): { readonly name: string; readonly region: string | null } | null {
  const counts = new Map<string, number>();
  const counted = new Set<string>();
  for (const [, name = '', number] of text.matchAll(SCHOOLS_OF)) {
    const province = provinces(registry).find(([full, short]) => name === full || name === short);
    const full = province?.[0] ?? (/[^全我本该各]{2,}[市州县区盟旗]$/u.test(name) ? name : '');
    if (full === '' || NATION.test(full)) continue;
    counts.set(full, (counts.get(full) ?? 0) + 1);
    if (number !== undefined) counted.add(full);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < MIN_SPOKEN_OF || second?.[1] === first[1] || !counted.has(first[0])) return null;
  return { name: first[0], region: provinceOf(first[0], registry) };
}

const WHOLE_PROVINCE = /全省|我省|全自治区|全区|我区/u;
const WHOLE_CITY = /全市|我市/u;
const CITY = /(?<=^|[\n,，。;；、:：在了年届])([\u4e00-\u9fff]{2,4}市)(?![级属场区政辖])/gu;
/** Of a school, a paper or a firm of that province, not of the province. */
const NAMESAKE =
  /^[\u4e00-\u9fff()]{0,12}?(?:学院|大学|学校|中专|职教中心|日报|晚报|商报|新闻|网|客户端|集团|公司|人民出版社)/u;
/** 上海市中等职业学校毕业生: of all of them. */
const SCHOOLS_THERE =
  /^(?:省|市|自治区)?(?:各类|各)?(?:全日制)?(?:普通)?(?:中等职业|高等职业|中职|高职|技工|职业)(?:学校|院校|高校)(?!有限)/u;
const HEAD_LENGTH = 600;
const SCHOOLS = '(?:高职|中职|职业|技工|普通|各)?(?:院校|高校)';

/**
 * The region that the beginning of `text` (compact) names, where it then speaks of 全省 or 全市, or its first line begins
 * with a province; null when it names none or several.
 */
export function regionAtHead(
  text: string,
  registry: InstitutionRegistry,
): { readonly name: string; readonly region: string | null } | null {
  const head = text.slice(0, HEAD_LENGTH);
  const first = provinces(registry).find(([, short]) => isRegion(head, short, 0));
  const named = provinces(registry).filter(([, short]) =>
    [...head.matchAll(new RegExp(short, 'gu'))].some((m) => isRegion(head, short, m.index)),
  );
  const [province] = named;
  const ofSchools = province && new RegExp(`${province[1]}省?${SCHOOLS}`, 'u').test(head);
  if (province && named.length === 1 && (first || ofSchools || isWhole(province[0], text)))
    return { name: province[0], region: province[0] };
  const cities = new Set([...head.matchAll(CITY)].map(([, name = '']) => name));
  const [city] = cities;
  if (city === undefined || cities.size > 1 || !WHOLE_CITY.test(text)) return null;
  return { name: city, region: provinceOf(city, registry) };
}

/** 全省 in a province; 全市 in a city that is one. */
const isWhole = (province: string, text: string): boolean =>
  WHOLE_PROVINCE.test(text) || (province.endsWith('市') && WHOLE_CITY.test(text));

const isRegion = (text: string, short: string, at: number): boolean =>
  text.startsWith(short, at) && isOfRegion(text.slice(at + short.length, at + short.length + 20));

const isOfRegion = (behind: string): boolean => SCHOOLS_THERE.test(behind) || !NAMESAKE.test(behind);
