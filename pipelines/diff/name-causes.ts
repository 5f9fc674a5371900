// Why a value differs between two states of the warehouse: from what is known of the documents it was read from. Pure.

import { digestParts } from '../../catalog/digest-catalog.ts';
import type { Cause, ValueState } from './types.ts';

export interface DocumentState {
  readonly id: string;
  readonly sha256: string;
  /** Version of code and catalogue that read it: `0.1.0+3f2a1b9c.77aa00ff` (code, catalogue, rules, corrections). */
  readonly extractor: string | null;
  readonly supersededBy: string | null;
}

export interface Side {
  /** By id. */
  readonly documents: ReadonlyMap<string, DocumentState>;
  readonly bySha: ReadonlyMap<string, DocumentState>;
  readonly catalogue: string | null;
}

/** A value and the id of the document it was read from. */
export interface Sourced extends ValueState {
  readonly document: string;
}

type Sides = { readonly before: Side; readonly after: Side };

/** The causes of a difference; at least one. A document that came or went explains more than how it was read. */
export function nameCauses(before: Sourced | null, after: Sourced | null, sides: Sides): Cause[] {
  const corrected = before?.trust === 'correction' || after?.trust === 'correction';
  const byCorrection: Cause[] = corrected && !sameTrust(before, after) ? ['correction'] : [];
  const byDocument = nameDocumentCause(before, after, sides);
  if (byDocument) return [byDocument, ...byCorrection];
  const versions = nameVersionCauses(before, after, sides);
  const others = versions.filter((cause) => cause !== 'correction');
  // a correction that nobody touched came or went because the document is read otherwise: its guard does not match
  if (byCorrection.length > 0)
    return versions.includes('correction') ? byCorrection : [...others, ...byCorrection];
  // corrections were changed too, but this value was and is none of theirs
  if (others.length > 0 && after) return others;
  if (versions.length > 0) return versions;
  // the catalogue also names units and dimensions, by which values are chosen
  const sinceThen = compareCatalogues(sides.before.catalogue, sides.after.catalogue);
  if (sinceThen.length > 0) return sinceThen;
  return before && after && before.document !== after.document ? ['other_witness'] : ['unexplained'];
}

/** A document that only one side has, or that only one side has in force. */
function nameDocumentCause(before: Sourced | null, after: Sourced | null, sides: Sides): Cause | null {
  const source = after && sides.after.documents.get(after.document);
  const origin = before && sides.before.documents.get(before.document);
  const sourceBefore = source && sides.before.bySha.get(source.sha256);
  const originAfter = origin && sides.after.bySha.get(origin.sha256);
  if (source && !sourceBefore) return replacesKnown(source, sides) ? 'revised_document' : 'new_document';
  if (origin && !originAfter) return 'removed_document';
  if (origin && originAfter && isNewlySuperseded(origin, originAfter)) return 'revised_document';
  if (source && sourceBefore && isNewlySuperseded(source, sourceBefore)) return 'removed_document';
  return null;
}

/** Code and catalogue that read the documents on either side. */
function nameVersionCauses(before: Sourced | null, after: Sourced | null, sides: Sides): Cause[] {
  const source = after && sides.after.documents.get(after.document);
  const origin = before && sides.before.documents.get(before.document);
  const extractorOf = (side: Side, document: DocumentState | null | undefined) =>
    document ? (side.bySha.get(document.sha256)?.extractor ?? null) : null;
  const found = [source, origin].flatMap((document) =>
    compareVersions(extractorOf(sides.before, document), extractorOf(sides.after, document)),
  );
  return [...new Set(found)];
}

const sameTrust = (before: Sourced | null, after: Sourced | null): boolean =>
  before?.trust === after?.trust && before?.value === after?.value;

/** Whether a document in force before takes no part in the later state. */
const isNewlySuperseded = (now: DocumentState, then: DocumentState): boolean =>
  now.supersededBy === null && then.supersededBy !== null;

/** Whether a new document took the place of one that was there before. */
function replacesKnown(document: DocumentState, { before, after }: { before: Side; after: Side }): boolean {
  for (const other of after.documents.values())
    if (other.supersededBy === document.id && before.bySha.has(other.sha256)) return true;
  return false;
}

/** Which parts of the catalogues that the warehouses hold differ. */
const compareCatalogues = (before: string | null, after: string | null): Cause[] =>
  before === after ? [] : compareVersions(`+${before ?? ''}`, `+${after ?? ''}`);

/** Which parts of an extractor's name differ; empty when none does or one is not known. */
export function compareVersions(before: string | null, after: string | null): Cause[] {
  if (before === null || after === null || before === after) return [];
  const [codeBefore, catalogueBefore = ''] = before.split('+');
  const [codeAfter, catalogueAfter = ''] = after.split('+');
  const [a, b] = [catalogueBefore.split('.'), catalogueAfter.split('.')];
  const found: Cause[] = digestParts.filter((_, i) => a[i] !== b[i]);
  if (codeBefore !== codeAfter) found.push('code');
  return found;
}
