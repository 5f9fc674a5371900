// What verifying a file that came asks for and yields. Types only.

import type { DocumentFormat } from '../../catalog/sources/source-spec.ts';
import type { SourceProblem } from '../../sources/source-error.ts';

export interface VerifyOptions {
  readonly accept: readonly DocumentFormat[];
  /** Path of the address or name in an archive: what was promised. */
  readonly name: string;
  readonly contentType: string | null;
}

export interface ArchiveMember {
  /** As the archive names it; for people only. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: DocumentFormat;
}

export type Verdict =
  | { readonly kind: 'document'; readonly format: DocumentFormat }
  | {
      readonly kind: 'archive';
      readonly members: readonly ArchiveMember[];
      /** What was left out of the archive, and why. */
      readonly problems: readonly SourceProblem[];
    }
  | { readonly kind: 'refused'; readonly problem: SourceProblem };
