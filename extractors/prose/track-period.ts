// Which period a number is of: that of its clause, else of its sentence, else of the paragraph's opening words.

import type { ProseWords } from '../../catalog/types.ts';
import { lowerBound, within } from './bisect.ts';
import type { Clause, Mark, Mention } from './clause.ts';
import type { Pair } from './find-pairs.ts';

/** A year that something is compared with: 较 2021 年, 与 2022 年相比. */
const COMPARED_BEFORE = /(?:较|相较于?|相比于?|比|与|同|和)$/u;
const COMPARED_BEHIND =
  /^(?:学年|年|年度|届)?(?:同期)?(?:分别|各自?|均|略有?|有所|大幅|净|共)?(?:相比|比较|对比|新?增|减|上|下|提|降|净|多|少|高|低)/u;
/** What something dates from: 创建于 1953 年, 自 2019 年启动. */
const EVENT_BEFORE = /(?:于|自|从|始于|自从)$/u;
const EVENT_STATED = /(?:创建|成立|始建|建校|创办|组建|设立|更名|升格|合并|批准|获批|挂牌)[^，。]{0,4}$/u;
const EVENT_BEHIND = /^(?:[^，。；]{0,6})?(?:创建|成立|建校|启动|创办|更名|合并|升格|设立以来|起)/u;

const MOVES_ON = /^[^，。；]{0,6}(?:增|减|提|上升|下降|降|升|扩大|缩)/u;

/** What is so at the time of the report, whatever year was spoken of before. */
const NOW = /^(?:学校|我校|学院)?(?:目前|现(?:共?有|已|设|开设|拥有|为|开有)|如今|至今|截[至止]目前)/u;

/** What may stand before a period that holds for the next sentences, too. */
const OPENS = /^(?:截[至止]到?|到|学校|我校|全市|全省|中期[（(]?|其中)?$/u;

/** 连续三年获评先进: of what its own clause states only. */
const OF_CLAUSE = /^连续/u;

interface Held {
  readonly mark: Mark;
  readonly sentence: number;
  /** It opens its sentence, so that it may hold for the next ones. */
  readonly opens: boolean;
}

/** Follows the periods of one paragraph. */
export class PeriodTracker {
  readonly #text: string;
  readonly #words: ProseWords;
  readonly #quotes: readonly Pair[];
  #held: Held | null = null;

  constructor(text: string, words: ProseWords, quotes: readonly Pair[]) {
    this.#text = text;
    this.#words = words;
    this.#quotes = quotes;
  }

  /** Takes note of the periods of a clause outside brackets, before its numbers are bound. */
  enter(clause: Clause, sentenceStart: number): void {
    if (this.#held && this.#held.sentence !== clause.sentence && !this.#held.opens) this.#held = null;
    const begin = this.#text.slice(clause.start, clause.start + 8);
    if (this.#held && this.#held.sentence !== clause.sentence && NOW.test(begin)) this.#held = null;
    for (const mark of clause.marks) {
      if (!this.#governs(mark) || OF_CLAUSE.test(mark.text) || this.#startsChange(mark, clause)) continue;
      const lead = this.#text.slice(Math.max(clause.start, mark.start - 12), mark.start);
      const leads = lead === '' || this.#words.has('period_lead', lead);
      const numbered = [...clause.mentions, ...clause.brackets].some((m) => m.start >= mark.end);
      // 用人单位对 2023 届毕业生的满意度均较高，其中 …
      const told = /届/u.test(mark.text) && clause.mentions.length === 0;
      if (leads || numbered || told)
        this.#held = {
          mark,
          sentence: clause.sentence,
          opens: OPENS.test(lead) && clause.start <= sentenceStart + 1,
        };
    }
  }

  /** Another institution is spoken of: only what opened its sentence still holds. */
  forgetSentence(): void {
    if (!this.#held?.opens) this.#held = null;
  }

  /** The period of `mention` in `clause`; null when none is stated. `nearby`: whether its own clause states it. */
  of(mention: Mention, clause: Clause): { readonly mark: Mark; readonly nearby: boolean } | null {
    const own = lastBefore(clause.marks, mention.start).find(
      (m) => this.#governs(m) && !(this.#startsChange(m, clause) && hasBetween(clause, m.end, mention.start)),
    );
    if (own) return { mark: own, nearby: true };
    const behind = within(clause.marks, mention.end, mention.end + 7, (m) => m.start).find((m) =>
      this.#governs(m),
    );
    if (behind && this.#held?.sentence !== clause.sentence) return { mark: behind, nearby: true };
    return this.#held ? { mark: this.#held.mark, nearby: this.#held.sentence === clause.sentence } : null;
  }

  #governs(mark: Mark): boolean {
    if (!mark.reference.isPeriod || this.#isQuoted(mark)) return false;
    const before = this.#text.slice(Math.max(0, mark.start - 6), mark.start);
    const behind = this.#text.slice(mark.end, mark.end + 14);
    if (COMPARED_BEFORE.test(before) && COMPARED_BEHIND.test(behind)) return false;
    if (EVENT_STATED.test(before)) return false;
    return !(EVENT_BEFORE.test(before) && EVENT_BEHIND.test(behind));
  }

  /** 由上年的 1.2 万元增加到 1.4 万元, 比上年 3 亿元增加 1 亿元: only the first number is of that year. */
  #startsChange(mark: Mark, clause: Clause): boolean {
    const before = this.#text.slice(Math.max(clause.start, mark.start - 4), mark.start);
    const first = clause.mentions.find((m) => m.start >= mark.end);
    if (!first || first.start - mark.end > 8 || !/(?:比|较|由|从)$/u.test(before)) return false;
    return MOVES_ON.test(this.#text.slice(first.end, first.end + 16));
  }

  #isQuoted(mark: Mark): boolean {
    const quote = this.#quotes[lowerBound(this.#quotes, mark.start + 1, (q) => q[1])];
    return quote !== undefined && quote[0] <= mark.start;
  }
}

const hasBetween = (clause: Clause, from: number, to: number): boolean =>
  clause.mentions.some((m) => m.start >= from && m.end <= to);

/** The marks that end before `at`, nearest first; at most eight. */
function lastBefore(marks: readonly Mark[], at: number): Mark[] {
  const count = lowerBound(marks, at + 1, (m) => m.end);
  return marks.slice(Math.max(0, count - 8), count).reverse();
}
