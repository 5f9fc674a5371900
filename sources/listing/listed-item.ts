// What a listing yields, whatever its kind. Types and the memory of pages; reading is in the other files here.

import type { SourceProblem } from '../source-error.ts';

/** One document that a source lists. */
export interface ListedItem {
  /** Canonical address; for folders `file:`. Identifies the item within its source. */
  readonly url: string;
  readonly title: string | null;
  /** ISO date as the listing states it. */
  readonly date: string | null;
  /** Address of the page on which the link stands. */
  readonly page: string;
}

export interface Discovery {
  /** In the order of the listing, each address once. */
  readonly items: readonly ListedItem[];
  /** Whether all of the listing was read, so that what is missing in it is missing there. */
  readonly complete: boolean;
  readonly pages: number;
  /** How each page was understood, in the order of reading; pages that were remembered are left out. */
  readonly looks: readonly PageLook[];
  /** What was left out or looked odd. */
  readonly problems: readonly SourceProblem[];
}

/** What was found on one page: for those who look after selectors. */
export interface PageLook {
  readonly url: string;
  /** `attachments`: a page behind an entry. */
  readonly role: 'listing' | 'attachments';
  /** Entries: what the selector `item` (or `attachments`) chose; entries of a feed or a site map. */
  readonly matched: number;
  /** Links of these that can be used, and how many of them have a date. */
  readonly links: number;
  readonly dated: number;
}

/** A page as it was when last read: it need not be sent again while it is the same. */
export interface PageRecord {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What was found on it. */
  readonly content: PageContent;
  /** What the listing said of an attachment page when it was read; a change means that it is to be read again. */
  readonly marker: string | null;
  /** ISO 8601. */
  readonly checkedAt: string;
}

export interface PageContent {
  readonly items: readonly ListedItem[];
  readonly next: string | null;
}

/** What is remembered of pages between runs. */
export interface PageMemory {
  readonly get: (url: string) => PageRecord | null;
  readonly put: (url: string, record: PageRecord) => void;
}
