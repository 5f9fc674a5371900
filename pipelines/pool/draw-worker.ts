// The work of a reader process that draws: pages of one PDF to pictures. Loads no catalogue, writes nothing.

import { detectMediaType } from '../../extractors/media-type/detect-media-type.ts';
import { drawPages, type PageDrawing } from '../../extractors/pdf/draw-pages.ts';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import { readJobBytes } from './read-job-bytes.ts';
import type { ReaderJob } from './types.ts';

/** Which pages of the job's document to draw, and how large: `scale` is pixels for each point. */
export interface DrawJob extends ReaderJob {
  readonly pages: readonly number[];
  readonly scale: number;
}

/** @throws UnreadableError when the document cannot be read, has no pages, or not the ones asked for. */
export async function handleJob(job: DrawJob): Promise<PageDrawing[]> {
  const bytes = await readJobBytes(job);
  const mediaType = detectMediaType(bytes);
  if (mediaType !== 'application/pdf')
    throw new UnreadableError(makeMessage('format_without_pages', { mediaType: mediaType ?? '?' }));
  return drawPages(bytes, job.pages, job.scale);
}
