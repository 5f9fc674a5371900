// Where notices go, from options and environment. Addresses with secrets come from the environment only, so that they
// stand in no process list.

import { type Channels, type WebhookKind, webhookKinds } from '../../pipelines/import/tell-people.ts';
import { CliError } from '../cli-error.ts';

const variables = {
  webhook: 'NIANBAO_WEBHOOK',
  webhookKind: 'NIANBAO_WEBHOOK_KIND',
  smtp: 'NIANBAO_SMTP',
  from: 'NIANBAO_MAIL_FROM',
  to: 'NIANBAO_MAIL_TO',
} as const;

/** @throws CliError `notice_settings_invalid`. */
export function readChannels(env: NodeJS.ProcessEnv): Channels {
  const value = (name: keyof typeof variables) => env[variables[name]]?.trim() || null;
  const webhook = value('webhook');
  const smtp = value('smtp');
  const from = value('from');
  const to = (value('to') ?? '').split(/[,;\s]+/).filter((address) => address !== '');
  if (webhook !== null && !/^https?:\/\//.test(webhook)) throw invalid(variables.webhook, 'http(s)://…');
  if (smtp !== null && !/^smtps?:\/\//.test(smtp)) throw invalid(variables.smtp, 'smtp(s)://…');
  if (smtp !== null && from === null) throw invalid(variables.from, 'mail@example.edu.cn');
  if (smtp !== null && to.length === 0) throw invalid(variables.to, 'mail@example.edu.cn');
  return {
    ...(webhook !== null && { webhook: { url: webhook, kind: readKind(value('webhookKind')) } }),
    ...(smtp !== null && from !== null && { mail: { smtp, from, to } }),
  };
}

function readKind(text: string | null): WebhookKind {
  const kind = webhookKinds.find((known) => known === (text ?? 'json'));
  if (kind) return kind;
  throw invalid(variables.webhookKind, webhookKinds.join(', '));
}

const invalid = (name: string, wanted: string): CliError =>
  new CliError('notice_settings_invalid', {
    zh: `环境变量 ${name} 应为：${wanted}`,
    en: `the environment variable ${name} should be: ${wanted}`,
  });
