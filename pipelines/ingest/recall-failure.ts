// Why a known document failed, when trying again would end the same: unreadable bytes stay unreadable.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { showId } from '../../loaders/queries/show-id.ts';
import type { Message, MessageCode } from '../../model/index.ts';

/** Failures that the machine, the limits or the moment may have caused. */
const passing = new Set<string>([
  'reader_timeout',
  'reader_out_of_memory',
  'reader_crashed',
  'file_unreadable',
  'file_changed',
  'document_not_stored',
] satisfies MessageCode[]);

/** The messages of the failed document with these bytes; null when it should be tried again. */
export async function recallFailure(warehouse: Warehouse, sha256: string): Promise<Message[] | null> {
  const shown = await showId(warehouse, sha256);
  if (shown.kind !== 'document' || shown.messages.length === 0) return null;
  if (shown.messages.some(({ code }) => passing.has(code))) return null;
  return shown.messages.map(({ code, severity, message, anchor }) => ({
    // Codes of a later version may be unknown to this one; they are only passed on.
    code: code as MessageCode,
    severity,
    message,
    ...(anchor && { anchor }),
  }));
}
