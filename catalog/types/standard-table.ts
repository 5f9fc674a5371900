// The national tables: their rows and the words over their columns.

/** One row of a standard table's template. */
export interface TemplateRow {
  readonly indicator: string;
  /** Printed names of the row, most usual first. */
  readonly names: readonly string[];
  /** The names as `nameKey` folds them. */
  readonly keys: readonly string[];
  /** Canonical unit id expected. */
  readonly unit: string | null;
  /** Index in `rows` of the row it is a part of; null at the top. */
  readonly parent: number | null;
}

export interface StandardTable {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Titles it has borne over the years, current first. */
  readonly titles: readonly string[];
  /** The titles as `foldName` folds them. */
  readonly titleKeys: readonly string[];
  readonly rows: readonly TemplateRow[];
}

export type ColumnRole = 'serial' | 'indicator' | 'unit' | 'value' | 'surveyed' | 'method' | 'remark';

export interface TableColumnWords {
  /** All header words, folded. */
  readonly words: readonly string[];
  /** The role of the column under `header`; null when the word is not known. */
  readonly roleOf: (header: string) => ColumnRole | null;
  /** Phrases that stand in a value cell that need not be filled. */
  readonly notApplicable: readonly string[];
}
