// What a source is: where newly published reports are listed, what of it to take, and how to behave there.
// Types only; `../load-sources.ts` makes them from YAML.

import type { Words } from '../../model/index.ts';

/** `feed` is RSS or Atom: which one, the content says. */
export type SourceKind = 'folder' | 'html-list' | 'feed' | 'sitemap';

/** What the content of an accepted document may be. `zip`: an archive, of which the documents inside are taken. */
export const documentFormats = ['pdf', 'docx', 'xlsx', 'xls', 'html', 'txt', 'zip'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** CSS selectors for one kind of list. Selectors but `item` and `next` look inside the item. */
export interface ListSelectors {
  /** One entry of the list. */
  readonly item: string;
  /** Element with the `href`; the item itself when it is `:scope`. */
  readonly link: string;
  /** Element with the title; null: the link's `title` attribute or text. */
  readonly title: string | null;
  /** Element with the date; null: a date anywhere in the item's text. */
  readonly date: string | null;
  /** Link to the next page of the list. */
  readonly next: string | null;
  /** Links to the documents on the page that an item leads to; null when items link to documents. */
  readonly attachments: string | null;
  /** With `attachments`: only pages of entries whose title this matches are opened; null: all. */
  readonly open: RegExp | null;
}

export interface Acceptance {
  readonly formats: readonly DocumentFormat[];
  /** A title must match `title` and must not match `notTitle`; null: any. */
  readonly title: RegExp | null;
  readonly notTitle: RegExp | null;
}

/** When silence is an alarm. */
export interface Expectation {
  /** At least one new or revised document in so many days. */
  readonly everyDays: number | null;
  /** Month and day (`03-31`) by which something new should have come in the half year before it. */
  readonly eachYearBy: string | null;
  /** Whether a listing without any entry is in order. */
  readonly mayBeEmpty: boolean;
}

export interface Politeness {
  /** Seconds between the end of one request and the begin of the next to the same host. */
  readonly delaySeconds: number;
  /** Pages of the listing that one run reads. */
  readonly maxPages: number;
  /** Documents that one run fetches from this source. */
  readonly maxDocuments: number;
}

/** How often known addresses are asked whether their document was replaced. */
export interface Recheck {
  /** A document first seen within so many days is recent. */
  readonly recentDays: number;
  readonly recentEveryDays: number;
  readonly laterEveryDays: number;
}

export interface SourceSpec {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  /** File the source was read from. */
  readonly file: string;
  readonly enabled: boolean;
  /** Absolute http(s) address of the listing; for `folder` the path, relative to the warehouse's folder. */
  readonly location: string;
  /** How often the listing is read, in hours. */
  readonly everyHours: number;
  readonly accept: Acceptance;
  readonly expect: Expectation;
  readonly politeness: Politeness;
  readonly recheck: Recheck;
  /** For `html-list` only. */
  readonly list: ListSelectors | null;
  /** First 12 hex digits of the sha256 of what the file says: a changed source is due at once. */
  readonly digest: string;
  /** Why its file cannot be used; the rest of the description means nothing then. Null when it can. */
  readonly fault: Words | null;
}
