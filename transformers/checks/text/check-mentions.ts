// The same thing counted twice in a report with different numbers: in two sentences, or in a sentence and in a table.

import type { Catalog } from '../../../catalog/types.ts';
import type { Fact, Finding, Severity } from '../../../model/index.ts';
import { absolute, compare, exact, multiply, subtract } from '../../../numbers/exact.ts';
import { groupBy } from '../fact-groups.ts';
import { checkCatalogued } from './check-catalogued.ts';
import { checkGroups } from './check-groups.ts';
import { checkTwins } from './check-twins.ts';
import { agree, GENERIC, isChange, isFar, sameTime } from './compare-mentions.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';
import { tableMentions } from './table-mentions.ts';

/** Names below this many characters say too little: 课程, 一等奖. */
const TELLING = 4;
/** Names of this many characters say what is counted; large numbers that nearly agree say it too. */
const LONG = 6;
const LONGER = 9;
const LARGE = exact('1000');
/** More numbers under one name than a report has. */
const MOST = 100;

/** One finding for each name with contradicting values. `facts` are those of tables and notes, and prose by place. */
export function checkMentions(
  mentions: readonly Mention[],
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'units' | 'checks'>,
): Finding[] {
  const named = nameTails(mentions);
  const usable = named.filter(
    (m) =>
      (m.key.length >= TELLING || (m.key.length >= 2 && compare(m.value, LARGE) >= 0)) &&
      !GENERIC.test(m.key) &&
      !isChange(m) &&
      (m.dimension !== 'percent' || isNamedRate(m)) &&
      !m.planned,
  );
  const groups = groupBy(usable, (m) =>
    [m.key, m.scope, m.unit, m.fresh, m.dimension === 'person' ? m.group : ''].join('\u0000'),
  );
  const among = [...groups.values()].flatMap((group) => amongMentions(group, facts));
  return [
    ...among,
    ...acrossScopes(named, facts),
    ...checkTwins([...usable, ...tableMentions(facts, catalog)], facts),
    ...checkGroups(usable, facts, catalog),
    ...checkCatalogued(mentions, facts, catalog),
  ];
}

/** A rate whose name says whose it is: a short one is that of many groups. */
const isNamedRate = (m: Mention): boolean =>
  m.key.length >= LONGER && /[率度]$/u.test(m.name) && m.group === '' && m.modifier === 'exact';

/** Words behind the unit that begin with a name the report uses elsewhere bear that name: 2 个市级技能大师工作室组成…. */
function nameTails(mentions: readonly Mention[]): Mention[] {
  const known = new Map(
    mentions.filter((m) => m.lead !== '' && m.key.length > TELLING).map((m) => [m.name, m.key]),
  );
  const names = groupBy(
    [...known.keys()].sort((a, b) => b.length - a.length),
    (name) => name.slice(0, TELLING),
  );
  return mentions.map((m) => {
    if (m.lead !== '' || m.tail.length <= TELLING) return m;
    const name = names
      .get(m.tail.slice(0, TELLING))
      ?.find((word) => m.tail.startsWith(word) && m.tail !== word);
    return name === undefined ? m : { ...m, name, key: known.get(name) ?? m.key };
  });
}

/** A long name says what is counted; a short one only when large numbers nearly agree. */
function isTelling(a: Mention, b: Mention): boolean {
  if (a.key.length >= LONG && !/等(?!奖)/u.test(a.key)) return true;
  const difference = absolute(subtract(a.value, b.value));
  return (
    compare(a.value, LARGE) >= 0 &&
    compare(multiply(difference, exact(a.key.length >= TELLING ? '20' : '200')), a.value) < 0
  );
}

const isCounted = (m: Mention): boolean =>
  !m.fresh && !m.planned && !isChange(m) && m.dimension !== 'percent' && !GENERIC.test(m.key);

/** A part of the school that has more of something than the school. */
function acrossScopes(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  const seen = new Set<string>();
  // a paragraph that speaks of the part somewhere is not about the school alone
  const ofParts = new Set(mentions.flatMap((m) => (m.since.includes('专业群') ? m.block : [])));
  return mentions.flatMap((part) => {
    if (part.scope !== '专业群' || part.key.length < LONG || seen.has(part.key) || !isCounted(part))
      return [];
    const wholes = mentions.filter(
      (m) =>
        isCounted(m) &&
        m.scope === '' &&
        m.key === part.key &&
        m.unit === part.unit &&
        m.years.length <= 1 &&
        !ofParts.has(m.block),
    );
    const [whole] = wholes;
    if (!whole || wholes.some((m) => compare(m.value, part.value) >= 0) || part.modifier !== 'exact')
      return [];
    seen.add(part.key);
    const words = (lang: 'zh' | 'en') =>
      [placedText(part.printed, part.anchor, lang), placedText(whole.printed, whole.anchor, lang)] as const;
    return [
      placedFinding(
        'part_exceeds_whole',
        'warning',
        [part.anchor, whole.anchor],
        [part, whole].flatMap((m) => factsAt(facts, m.anchor)),
        `“${part.name}”${part.scope}为 ${words('zh')[0]}，多于学校的 ${words('zh')[1]}`,
        `${part.name}: ${words('en')[0]} of a part of the school, more than the school's ${words('en')[1]}`,
      ),
    ];
  });
}

function amongMentions(group: readonly Mention[], facts: readonly Fact[]): Finding[] {
  const looked = group.slice(0, MOST);
  for (const first of looked) {
    const others = looked.filter(
      (m) =>
        m.block !== first.block &&
        !agree(first, m) &&
        sameTime(first, m) &&
        !isFar(first, m) &&
        isTelling(first, m),
    );
    const distinct = others.filter((m, i) => others.findIndex((o) => compare(o.value, m.value) === 0) === i);
    if (distinct.length === 0 || distinct.length > 2) continue;
    const all = [first, ...distinct];
    return [
      disagreement(
        first.name,
        all,
        all.flatMap((m) => factsAt(facts, m.anchor)),
        'warning',
      ),
    ];
  }
  return [];
}

function disagreement(
  name: string,
  all: readonly Mention[],
  facts: readonly Fact[],
  severity: Severity,
): Finding {
  const words = (lang: 'zh' | 'en') =>
    all.map((m) => placedText(m.printed, m.anchor, lang)).join(lang === 'zh' ? '、' : ', ');
  return placedFinding(
    'values_disagree',
    severity,
    all.map((m) => m.anchor),
    facts,
    `正文中“${name}”有 ${all.length} 个不同的值：${words('zh')}`,
    `${name} has ${all.length} different values in the text: ${words('en')}`,
  );
}
