// The documents a run has to tell of: from the records, with how each was read and what a revision changed.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { compareFigures } from '../../loaders/sources/compare-figures.ts';
import { describeReading } from '../../loaders/sources/describe-reading.ts';
import { type AddressNews, type FetchNews, listNews } from '../../loaders/sources/list-news.ts';
import { type SourceCode, sourceCodes } from '../../sources/source-codes.ts';
import { makeProblem, type SourceProblem } from '../../sources/source-error.ts';
import type { ImportedDocument } from './import-summary.ts';

/** Everything in `staged` that the warehouse in the file `published` does not have yet. */
export async function listDocuments(staged: Warehouse, published: string): Promise<ImportedDocument[]> {
  const { fetches, addresses } = await listNews(staged, published);
  const documents: ImportedDocument[] = [];
  for (const fetch of fetches) documents.push(await describeFetch(staged, fetch));
  return [...documents, ...addresses.map(describeAddress)];
}

async function describeFetch(staged: Warehouse, fetch: FetchNews): Promise<ImportedDocument> {
  const { url, sourceId, kind, sha256, path } = fetch;
  const isVersion = kind === 'new' || kind === 'revised';
  const reading = isVersion ? await describeReading(staged, sha256) : null;
  const previousSha256 = fetch.previousSha256 ?? reading?.replaces ?? null;
  return {
    url,
    source: sourceId,
    title: [fetch.title, fetch.member].filter((part) => part !== null).join(' · ') || null,
    outcome: kind,
    sha256,
    path,
    previousSha256,
    problem: null,
    reading,
    changes: isVersion && previousSha256 ? await compareFigures(staged, previousSha256, sha256) : [],
  };
}

const describeAddress = (address: AddressNews): ImportedDocument => ({
  url: address.url,
  source: address.sourceId,
  title: address.title,
  outcome: address.state === 'gone' ? 'gone' : isRefusal(address.problem) ? 'refused' : 'failed',
  sha256: address.sha256,
  path: address.path,
  previousSha256: null,
  problem: toProblem(address.problem),
  reading: null,
  changes: [],
});

/** What came and was not taken, as against what could not be had. The address may hold an earlier version. */
const REFUSALS = new Set<string>([
  'challenge_page',
  'html_instead',
  'document_truncated',
  'format_not_accepted',
  'archive_refused',
  'archive_unsupported',
  'archive_without_documents',
] satisfies SourceCode[]);

const isRefusal = (problem: AddressNews['problem']): boolean => REFUSALS.has(problem?.code ?? '');

function toProblem(problem: AddressNews['problem']): SourceProblem | null {
  if (problem === null) return null;
  const isKnown = (code: string): code is SourceCode => code in sourceCodes;
  return isKnown(problem.code)
    ? { code: problem.code, words: problem.words }
    : makeProblem('network_failed', { detail: problem.words.en });
}
