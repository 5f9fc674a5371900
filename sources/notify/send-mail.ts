// Sends a notice by mail through an SMTP server.

import { createTransport } from 'nodemailer';
import { SourceError } from '../source-error.ts';
import type { Notice } from './notice.ts';

export interface MailRoute {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly smtp: string;
  readonly from: string;
  readonly to: readonly string[];
}

const TIMEOUT_MS = 20_000;

/**
 * Sends `notice`; resolves when the server took it for every receiver.
 * @throws SourceError `notice_failed`.
 */
export async function sendMail({ smtp, from, to }: MailRoute, notice: Notice): Promise<void> {
  const transport = createTransport(smtp, {
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  } as Parameters<typeof createTransport>[1]);
  try {
    const { rejected } = await transport.sendMail({
      from,
      to: [...to],
      subject: notice.headline,
      text: notice.text,
    });
    if (rejected.length > 0) throw new Error(`refused: ${rejected.map(String).join(', ')}`);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SourceError('notice_failed', { where: 'mail', detail }, { cause: error });
  } finally {
    transport.close();
  }
}
