// What stands on a page after its glyphs were read: lines of text and tables, still without meaning or order.

import type { AnchoredText, Box } from '../../model/index.ts';
import type { Drawing } from '../tables/find-figures.ts';
import type { Word } from '../tables/group-words.ts';
import type { Edge } from '../tables/join-rules.ts';
import type { PageTable } from '../tables/page-table.ts';

/** A piece of text on one baseline without a column-wide gap. */
export interface Line {
  readonly page: number;
  readonly said: AnchoredText;
  readonly words: readonly Word[];
  readonly box: Box;
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
  /** Set at an angle. */
  readonly slanted?: boolean;
}

/** A drawn figure with the words that label it and its coloured areas. */
export interface PageFigure {
  readonly page: number;
  readonly box: Box;
  readonly caption: string | null;
  readonly labels: readonly Line[];
  readonly marks: Drawing['marks'];
}

export interface PageLayout extends Drawing {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  readonly tables: readonly PageTable[];
  /** Horizontal ruling lines outside the tables. */
  readonly edges: readonly Edge[];
  readonly pictures: readonly Box[];
  /** Short horizontal rule over which footnotes begin; null when there is none. */
  readonly footnotesFrom: number | null;
}
