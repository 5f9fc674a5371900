// What is known about the words and numerals of running text.

/** Numerals of running text that measure nothing; see `text-masks.yml`. */
export interface TextMask {
  readonly id: string;
  /** Whether its words state a period (dates, school years). */
  readonly isPeriod: boolean;
  /** `rank`: its group `number` is a position in an order, which is worth keeping. */
  readonly yields: 'reference' | 'rank';
  /** Settles overlaps of masks of the same length; then `order`, the place in the file. */
  readonly priority: number;
  readonly order: number;
  /** The pattern is worth trying only in texts that hold one of these; empty: in all. */
  readonly needs: readonly string[];
  /** Global, over normalised text; each place costs a bounded time. */
  readonly pattern: RegExp;
}

export interface TextMasks {
  readonly masks: readonly TextMask[];
  /** By spelling of a unit: sticky pattern of what must not follow it, since it then begins another word (20 `名`师). */
  readonly unitBlockers: ReadonlyMap<string, RegExp>;
  /** Spellings of units behind which a Chinese numeral states a quantity. */
  readonly hanCounters: ReadonlySet<string>;
  /** Those behind which even a lone 一 does, at the end of a clause. */
  readonly loneOneCounters: ReadonlySet<string>;
}

export interface FoundWords {
  readonly text: string;
  readonly index: number;
}

/** Groups of words by name (`prose-words.yml`). Asking for a group that the file does not have throws. */
export interface ProseWords {
  /** Whether a word of the group stands in `text` where the group says. */
  readonly has: (name: string, text: string) => boolean;
  /** The first word of the group in `text`; null when there is none. */
  readonly find: (name: string, text: string) => FoundWords | null;
  /** `text` without the words of a `start` or `end` group, as often as they stand there (at most eight times). */
  readonly strip: (name: string, text: string) => string;
  /** The names of all groups, in the file's order. */
  readonly groups: readonly string[];
  /** Every place of the group's words in `text`, in order. */
  readonly all: (name: string, text: string) => readonly FoundWords[];
}
