// Types of columns that several tables share.

/** 0 or 1: SQLite stores no booleans. */
export type Flag = 0 | 1;
/** Text that holds JSON. */
export type Json = string;
export type DocumentStatus = 'succeeded' | 'partial' | 'failed';
/** What writing did with a document; see write-extraction.ts and write-failure.ts. */
export type DocumentOutcome = 'added' | 'replaced' | 'superseding' | 'kept';
/** The classes of the order of trust, most trusted first; see best-values/rank-facts.ts. */
export type Trust = 'correction' | 'note' | 'standard_table' | 'table' | 'prose' | 'figure';
