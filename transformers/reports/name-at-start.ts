// The name of a school with which a text begins, and the registered names anywhere in it.

import { institutionKindOf } from '../../catalog/load-report-types.ts';
import type { Institution, InstitutionRegistry, ReportTypeRule } from '../../catalog/types.ts';
import type { InstitutionKind } from '../../model/index.ts';
import { provinceOf } from './find-region.ts';

export interface FoundName {
  /** As printed, without white space. */
  readonly name: string;
  readonly kind: InstitutionKind;
  /** Its entry in the register; null for schools the register does not have. */
  readonly registered: Institution | null;
  /** The province it stands in, as far as the register or the name itself tells. */
  readonly region: string | null;
}

const LONGEST = 28;
const SHORTEST = 4;
/** A general word, not the beginning of a name: 我校, 各高等职业学校. */
const NO_NAME =
  /^(?:[我本该各全两多一]|中国|所有|参与|优质|示范|骨干|高水平|中等|高等|高职|职业|技工|技师|普通|民办|公办|合作|建设|双高|国家|二级|产业|相关|附件|关于)/u;
/** 扩建27所中等职业学校: so many of them. */
const COUNTED = /\d+多?余?[所个家]/u;
const ENDS_AS_REGISTERED = /(?:学院|大学|学校|分校|\))$/u;
const MAY_BE_REGISTERED = /^[\u4e00-\u9fff].{1,25}(?:学院|大学|学校|分校|\))/u;

const expressions = new WeakMap<readonly ReportTypeRule[], RegExp>();

/** Shortest beginning of a text that ends as a name of a school does, with 附属… behind it. */
function nameExpression(rules: readonly ReportTypeRule[]): RegExp {
  const known = expressions.get(rules);
  if (known) return known;
  const endings = rules
    .filter((rule) => rule.kind !== 'region')
    .flatMap((rule) => rule.names ?? [])
    .map((pattern) => pattern.replace(/\$$/, ''))
    .join('|');
  const made = new RegExp(
    `^[\\u4e00-\\u9fff][\\u4e00-\\u9fffA-Za-z0-9·()]{1,23}?(?:${endings})(?:附[属设][\\u4e00-\\u9fff]{0,12}?(?:${endings}))?`,
    'u',
  );
  expressions.set(rules, made);
  return made;
}

/** The longest registered name at the beginning of `text`, as printed there. */
function registeredAtStart(
  text: string,
  registry: InstitutionRegistry,
): readonly [name: string, institution: Institution] | null {
  if (!MAY_BE_REGISTERED.test(text)) return null;
  for (let length = Math.min(LONGEST, text.length); length >= SHORTEST; length--) {
    const part = text.slice(0, length);
    const found = ENDS_AS_REGISTERED.test(part) ? registry.find(part) : null;
    // 某某大学附属技工学校 is not 某某大学
    if (found) return /^附[属设]/u.test(text.slice(length)) ? null : [part, found];
  }
  return null;
}

/** The school with whose name `text` (compact) begins; null when it begins with none. */
export function schoolAtStart(
  text: string,
  rules: readonly ReportTypeRule[],
  registry: InstitutionRegistry,
): FoundName | null {
  const [name, registered] = registeredAtStart(text, registry) ?? [];
  if (name && registered) return { name, kind: registered.kind, registered, region: registered.region };
  const printed = nameExpression(rules).exec(text.slice(0, 60))?.[0] ?? '';
  if (printed === '' || NO_NAME.test(printed) || COUNTED.test(printed)) return null;
  const kind = institutionKindOf(printed, rules);
  return kind && { name: printed, kind, registered: null, region: provinceOf(printed, registry) };
}

/** Whether `text` (compact) is the name of a school and nothing else. */
export const isSchoolName = (
  text: string,
  rules: readonly ReportTypeRule[],
  registry: InstitutionRegistry,
): boolean => text.length <= LONGEST && schoolAtStart(text, rules, registry)?.name.length === text.length;

/** How often each registered institution is named in `text` (compact), by longest match, under any of its names. */
export function countRegistered(text: string, registry: InstitutionRegistry): Map<Institution, number> {
  const counts = new Map<Institution, number>();
  for (const end of text.matchAll(/(?<=[学大分])[院学校]|\)/gu)) {
    const stop = end.index + end[0].length;
    for (let length = Math.min(LONGEST, stop); length >= SHORTEST; length--) {
      const found = registry.find(text.slice(stop - length, stop));
      if (!found) continue;
      counts.set(found, (counts.get(found) ?? 0) + 1);
      break;
    }
  }
  return counts;
}
