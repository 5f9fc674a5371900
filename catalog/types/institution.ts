// Who reports, and by which signs a kind of report is known.

import type { InstitutionKind, ReportType } from '../../model/index.ts';

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
