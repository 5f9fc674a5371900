// The checks over running text: what it contradicts in itself, in the tables and in plain sense.

import type { Catalog } from '../../../catalog/types.ts';
import type { Document, Fact, Finding, ReportProfile } from '../../../model/index.ts';
import type { NumberTable } from '../tables/read-numbers.ts';
import { checkDates } from './check-dates.ts';
import { checkEnumerations } from './check-enumerations.ts';
import { checkMentions } from './check-mentions.ts';
import { checkNumbering } from './check-numbering.ts';
import { checkSentenceRates } from './check-sentence-rates.ts';
import { checkTableMentions } from './check-table-mentions.ts';
import { checkTableTitles } from './check-table-titles.ts';
import { checkWording } from './check-wording.ts';
import { readMentions } from './read-mentions.ts';

export interface TextToCheck {
  readonly doc: Document;
  readonly tables: readonly NumberTable[];
  readonly facts: readonly Fact[];
  readonly catalog: Pick<Catalog, 'indicators' | 'units' | 'checks'>;
  readonly report: ReportProfile | undefined;
}

/** What is odd about the running text of a document, each check in its order. */
export function checkText({ doc, tables, facts, catalog, report }: TextToCheck): Finding[] {
  const mentions = readMentions(doc, catalog);
  const one = report?.type !== 'regional_quality';
  return [
    ...checkSentenceRates(mentions, { facts, tables, catalog }),
    // a report on many schools says the same thing of each of them
    ...(one ? checkMentions(mentions, facts, catalog) : []),
    ...checkTableMentions(mentions, tables, facts),
    ...checkEnumerations(doc),
    ...checkTableTitles(doc, tables),
    ...checkNumbering(doc),
    ...checkDates(doc),
    ...checkWording(mentions, facts),
  ];
}
