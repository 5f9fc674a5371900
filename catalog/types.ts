// The shapes of the catalogue once loaded. Files and loaders: see README.md of this folder.

import type { InstitutionKind, ReportType, Severity } from '../model/index.ts';

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

/** Parts that do not overlap; `exhaustive` ones make up the whole. */
export interface Partition {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly exhaustive: boolean;
  /** When the parts exceed the whole. */
  readonly severity: Severity;
}

/** `of` ÷ `by`, in canonical units, lies between `min` and `max`. */
export interface PlausibleQuotient {
  readonly of: string;
  readonly by: string;
  readonly min: string;
  readonly max: string;
  readonly zh: string;
  readonly en: string;
}

/** What the checks know as data; see `checks.yml`. Lists of words: longest first. */
export interface CheckRules {
  readonly partitions: readonly Partition[];
  readonly neverMore: readonly {
    readonly less: string;
    readonly more: string;
    readonly severity: Severity;
  }[];
  readonly rates: readonly { readonly rate: string; readonly part: string; readonly whole: string }[];
  readonly quotients: readonly PlausibleQuotient[];
  readonly same: readonly (readonly [string, string])[];
  readonly mayPass100: RegExp;
  readonly sampleDims: ReadonlySet<string>;
  readonly additive: ReadonlySet<string>;
  readonly verbs: readonly string[];
  readonly fresh: readonly string[];
  readonly subUnits: readonly string[];
  readonly fillers: readonly string[];
  /** Two spellings of one thing: the first is read as the second. */
  readonly spellings: readonly (readonly [string, string])[];
  readonly planned: readonly string[];
  readonly enlarging: readonly string[];
  /** Indicators that count all students. */
  readonly population: readonly string[];
  /** Words that split a count into parts that do not overlap: 一等奖, 二等奖, 三等奖. */
  readonly disjoint: readonly (readonly string[])[];
  /** Words of one level of awards and projects, by the word they are read as. */
  readonly levels: readonly (readonly [string, readonly string[]])[];
  /** How names of contests end, and what is won there. */
  readonly contests: readonly string[];
  readonly prizes: readonly string[];
}

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

export interface Institution {
  /** The ministry's 10-digit code. */
  readonly code: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly region: string | null;
  readonly level: string | null;
  readonly kind: InstitutionKind;
  readonly ownership?: 'public' | 'private' | 'joint';
  /** `name`, then `formerNames`, with the years of the lists that have them. */
  readonly names?: readonly InstitutionName[];
  /** Further names that people added. */
  readonly aliases?: readonly string[];
  /** What it was chosen for in the 双高计划 of 2019; null when it was not. */
  readonly doubleHigh?: DoubleHigh | null;
  /** Year of the last list that has it; null while it is listed. */
  readonly validTo?: number | null;
}

export interface InstitutionName {
  readonly name: string;
  /** First year in which a list has it, where an earlier list has another name; else null. */
  readonly from: number | null;
  /** Last year in which a list has it; null while it is listed. */
  readonly to: number | null;
}

export interface DoubleHigh {
  /** 高水平学校 or 高水平专业群. */
  readonly kind: 'school' | 'programme_groups';
  /** Within its kind. */
  readonly grade: 'A' | 'B' | 'C';
  readonly programmeGroups: readonly string[];
}

export interface InstitutionRegistry {
  readonly all: readonly Institution[];
  /** By full current or former name, or by 10-digit or 5-digit code (the last five digits); null when unknown or ambiguous. */
  readonly find: (nameOrCode: string) => Institution | null;
}

export interface ReportTypeRule {
  readonly type: ReportType;
  readonly zh: string;
  readonly en: string;
  /** Regular expressions over the title region, white space removed; any of them decides. */
  readonly patterns: readonly string[];
  /** The kind of institution that writes such reports, and the patterns of its names. */
  readonly kind?: InstitutionKind;
  readonly names?: readonly string[];
  /** Patterns over the title that decide only when the institution is of `kind`. */
  readonly withKind?: readonly string[];
  /** Patterns over the whole text; `signsNeeded` different ones decide for a document without a title of its type. */
  readonly signs?: readonly string[];
  readonly signsNeeded?: number;
}

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

export interface Catalog {
  /** In catalogue order. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly units: UnitLexicon;
  readonly standardTables: readonly StandardTable[];
  readonly tableColumns: TableColumnWords;
  readonly textMasks: TextMasks;
  readonly proseWords: ProseWords;
  readonly institutions: InstitutionRegistry;
  readonly reportTypes: readonly ReportTypeRule[];
  readonly checks: CheckRules;
  readonly corrections: readonly Correction[];
  /** Names the state of all files; see `digestCatalog`. */
  readonly digest: string;
}
