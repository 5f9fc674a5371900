// What a person settled about a printed number.

export type CorrectionPlace =
  | { readonly line: number }
  | { readonly page: number }
  | { readonly sheet: string; readonly cell: string }
  | { readonly path: string };

/** What a person settled about one printed number; see `corrections/README.md`. */
export interface Correction {
  readonly id: string;
  /** Where it is written: `catalog/corrections/2024.yml`, or `corrections/2024.yml` in the user's own folder. */
  readonly file: string;
  readonly line: number;
  /** Beginning of the document's sha256; null when institution and year say which reports. */
  readonly document: string | null;
  readonly institution: string | null;
  readonly year: number | null;
  readonly indicator: string | null;
  readonly name: string | null;
  readonly period: string | null;
  readonly place: CorrectionPlace | null;
  /** The guard: the value as it was printed. */
  readonly printed: string;
  readonly action: 'override' | 'drop' | 'accept' | 'note';
  /** In `unit` as printed; null unless the action is `override`. */
  readonly value: string | null;
  readonly unit: string | null;
  readonly finding: string | null;
  readonly reason: string;
  readonly who: string;
  readonly when: string;
}
