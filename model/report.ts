// What a document says of itself.

export type ReportType =
  | 'higher_vocational_quality'
  | 'secondary_vocational_quality'
  | 'technical_school_quality'
  | 'double_high_self_evaluation'
  | 'regional_quality'
  | 'employment_quality'
  | 'news'
  | 'other';

export type InstitutionKind = 'higher_vocational' | 'secondary_vocational' | 'technical' | 'region' | 'other';

export interface InstitutionMention {
  /** Registered name where the registry knows it, else as printed. */
  readonly name: string;
  /** Ministry code (10 digits) or the code printed in the report; null when neither is known. */
  readonly code: string | null;
  readonly nameAsPrinted: string;
  readonly kind: InstitutionKind;
  /** Province-level region where known. */
  readonly region: string | null;
}

export interface ReportProfile {
  readonly type: ReportType;
  /** Null when the text names no institution. */
  readonly institution: InstitutionMention | null;
  /** The year the report is about (2023 年度); null when not found. */
  readonly year: number | null;
  readonly title: string | null;
}
