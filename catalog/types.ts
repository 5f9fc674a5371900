// The shapes of the catalogue once loaded, by subject in `types/`. Files and loaders: see README.md of this folder.

import type { CheckRules } from './types/check-rules.ts';
import type { Correction } from './types/correction.ts';
import type { Indicator, UnitLexicon } from './types/indicator.ts';
import type { InstitutionRegistry, ReportTypeRule } from './types/institution.ts';
import type { ProseWords, TextMasks } from './types/prose.ts';
import type { StandardTable, TableColumnWords } from './types/standard-table.ts';

export type * from './types/check-rules.ts';
export type * from './types/correction.ts';
export type * from './types/indicator.ts';
export type * from './types/institution.ts';
export type * from './types/prose.ts';
export type * from './types/standard-table.ts';

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
