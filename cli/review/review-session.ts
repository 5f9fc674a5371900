// Walks the review queue with a person: shows each item with its quoted source, asks what to do, and makes corrections of
// the answers. Knows no terminal: questions go through `ask`.

import { appendCorrection, type NewCorrection, removeCorrection } from '../../catalog/write-corrections.ts';
import type { ReviewFact, ReviewItem } from '../../loaders/queries/list-review.ts';
import {
  type Anchor,
  describeAnchor,
  isLineAnchor,
  isPageAnchor,
  isSheetAnchor,
  type Words,
} from '../../model/index.ts';
import type { Context } from '../command.ts';
import { displayPath } from '../display-path.ts';
import { joinUnit } from '../join-unit.ts';
import { printable } from '../output/printable.ts';

export interface Session {
  readonly who: string;
  /** A date as 2024-05-31. */
  readonly when: string;
  readonly file: string;
  /** An answer without white space around it; null when there are no more. */
  readonly ask: (question: string) => Promise<string | null>;
  readonly read: () => Promise<string>;
  /** What is wrong with the text of a corrections file; null when nothing is. */
  readonly check: (text: string) => string | null;
  readonly write: (text: string) => Promise<void>;
}

type Action = NewCorrection['action'];
const actions: Readonly<Record<string, Action>> = { o: 'override', d: 'drop', a: 'accept', n: 'note' };

const words = {
  choice: {
    zh: '[o]更正数值 [d]不采用 [a]数值无误 [n]加注 [回车]跳过 [q]结束：',
    en: '[o]verride [d]rop [a]ccept [n]ote [Enter] skip [q]uit: ',
  },
  next: { zh: '[回车]继续 [q]结束：', en: '[Enter] next [q]uit: ' },
  which: { zh: '哪一条（编号）：', en: 'which one (number): ' },
  value: { zh: '正确的数值（如 3793）：', en: 'the right value (as 3793): ' },
  unit: { zh: '单位（回车 = 原文单位）：', en: 'unit (Enter = as printed): ' },
  reason: { zh: '理由：', en: 'reason: ' },
  cancelled: { zh: '未记录', en: 'nothing written' },
  conflict: {
    zh: '同一指标的数值互相矛盾，第1条为现用值',
    en: 'values contradict each other; the first is in use',
  },
  unsure: { zh: '读取时把握不大', en: 'read with little confidence' },
  provisional: {
    zh: '名单中没有这所学校；核对名称后补入 catalog/institutions',
    en: 'no list has this school; check its name and add it to catalog/institutions',
  },
} satisfies Record<string, Words>;

/** How many corrections were written. @throws CatalogError when the file is no corrections file. */
export async function reviewItems(
  items: readonly ReviewItem[],
  session: Session,
  context: Context,
): Promise<number> {
  let written = 0;
  for (const [i, item] of items.entries()) {
    context.print(describeItem(item, `[${i + 1}/${items.length}]`, context));
    const answer = await session.ask(context.say(item.facts.length > 0 ? words.choice : words.next));
    if (answer === null || answer.toLowerCase() === 'q') break;
    const action = item.facts.length > 0 ? actions[answer.toLowerCase()] : undefined;
    if (!action) continue;
    const correction = await composeCorrection(item, action, session, context);
    if (!correction) {
      context.tell(context.say(words.cancelled));
      continue;
    }
    const before = await session.read();
    const kept = item.replaces ? removeCorrection(before, item.replaces.id, session.file) : before;
    if (item.replaces && kept === before) context.warn(context.say(leftBehind(item.replaces)));
    const text = appendCorrection(kept, correction, session.file);
    const problem = session.check(text);
    if (problem === null) {
      await session.write(text);
      written++;
    } else context.warn(problem);
  }
  return written;
}

/** The old correction stands in another file, which is not ours to change. */
const leftBehind = ({ id, place }: NonNullable<ReviewItem['replaces']>): Words => ({
  zh: `请删去不再适用的更正 ${id}（${place}）`,
  en: `delete the correction ${id} (${place}), which no longer holds`,
});

/** The item in words, with the place and quote of each fact. */
export function describeItem(item: ReviewItem, position: string, { lang, warehouse }: Context): string {
  const head = [position, item.severity, item.code, item.institution, item.year].filter(
    (part) => part !== null,
  );
  const message =
    item.message?.[lang] ?? (item.kind === 'finding' || item.kind === 'stale' ? '' : words[item.kind][lang]);
  const facts = item.facts.flatMap((fact, i) => [
    `  ${i + 1}. ${fact.name} ${fact.period}: ${joinUnit(fact.printed, fact.unitPrinted)}`,
    `     ${displayPath(fact.path, warehouse)} ${describeAnchor(fact.anchor, lang)} [${fact.id}]`,
    `     “${fact.quote}”`,
  ]);
  return `${printable([head.join(' '), `  ${message}`, ...facts].join('\n'))}\n`;
}

/** Asks for what an action needs; null when an answer is missing or does not fit. */
async function composeCorrection(
  item: ReviewItem,
  action: Action,
  session: Session,
  { say }: Context,
): Promise<NewCorrection | null> {
  const number = item.facts.length > 1 ? await session.ask(say(words.which)) : '1';
  const fact = item.facts[Number(number) - 1];
  if (!fact) return null;
  const value = action === 'override' ? await session.ask(say(words.value)) : undefined;
  if (value === null || (value !== undefined && !/^-?\d{1,30}(?:\.\d{1,20})?$/.test(value))) return null;
  const unit = action === 'override' ? await session.ask(say(words.unit)) : undefined;
  const reason = await session.ask(say(words.reason));
  if (!reason) return null;
  return {
    id: idOf(fact, action, item.code),
    document: fact.sha256.slice(0, 16),
    ...(fact.indicatorId === null ? { name: fact.name } : { indicator: fact.indicatorId }),
    ...periodOf(fact),
    place: placeOf(fact.anchor),
    printed: fact.printed,
    action,
    ...(value === undefined ? {} : { value }),
    ...(unit ? { unit } : {}),
    ...(action === 'accept' && item.code !== null ? { finding: item.code } : {}),
    reason,
    who: session.who,
    when: session.when,
  };
}

/** Unique for the fact, what is done and, where a finding is accepted, which. */
const idOf = (fact: ReviewFact, action: Action, code: string | null): string =>
  [fact.id, action, ...(action === 'accept' && code ? [code] : [])].join('-').toLowerCase();

/** The period as corrections name it; other kinds of periods are found by their place. */
function periodOf({ periodKind, year }: ReviewFact): { readonly period?: string } {
  if (year === null) return {};
  if (periodKind === 'calendar') return { period: `${year}` };
  if (periodKind === 'academic') return { period: `${year - 1}-${year}` };
  return periodKind === 'cohort' ? { period: `${year}届` } : {};
}

function placeOf(anchor: Anchor): NewCorrection['place'] {
  if (isPageAnchor(anchor)) return { page: anchor.page };
  if (isLineAnchor(anchor)) return { line: anchor.line };
  return isSheetAnchor(anchor) ? { sheet: anchor.sheet, cell: anchor.cell } : { path: anchor.path };
}
