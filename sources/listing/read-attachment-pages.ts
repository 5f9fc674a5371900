// The pages behind the entries of a listing, where the documents are linked one level down.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import { makeProblem, SourceError, type SourceProblem } from '../source-error.ts';
import { looksLikeDocument } from './canonical-url.ts';
import { describeLook, describeUnusable } from './describe-look.ts';
import type { DiscoverContext } from './discover-context.ts';
import { fetchPage } from './fetch-page.ts';
import type { Discovery, ListedItem, PageLook, PageRecord } from './listed-item.ts';
import { readAttachments } from './read-html-list.ts';

/** An attachment page that looks unchanged in the listing is read again after so many days. */
const ATTACHMENT_PAGE_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * What the pages behind the entries hold. Entries that are documents themselves pass; pages of entries whose title
 * `open` does not want are left alone; pages read lately are not asked.
 * @throws SourceError when the host is not to be asked any more, or a selector cannot be used.
 */
export async function readAttachmentPages(
  source: SourceSpec,
  entries: readonly ListedItem[],
  { attachments: selector, open }: { readonly attachments: string; readonly open: RegExp | null },
  context: DiscoverContext,
): Promise<Discovery> {
  const walk: Walk = { items: [], problems: [], looks: [], pages: 0, complete: true };
  for (const entry of entries) {
    if (looksLikeDocument(new URL(entry.url))) walk.items.push(entry);
    else if (open?.test(entry.title ?? '') ?? true) await visit(entry, walk, source, selector, context);
  }
  const isCut = walk.pages >= source.politeness.maxPages && !walk.complete;
  if (isCut) walk.problems.push(makeProblem('listing_cut', { limit: source.politeness.maxPages }));
  return walk;
}

/** What was found so far. */
interface Walk {
  readonly items: ListedItem[];
  readonly problems: SourceProblem[];
  readonly looks: PageLook[];
  pages: number;
  complete: boolean;
}

/** Adds to `walk` what the page behind `entry` holds. */
async function visit(
  entry: ListedItem,
  walk: Walk,
  source: SourceSpec,
  selector: string,
  context: DiscoverContext,
): Promise<void> {
  const known = context.fresh ? null : context.memory.get(entry.url);
  const marker = [source.digest, entry.title, entry.date].join('|');
  const same = known?.marker === marker ? known : null;
  if (same && !isOld(same.checkedAt, context)) {
    walk.items.push(...same.content.items);
    return;
  }
  const mayAsk = walk.pages < source.politeness.maxPages;
  const found = mayAsk
    ? await tryAttachmentPage(source, { entry, selector, marker, known: same }, context)
    : null;
  if (found) walk.pages++;
  if (found && 'items' in found) {
    walk.items.push(...found.items);
    walk.problems.push(...describeUnusable(found.unusable));
    if (found.look) walk.looks.push(found.look);
    return;
  }
  // one page that fails does not hide the others; what was known of it stays
  if (found) walk.problems.push(found.problem);
  walk.complete = false;
  walk.items.push(...(known?.content.items ?? []));
}

interface AttachmentFindings {
  readonly items: readonly ListedItem[];
  /** Null when the page is as it was. */
  readonly look: PageLook | null;
  readonly unusable: readonly string[];
}

interface AttachmentRequest {
  readonly entry: ListedItem;
  readonly selector: string;
  readonly marker: string;
  readonly known: PageRecord | null;
}

async function tryAttachmentPage(
  source: SourceSpec,
  request: AttachmentRequest,
  context: DiscoverContext,
): Promise<AttachmentFindings | { readonly problem: SourceProblem }> {
  try {
    return await readAttachmentPage(source, request, context);
  } catch (error) {
    if (!(error instanceof SourceError) || isFatal(error)) throw error;
    return { problem: makeProblem('page_failed', { url: request.entry.url, detail: error.words }) };
  }
}

const isFatal = ({ code }: SourceError): boolean =>
  code === 'selector_invalid' ||
  code === 'host_set_aside' ||
  code === 'host_asks_to_wait' ||
  code === 'interrupted' ||
  code === 'budget_spent';

async function readAttachmentPage(
  source: SourceSpec,
  { entry, selector, marker, known }: AttachmentRequest,
  { client, memory, effects }: DiscoverContext,
): Promise<AttachmentFindings> {
  const page = await fetchPage(client, new URL(entry.url), known, source.politeness.delaySeconds);
  const checkedAt = effects.clock().toISOString();
  if (page.kind === 'unchanged') {
    if (!known) throw new SourceError('http_status', { status: 304 });
    memory.put(entry.url, { ...known, checkedAt });
    return { items: known.content.items, look: null, unusable: [] };
  }
  const found = readAttachments(page.text, page.url, { selector, parent: entry, charset: page.charset });
  const { items, unusable } = found;
  memory.put(entry.url, {
    etag: page.etag,
    lastModified: page.lastModified,
    content: { items, next: null },
    marker,
    checkedAt,
  });
  return { items, look: describeLook(entry.url, 'attachments', found), unusable };
}

function isOld(checkedAt: string, { effects }: DiscoverContext): boolean {
  const age = effects.clock().getTime() - Date.parse(checkedAt);
  // a clock that was wrong then or is now: better ask
  return !(age >= 0 && age < ATTACHMENT_PAGE_DAYS * DAY_MS);
}
