// One document from bytes to facts: the stages in their order. Writes nothing and knows no warehouse.

import type { Catalog } from '../catalog/types.ts';
import { extractObservations } from '../extractors/indicators/extract-observations.ts';
import { readDocument } from '../extractors/read-document.ts';
import type { Extraction } from '../model/index.ts';
import { normaliseDocument } from '../transformers/normalise-document.ts';
import { countNumerals } from './numerals/count-numerals.ts';
import { listNumerals } from './numerals/list-numerals.ts';
import { readPackageVersion } from './read-package-version.ts';

/** What decides the result besides the bytes: the code (package version) and the catalogue (its digest). */
export function describeExtractor(catalog: Pick<Catalog, 'digest'>): string {
  return `${readPackageVersion()}+${catalog.digest}`;
}

/**
 * Reads one document, finds its observations and makes them facts.
 * The same bytes, path, code and catalogue always give the same extraction.
 * @param options `numerals`: list every numeral, not only their counts.
 * @param path is recorded as the source's path; nothing is read from it.
 * @throws UnreadableError when the bytes cannot be read as a document.
 *
 * @example
 * const extraction = await extractReport(await readFile('report.pdf'), 'report.pdf', loadCatalog());
 * extraction.observations.length; // facts with their printed form and place
 */
export async function extractReport(
  bytes: Uint8Array,
  path: string,
  catalog: Catalog,
  options: { readonly numerals?: boolean } = {},
): Promise<Extraction> {
  const document = await readDocument(bytes, path);
  const found = extractObservations(document, catalog, { explain: options.numerals ?? false });
  const normal = normaliseDocument(document, found.observations, catalog);
  const numerals = listNumerals(document, normal.facts, found.numerals);
  return {
    ...document,
    extractor: describeExtractor(catalog),
    report: normal.report,
    observations: normal.facts,
    findings: normal.findings,
    numerals: countNumerals(numerals),
    ...(options.numerals && { numeralList: numerals }),
    messages: [...document.messages, ...found.messages, ...normal.messages],
  };
}
