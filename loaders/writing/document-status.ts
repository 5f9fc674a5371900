// Whether a document succeeded, is partial or failed: decided here and nowhere else.

import type { Extraction } from '../../model/index.ts';
import type { DocumentStatus } from '../schema/index.ts';

/** `failed`: errors and no content; `partial`: errors and some content; `succeeded`: no error message. */
export function documentStatus(
  extraction: Pick<Extraction, 'messages' | 'blocks' | 'tables' | 'observations'>,
): DocumentStatus {
  if (!extraction.messages.some(({ severity }) => severity === 'error')) return 'succeeded';
  const hasContent = [extraction.blocks, extraction.tables, extraction.observations].some(
    (part) => part.length > 0,
  );
  return hasContent ? 'partial' : 'failed';
}
