// The checks over running text: what it contradicts in itself, in the tables and in plain sense.

import type { Catalog } from '../../../catalog/types.ts';
import type { Document, Fact, Finding, ReportProfile } from '../../../model/index.ts';
import type { NumberTable } from '../tables/read-numbers.ts';
import { checkCaptions } from './check-captions.ts';
import { checkDates, checkSpans } from './check-dates.ts';
import { checkEnumerations } from './check-enumerations.ts';
import { checkIncrements } from './check-increments.ts';
import { checkMentions } from './check-mentions.ts';
import { checkNumbering } from './check-numbering.ts';
import { checkPartLists, checkSums } from './check-part-lists.ts';
import { checkPeriodLabels } from './check-period-labels.ts';
import { checkPopulation } from './check-population.ts';
import { checkProseFacts } from './check-prose-facts.ts';
import { checkRareRates } from './check-rare-rates.ts';
import { checkSentenceRates } from './check-sentence-rates.ts';
import { checkTableCounts } from './check-table-counts.ts';
import { checkTableMentions } from './check-table-mentions.ts';
import { checkTableTitles } from './check-table-titles.ts';
import { checkWording } from './check-wording.ts';
import { namePrizes } from './name-prizes.ts';
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
  const mentions = namePrizes(readMentions(doc, catalog), catalog.checks);
  const one = report?.type !== 'regional_quality';
  return [
    ...checkSentenceRates(mentions, { facts, tables, catalog }),
    // a report on many schools says the same thing of each of them
    ...(one ? checkMentions(mentions, facts, catalog) : []),
    ...(one ? checkProseFacts(mentions, facts, catalog) : []),
    ...(one ? checkRareRates(mentions, facts) : []),
    ...checkTableMentions(mentions, tables, facts),
    ...checkPeriodLabels(mentions, tables, facts),
    ...(one ? checkPopulation(mentions, facts, catalog) : []),
    ...checkPartLists(mentions, facts, catalog),
    ...checkSums(mentions, facts),
    ...checkIncrements(mentions, facts),
    ...checkEnumerations(doc),
    ...checkTableCounts(doc, mentions, tables, facts),
    ...checkCaptions(doc),
    ...checkTableTitles(doc, tables),
    ...checkNumbering(doc),
    ...checkDates(doc),
    ...checkSpans(doc),
    ...checkWording(mentions, facts),
  ];
}
