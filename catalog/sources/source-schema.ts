// The shape of a source file, with the defaults of everything that may be left out. docs/sources.md explains the keys.

import { z } from 'zod';
import { documentFormats, type SourceKind } from './source-spec.ts';

/** `rss` and `atom` are other words for `feed`. */
export const kindAliases = {
  folder: 'folder',
  'html-list': 'html-list',
  feed: 'feed',
  rss: 'feed',
  atom: 'feed',
  sitemap: 'sitemap',
} as const satisfies Record<string, SourceKind>;

type KindWord = keyof typeof kindAliases;

const text = z.string().trim().min(1);

/** A regular expression in `u` mode. */
const pattern = text.refine(
  (source) => {
    try {
      new RegExp(source, 'u');
      return true;
    } catch {
      return false;
    }
  },
  { error: 'is no regular expression' },
);

const HOURS: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168 };

/** `6 hours`, `1 day`, `2 weeks` as hours. */
const interval = text.transform((words, context) => {
  const found = /^(\d{1,4})\s*(hour|day|week)s?$/.exec(words);
  const hours = Number(found?.[1] ?? 0) * (HOURS[found?.[2] ?? ''] ?? 0);
  if (hours > 0) return hours;
  context.addIssue({ code: 'custom', message: 'wants a number of hours, days or weeks, such as "1 day"' });
  return z.NEVER;
});

const address = text.refine(isHttpAddress, {
  error: 'wants an absolute http or https address without user name',
});

function isHttpAddress(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** `02-29` is none: most years do not have it. */
function isMonthDay(value: string): boolean {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(value)?.map(Number) ?? [];
  if (!month || !day) return false;
  const date = new Date(Date.UTC(2025, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const days = z.int().min(1).max(3660);

const accept = z.strictObject({
  formats: z.array(z.enum(documentFormats)).min(1).default(['pdf', 'docx', 'xlsx', 'zip']),
  title: pattern.optional(),
  not_title: pattern.optional(),
});

const expectation = z.strictObject({
  every_days: days.optional(),
  each_year_by: z.string().refine(isMonthDay, { error: 'wants month and day, such as "03-31"' }).optional(),
  may_be_empty: z.boolean().default(false),
});

const politeness = z.strictObject({
  delay_seconds: z.number().min(0.5).max(600).default(2),
  max_pages: z.int().min(1).max(1000).default(50),
  max_documents: z.int().min(1).max(10_000).default(200),
});

const recheck = z.strictObject({
  recent_days: days.default(120),
  recent_every_days: days.default(1),
  later_every_days: days.default(30),
});

const list = z.strictObject({
  item: text,
  link: text.default('a[href]'),
  title: text.optional(),
  date: text.optional(),
  next: text.optional(),
  attachments: text.optional(),
  open: pattern.optional(),
});

export const sourceFileSchema = z
  .strictObject({
    id: text.optional(),
    name: text,
    kind: z.enum(Object.keys(kindAliases) as [KindWord, ...KindWord[]]),
    enabled: z.boolean().default(true),
    url: address.optional(),
    path: text.optional(),
    every: interval.default(24),
    accept: accept.prefault({}),
    expect: expectation.prefault({}),
    politeness: politeness.prefault({}),
    recheck: recheck.prefault({}),
    list: list.optional(),
  })
  .superRefine((source, context) => {
    const isFolder = source.kind === 'folder';
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message });
    if (isFolder && source.path === undefined) refuse('path', 'a folder source needs "path"');
    if (isFolder && source.url !== undefined) refuse('url', 'a folder source has "path" and no "url"');
    if (!isFolder && source.url === undefined) refuse('url', `a source of kind ${source.kind} needs "url"`);
    if (!isFolder && source.path !== undefined) refuse('path', 'only a folder source has "path"');
    if (source.kind === 'html-list' && !source.list) refuse('list', 'an html-list source needs "list"');
    if (source.list?.open !== undefined && source.list.attachments === undefined)
      context.addIssue({
        code: 'custom',
        path: ['list', 'open'],
        message: 'says which pages are opened for "attachments", which is not given',
      });
    if (source.kind !== 'html-list' && source.list) refuse('list', 'only an html-list source has "list"');
  });

/** The keys that may stand at `path`; none when it is no group of keys. */
export function keysOf(path: readonly PropertyKey[]): string[] {
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    '': sourceFileSchema.shape,
    accept: accept.shape,
    expect: expectation.shape,
    politeness: politeness.shape,
    recheck: recheck.shape,
    list: list.shape,
  };
  return Object.keys(groups[path.map(String).join('.')] ?? {});
}

export type SourceFile = z.output<typeof sourceFileSchema>;
