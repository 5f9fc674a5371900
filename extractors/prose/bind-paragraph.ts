// The quantities of one paragraph, each with its name, owner, period and kind, or with the reason why it has none.
// Walks the clauses in reading order and keeps what later clauses leave out.

import type { Catalog } from '../../catalog/types.ts';
import type { ScannedText } from '../quantities/types.ts';
import { within } from './bisect.ts';
import type { Bound, Flow, MentionView, Naming } from './bound.ts';
import type { BoundParagraph, BoundQuantity, ParagraphContext, RejectedQuantity } from './bound-paragraph.ts';
import type { Bracket, Clause, Mention, Sentence } from './clause.ts';
import { wordsBefore, wordsBehind } from './clause-words.ts';
import { type CompactText, compactText } from './compact-text.ts';
import { findOwner } from './find-owner.ts';
import { findQuotes, type Pair } from './find-pairs.ts';
import { finishNaming } from './finish-naming.ts';
import { type BracketLabel, labelBracket } from './label-bracket.ts';
import { locateItems } from './locate-items.ts';
import { findBeaten, nameMention, SharedLists } from './name-mention.ts';
import {
  beginSentence,
  classOf,
  hearDivision,
  hearPlan,
  keepClause,
  listen,
  listenForMembers,
  rememberBound,
  startFlow,
} from './paragraph-flow.ts';
import { readWordsBefore } from './read-words-before.ts';
import { readWordsBehind } from './read-words-behind.ts';
import { rejectMention } from './reject-mention.ts';
import { yearInList } from './share-years.ts';
import { splitClauses } from './split-clauses.ts';
import { PeriodTracker } from './track-period.ts';

const MAX_TEXT = 200;
const MAX_AFTER = 12;
const NO_LABEL = { label: '', member: false };

/** Binds the quantities that `scan` found in `printed`. */
export function bindParagraph(
  printed: string,
  scan: ScannedText,
  context: ParagraphContext,
  catalog: Catalog,
): BoundParagraph {
  if (scan.quantities.length === 0) return { bound: [], rejected: [] };
  return new Binder(printed, scan, context, catalog).run();
}

class Binder {
  readonly #compact: CompactText;
  readonly #catalog: Catalog;
  readonly #flow: Flow;
  readonly #quotes: readonly Pair[];
  readonly #periods: PeriodTracker;
  readonly #clauses: readonly Clause[];
  readonly #sentences: readonly Sentence[];
  readonly #bound: BoundQuantity[] = [];
  readonly #rejected: RejectedQuantity[] = [];
  readonly #lists = new SharedLists();
  readonly #paragraphOwner: string | null;
  readonly #year: number | null;
  readonly #explain: boolean;
  #entity: string | null;
  #sentence = -1;
  #quote = 0;

  constructor(printed: string, scan: ScannedText, context: ParagraphContext, catalog: Catalog) {
    this.#catalog = catalog;
    this.#compact = compactText(printed);
    const { text } = this.#compact;
    const { mentions, marks, timeWords } = locateItems(this.#compact, scan, catalog.proseWords);
    for (const mention of timeWords) this.#rejected.push({ mention, reason: 'relative-period' });
    this.#quotes = findQuotes(text);
    const { clauses, sentences } = splitClauses(text, mentions, marks);
    this.#clauses = clauses;
    this.#sentences = sentences;
    this.#periods = new PeriodTracker(text, catalog.proseWords, this.#quotes);
    this.#paragraphOwner = context.entity;
    this.#year = context.year ?? null;
    this.#explain = context.explain ?? false;
    this.#entity = context.entity;
    this.#flow = startFlow(context.headings);
  }

  run(): BoundParagraph {
    for (const clause of this.#clauses) this.#bindClause(clause);
    return { bound: this.#bound, rejected: this.#rejected };
  }

  #bindClause(clause: Clause): void {
    const words = this.#catalog.proseWords;
    const flow = this.#flow;
    const text = this.#compact.text.slice(clause.start, Math.min(clause.end, clause.start + MAX_TEXT));
    if (clause.sentence !== this.#sentence) this.#beginSentence(clause);
    const lead = wordsBehind(this.#compact.text, clause, clause.start, clause.end).replace(/^¶/u, '');
    const said = this.#compact.text.slice(Math.max(0, clause.start - MAX_TEXT), clause.start);
    const owner = findOwner(lead, said, words, this.#catalog.institutions);
    if (owner && owner.name !== this.#entity) {
      this.#entity = owner.name;
      this.#periods.forgetSentence();
    }
    this.#periods.enter(clause, this.#sentences[clause.sentence]?.start ?? 0);
    hearPlan(flow, text, words, this.#year);
    if (clause.mentions[0])
      hearDivision(flow, wordsBefore(this.#compact.text, clause, clause.start, clause.mentions[0].start));
    if (clause.mentions.length > 0 || clause.brackets.length > 0) this.#bindMentions(clause);
    else listen(flow, wordsBefore(this.#compact.text, clause, clause.start, clause.end), text, words);
    this.#listenBehind(clause);
    keepClause(flow, text, words);
  }

  /** 22 个单位中所处省份为: what follows the last number may lead to members. */
  #listenBehind(clause: Clause): void {
    const last = clause.mentions.at(-1);
    if (!last || last.end >= clause.end) return;
    const behind = wordsBehind(this.#compact.text, clause, last.end, clause.end);
    listenForMembers(this.#flow, behind, this.#catalog.proseWords);
  }

  #beginSentence(clause: Clause): void {
    // 全市 is the owner of its sentence only
    if (this.#entity !== null && this.#catalog.proseWords.has('own_region', this.#entity))
      this.#entity = this.#paragraphOwner;
    this.#sentence = clause.sentence;
    beginSentence(this.#flow, this.#compact.text.slice(clause.start, clause.start + 2));
  }

  #bindMentions(clause: Clause): void {
    let from = clause.start;
    let previous: Bound | null = null;
    const items = [...clause.mentions, ...clause.brackets].sort((a, b) => a.start - b.start);
    items.forEach((item, i) => {
      const next = items[i + 1]?.start ?? clause.end;
      if (!('quantity' in item)) {
        this.#bindBracket(
          item,
          clause,
          previous && item.start - previous.mention.end <= 2 ? previous : null,
          from,
        );
        if (!previous || item.start - previous.mention.end > 2)
          from = Math.max(from, item.start === from ? item.end : from);
        return;
      }
      const bound = this.#bindMention(item, clause, from, next, previous, null, NO_LABEL);
      if (
        !bound &&
        /^(?:consecutive-count|footnote-mark|threshold)$/u.test(this.#rejected.at(-1)?.reason ?? '')
      )
        return;
      from = Math.min(item.end + (bound?.uses ?? 0), next);
      if (!bound) return;
      previous = bound;
      rememberBound(this.#flow, bound);
    });
  }

  #bindBracket(bracket: Bracket, outer: Clause, owner: Bound | null, from: number): void {
    const words = wordsBefore(this.#compact.text, outer, from, bracket.start);
    const { topic, spread, fresh, ...label }: BracketLabel = owner
      ? { ...NO_LABEL, topic: '' }
      : labelBracket(words, this.#flow, this.#catalog.proseWords);
    if (topic !== '') this.#flow.topic = topic;
    if (spread !== undefined) this.#flow.spread = spread;
    let inside: Bound | null = owner;
    for (const clause of bracket.clauses) {
      let from = clause.start;
      let previous: Bound | null = null;
      clause.mentions.forEach((mention, i) => {
        const next = clause.mentions[i + 1]?.start ?? clause.end;
        const bound = this.#bindMention(mention, clause, from, next, previous, inside, label);
        from = mention.end;
        if (!bound) return;
        previous = bound;
        inside = inside ?? bound;
      });
    }
    if (fresh) this.#flow.fresh = fresh;
  }

  #bindMention(
    mention: Mention,
    clause: Clause,
    from: number,
    next: number,
    previous: Bound | null,
    owner: Bound | null,
    label: Pick<BracketLabel, 'label' | 'member'>,
  ): Bound | null {
    const { text } = this.#compact;
    const words = this.#catalog.proseWords;
    const said = wordsBefore(text, clause, Math.min(from, mention.start), mention.start);
    const apart = from === clause.start && text.slice(clause.start - 3, clause.start - 1) === '其中';
    const before = this.#withoutOwner(goOn(previous, apart ? `其中${said}` : said));
    const behind = wordsBehind(text, clause, mention.end, Math.max(mention.end, next));
    const view: MentionView = {
      mention,
      clause,
      before,
      behind,
      after: text.slice(clause.end, clause.end + MAX_AFTER),
      read: readWordsBefore(before, words, previous !== null),
      right: readWordsBehind(behind, this.#wholeBehind(mention, clause), words),
      previous,
      owner,
      ...label,
      flow: this.#flow,
      words,
    };
    const reason = rejectMention(view, this.#isQuoted(mention));
    const naming = reason === null ? this.#name(view) : null;
    this.#flow.fresh =
      reason === 'class-bound' ? classOf(view, text.slice(mention.start, mention.end)) : null;
    if (!naming) {
      this.#rejected.push({ mention, reason: reason ?? 'no-name' });
      return null;
    }
    const beat = this.#explain ? findBeaten(view, naming) : [];
    const bound = { ...this.#finish(view, naming), ...(beat.length > 0 && { beat }) };
    this.#bound.push(bound);
    return bound;
  }

  #name(view: MentionView): Naming | null {
    const { start, end } = view.mention;
    const { text } = this.#compact;
    return (
      this.#lists.name(view, text.slice(Math.max(view.clause.start, start - MAX_TEXT), start)) ??
      nameMention(view, text.slice(start, end))
    );
  }

  #finish(view: MentionView, naming: Naming): BoundQuantity {
    const { mention, clause } = view;
    const sentence = this.#sentences[clause.sentence] ?? { start: clause.start, end: clause.end };
    const period = this.#periods.of(mention, clause);
    const near = this.#compact.text.slice(Math.max(sentence.start, mention.start - 80), mention.start);
    const bound = finishNaming(view, naming, near);
    return {
      ...bound,
      entity: this.#entity,
      period: period && (ownYear(bound, period.mark.text) ?? period.mark.text),
      confidence: Math.round((bound.confidence - (period && !period.nearby ? 0.05 : 0)) * 100) / 100,
      sentence: {
        start: this.#compact.toPrinted(sentence.start),
        end: this.#compact.toPrinted(sentence.end),
      },
    };
  }

  /** 某某学院教职工总数 → 教职工总数: the owner is no part of the name. */
  #withoutOwner(before: string): string {
    const entity = this.#entity;
    const own = before.replace(/^该[校院]/u, '');
    return entity !== null && own.startsWith(entity) ? own.slice(entity.length) : own;
  }

  /** The words behind a mention to the end of its clause, other numbers left out. */
  #wholeBehind(mention: Mention, clause: Clause): string {
    const end = Math.min(clause.end, mention.end + 60);
    let whole = '';
    let at = mention.end;
    for (const other of within(clause.mentions, mention.end, end, (m) => m.start)) {
      whole += this.#compact.text.slice(at, other.start);
      at = other.end;
    }
    return whole + wordsBehind(this.#compact.text, clause, at, Math.max(at, end));
  }

  /** Whether a mention stands in quotation marks; mentions are asked for in order. */
  #isQuoted(mention: Mention): boolean {
    while (this.#quote < this.#quotes.length && (this.#quotes[this.#quote]?.[1] ?? 0) <= mention.start)
      this.#quote++;
    const quote = this.#quotes[this.#quote];
    return quote !== undefined && quote[0] < mention.start && mention.end < quote[1];
  }
}

/** Its year where a list without members is shared out over years. */
function ownYear({ mention, dims }: Bound, period: string): string | null {
  const { list } = mention.quantity;
  if (!list || dims?.item !== undefined) return null;
  return yearInList(period, list.index, list.size);
}

/** Behind a noun that was counted only what stands after the next 、 is about the next number. */
const goOn = (previous: Bound | null, before: string): string =>
  previous?.uses !== undefined && before.includes('、') ? before.slice(before.lastIndexOf('、')) : before;
