// Posts a notice to a web hook: as plain JSON for programs, or in the shape that a chat service expects.

import { request } from 'undici';
import { SourceError, systemCode } from '../source-error.ts';
import type { Notice } from './notice.ts';

export const webhookKinds = ['json', 'slack', 'wecom', 'dingtalk', 'feishu'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

export interface Webhook {
  /** The operator's own address: it may be in a private network. */
  readonly url: string;
  readonly kind: WebhookKind;
}

/** Chat services refuse longer messages (WeCom: 4096 bytes). */
const CHAT_BYTES = 4000;
const TIMEOUT_MS = 20_000;

const bodies: Readonly<Record<WebhookKind, (notice: Notice) => unknown>> = {
  json: ({ headline, text, markdown, report }) => ({ headline, text, markdown, report }),
  slack: ({ text }) => ({ text: cutBytes(text, CHAT_BYTES) }),
  wecom: ({ markdown }) => ({ msgtype: 'markdown', markdown: { content: cutBytes(markdown, CHAT_BYTES) } }),
  dingtalk: ({ headline, markdown }) => ({
    msgtype: 'markdown',
    markdown: { title: headline, text: cutBytes(markdown, CHAT_BYTES) },
  }),
  feishu: ({ text }) => ({ msg_type: 'text', content: { text: cutBytes(text, CHAT_BYTES) } }),
};

/**
 * Posts `notice`; resolves when the receiver took it.
 * @throws SourceError `notice_failed`.
 */
export async function postWebhook({ url, kind }: Webhook, notice: Notice): Promise<void> {
  const refuse = (detail: string, cause?: unknown) =>
    new SourceError('notice_failed', { where: 'webhook', detail }, { cause });
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(bodies[kind](notice)),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    const answer = await body.text();
    if (statusCode < 200 || statusCode > 299) throw refuse(`HTTP ${statusCode}`);
    const fault = chatFault(kind, answer);
    if (fault !== null) throw refuse(fault);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw refuse(systemCode(error) || (error instanceof Error ? error.message : String(error)), error);
  }
}

/** Chat services answer 200 and say in the body that they refused. */
function chatFault(kind: WebhookKind, answer: string): string | null {
  if (kind !== 'wecom' && kind !== 'dingtalk' && kind !== 'feishu') return null;
  try {
    const data: unknown = JSON.parse(answer);
    const fields = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
    const code = fields.errcode ?? fields.code ?? 0;
    return code === 0 ? null : String(fields.errmsg ?? fields.msg ?? code).slice(0, 200);
  } catch {
    return 'the answer is not JSON';
  }
}

/** The beginning of `text` that fits into `limit` bytes of UTF-8, cut between characters. */
export function cutBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  let size = 0;
  let cut = '';
  for (const char of text) {
    size += Buffer.byteLength(char);
    if (size > limit - 3) return `${cut}…`;
    cut += char;
  }
  return cut;
}
