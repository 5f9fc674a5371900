// What is measured, and in which units.

/** One spelling of a unit. 1 `text` = numerator/denominator × the canonical unit. */
export interface UnitForm {
  readonly text: string;
  /** Id of the canonical unit, for instance `square_metre`. */
  readonly unit: string;
  readonly dimension: string;
  /** Exact factor as a fraction of decimal integers (亩 = 2000/3 m²). */
  readonly numerator: string;
  readonly denominator: string;
}

export interface Unit {
  readonly id: string;
  readonly dimension: string;
  readonly zh: string;
  readonly en: string;
  readonly forms: readonly UnitForm[];
}

export interface UnitLexicon {
  readonly units: ReadonlyMap<string, Unit>;
  /** The unit a printed form stands for, white space and width folded; null when it is not in the lexicon. */
  readonly find: (printed: string) => UnitForm | null;
  /** Whether `printed` stands in unit columns where there is no unit (`——`, `/`). */
  readonly isPlaceholder: (printed: string) => boolean;
}

export interface Indicator {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Other spellings; the same alias may belong to several indicators. */
  readonly aliases: readonly string[];
  /** Id of the standard table it belongs to; null for indicators of running text. */
  readonly table: string | null;
  /** Id of the indicator it is a part (其中) of. */
  readonly parent: string | null;
  /** Unit as usually printed; null for text. */
  readonly unit: string | null;
  readonly dimension: string;
  /** Who reports it. */
  readonly schools: 'higher' | 'secondary' | 'both';
  /** As collected, for people (`2022?-2024(seen 2023,2024)`). */
  readonly years: string;
  readonly definition: string;
  readonly source: string;
  /** What is plausible, both ends included, in the canonical unit of `unit`; null where nothing is known. */
  readonly bounds?: IndicatorBounds | null;
  /** Which direction is better; null where neither is, or opinions differ. */
  readonly better?: 'higher' | 'lower' | null;
  /** Years from which the number counts something else than before: a series across them is not comparable. */
  readonly changed?: readonly DefinitionChange[];
}

export interface IndicatorBounds {
  readonly min: string | null;
  readonly max: string | null;
}

export interface DefinitionChange {
  /** First year of the new definition. */
  readonly year: number;
  readonly note: string;
}
