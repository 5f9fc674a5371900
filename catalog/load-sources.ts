// Sources of newly published reports, one YAML file each. A file that does not fit is refused with its line, the value
// it holds and the values it may hold.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CatalogError } from './read-catalog-file.ts';
import { kindAliases, type SourceFile, sourceFileSchema } from './sources/source-schema.ts';
import type { SourceSpec } from './sources/source-spec.ts';

/** The folder of the sources that come with the program. */
export const ownSources = fileURLToPath(new URL('sources/', import.meta.url));

/**
 * The sources of every `*.yml` in `folder`, by id.
 * @throws SourceFileError naming file, line, value and allowed values of all that is wrong.
 */
export function loadSources(folder: string = ownSources): SourceSpec[] {
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const sources = names.map((name) =>
    readSource(readFileSync(join(folder, name), 'utf8'), join(folder, name)),
  );
  const seen = new Map<string, SourceSpec>();
  for (const source of sources) {
    const other = seen.get(source.id);
    if (other)
      throw new SourceFileError(source.file, [`the id ${source.id} is taken by ${basename(other.file)}`]);
    seen.set(source.id, source);
  }
  return sources;
}

/** A source file that cannot be used; `problems` are lines such as `12: kind: "list" is none of folder, feed …`. */
export class SourceFileError extends CatalogError {
  readonly code = 'source_file_invalid';
  readonly words: { readonly zh: string; readonly en: string };
  readonly problems: readonly string[];
  constructor(file: string, problems: readonly string[]) {
    super(`sources/${basename(file)}`, problems.join('; '));
    this.name = 'SourceFileError';
    this.problems = problems;
    this.words = {
      zh: `来源文件有误 ${problems.map((problem) => `${file}:${problem}`).join('；')}`,
      en: `the source file is wrong: ${problems.map((problem) => `${file}:${problem}`).join('; ')}`,
    };
  }
}

/**
 * The source that `text` describes; `file` names it in errors and gives its id unless it states one.
 * @throws SourceFileError
 */
export function readSource(text: string, file: string): SourceSpec {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    throw new SourceFileError(
      file,
      document.errors.map((e) => `${lines.linePos(e.pos[0]).line}: ${firstLine(e.message)}`),
    );
  const data: unknown = document.toJS();
  const result = sourceFileSchema.safeParse(data);
  if (result.success) return toSpec(result.data, text, file);
  const lineOf = (path: readonly PropertyKey[]): number =>
    lines.linePos(offsetOf(document.contents, path)).line;
  throw new SourceFileError(
    file,
    result.error.issues.map((issue) => {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return `${lineOf(path)}: ${describeIssue(issue, valueAt(data, issue.path))}`;
    }),
  );
}

function toSpec(data: SourceFile, text: string, file: string): SourceSpec {
  const id = data.id ?? basename(file).replace(/\.ya?ml$/, '');
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id))
    throw new SourceFileError(file, [
      `1: id: "${id}" may hold only a-z, 0-9 and "-"; the file's name is the id unless it states one`,
    ]);
  const { accept, expect, politeness, recheck, list } = data;
  return {
    id,
    name: data.name,
    kind: kindAliases[data.kind],
    file,
    enabled: data.enabled,
    location: data.url ?? data.path ?? '',
    everyHours: data.every,
    accept: {
      formats: accept.formats,
      title: accept.title === undefined ? null : new RegExp(accept.title, 'u'),
      notTitle: accept.not_title === undefined ? null : new RegExp(accept.not_title, 'u'),
    },
    expect: {
      everyDays: expect.every_days ?? null,
      eachYearBy: expect.each_year_by ?? null,
      mayBeEmpty: expect.may_be_empty,
    },
    politeness: {
      delaySeconds: politeness.delay_seconds,
      maxPages: politeness.max_pages,
      maxDocuments: politeness.max_documents,
    },
    recheck: {
      recentDays: recheck.recent_days,
      recentEveryDays: recheck.recent_every_days,
      laterEveryDays: recheck.later_every_days,
    },
    list: list
      ? {
          item: list.item,
          link: list.link,
          title: list.title ?? null,
          date: list.date ?? null,
          next: list.next ?? null,
          attachments: list.attachments ?? null,
        }
      : null,
    digest: createHash('sha256').update(text).digest('hex').slice(0, 12),
  };
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

/** Where the deepest node along `path` begins. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let offset = 0;
  let node: unknown = contents;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isNode(item.key) && String(item.key) === String(key));
      if (!isPair(pair)) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else {
      const item: unknown =
        isNode(node) && 'items' in node && Array.isArray(node.items) ? node.items[Number(key)] : null;
      if (!isNode(item)) break;
      node = item;
      if (item.range) offset = item.range[0];
    }
  }
  return offset;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}

/** The issue in one line: path, the value that stands there, what may stand there. */
function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const place = issue.path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys')
    return `${place}: the key "${issue.keys.join('", "')}" is not known here`;
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  if (issue.code === 'invalid_value')
    return `${place}: ${shown} is none of ${issue.values.map(String).join(', ')}`;
  return `${place}: ${shown}: ${issue.message}`;
}
