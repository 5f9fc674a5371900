// Sends the digest of a run where the operator wants it. What could not be sent is kept and sent with the next one.

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lang } from '../../model/index.ts';
import type { Log } from '../../sources/log/log.ts';
import type { Notice } from '../../sources/notify/notice.ts';
import { postWebhook, type Webhook } from '../../sources/notify/post-webhook.ts';
import { type MailRoute, sendMail } from '../../sources/notify/send-mail.ts';
import { SourceError, type SourceProblem } from '../../sources/source-error.ts';
import type { Digest } from './build-digest.ts';
import type { ImportPlaces } from './import-request.ts';
import { renderDigestMarkdown, renderDigestText } from './render-digest.ts';

// Commands name the kinds of web hooks in their settings.
export { type WebhookKind, webhookKinds } from '../../sources/notify/post-webhook.ts';

/** Where notices go; nowhere unless given. */
export interface Channels {
  readonly webhook?: Webhook;
  readonly mail?: MailRoute;
}

/** What could not be sent, oldest first. */
interface Unsent {
  readonly headline: string;
  readonly text: string;
}

const MOST_UNSENT = 10;

/**
 * Sends `digest` when it is news, and what earlier runs could not send. Returns what went wrong.
 * @param report goes along to web hooks that take data.
 */
export async function tellPeople(
  digest: Digest,
  report: unknown,
  lang: Lang,
  { places, channels, log }: { places: Pick<ImportPlaces, 'work'>; channels: Channels; log: Log },
): Promise<SourceProblem[]> {
  const { webhook, mail } = channels;
  const routes: [string, (notice: Notice) => Promise<void>][] = [];
  if (webhook) routes.push(['webhook', (notice) => postWebhook(webhook, notice)]);
  if (mail) routes.push(['mail', (notice) => sendMail(mail, notice)]);
  const problems: SourceProblem[] = [];
  for (const [name, send] of routes) {
    const file = join(places.work, `unsent-${name}.json`);
    const earlier = await readUnsent(file);
    if (!digest.isNews && earlier.length === 0) continue;
    const own = {
      headline: digest.headline[lang],
      text: renderDigestText(digest, lang),
      markdown: renderDigestMarkdown(digest, lang),
      report,
    };
    try {
      await send(withEarlier(own, earlier, lang));
      // on a disk that cannot be written they are sent once more
      await rm(file, { force: true }).catch(() => {});
      log.info('notice_sent', { where: name });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push(error.problem);
      log.error('notice_failed', { where: name, detail: error.words.en });
      const unsent = digest.isNews ? [...earlier, { headline: own.headline, text: own.text }] : earlier;
      // what cannot be written either stands in the problems that are returned
      await writeFile(file, JSON.stringify(unsent.slice(-MOST_UNSENT)), { flush: true }).catch(() => {});
    }
  }
  return problems;
}

/** One notice that holds the older ones below itself. */
function withEarlier(own: Notice, earlier: readonly Unsent[], lang: Lang): Notice {
  if (earlier.length === 0) return own;
  const title = lang === 'zh' ? '此前未能送出：' : 'Not sent before:';
  const below = earlier.map(({ text }) => text).join('\n');
  return {
    ...own,
    text: `${own.text}\n${title}\n\n${below}`,
    markdown: `${own.markdown}\n${title}\n\n${below.replace(/^/gm, '    ')}`,
  };
}

async function readUnsent(file: string): Promise<Unsent[]> {
  try {
    const data: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(data) ? data : [];
  } catch {
    return [];
  }
}
