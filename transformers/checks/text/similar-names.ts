// The finding that two numbers of nearly the same name differ.

import type { Fact, Finding } from '../../../model/index.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

/** `similar_names_differ` for `a` and `b`, with the facts that stand where they do. */
export function similarNames(a: Mention, b: Mention, facts: readonly Fact[]): Finding {
  const words = (lang: 'zh' | 'en') =>
    [placedText(a.printed, a.anchor, lang), placedText(b.printed, b.anchor, lang)] as const;
  const [zh, en] = [words('zh'), words('en')];
  return placedFinding(
    'similar_names_differ',
    'info',
    [a.anchor, b.anchor],
    [a, b].flatMap((m) => factsAt(facts, m.anchor)),
    `“${a.name}”${zh[0]} 与“${b.name}”${zh[1]} 名称相近、数值不同，请核对口径`,
    `${a.name} ${en[0]} and ${b.name} ${en[1]}: nearly the same name, different numbers; check what they count`,
  );
}
