// Sources of newly published reports, one YAML file each. A file that does not fit is refused with its line, the value
// it holds and the values it may hold.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import { CatalogError } from './read-catalog-file.ts';
import { describeFaults } from './sources/describe-faults.ts';
import { kindAliases, type SourceFile, sourceFileSchema } from './sources/source-schema.ts';
import type { SourceSpec } from './sources/source-spec.ts';

/** The folder of the sources that come with the program. */
export const ownSources = fileURLToPath(new URL('sources/', import.meta.url));

/**
 * The sources of every `*.yml` in `folder`, in the order of file names. A file that cannot be used is a source with a
 * `fault`, so that the others are not kept waiting for it.
 * @throws the system's error when the folder cannot be read.
 */
export function loadSources(folder: string = ownSources): SourceSpec[] {
  const names = readdirSync(folder)
    .filter((name) => /^[^.].*\.ya?ml$/.test(name))
    .sort();
  const seen = new Map<string, SourceSpec>();
  const sources: SourceSpec[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const source = readSafely(readFileSync(file, 'utf8'), file);
    const other = seen.get(source.id);
    if (!other) seen.set(source.id, source);
    const taken =
      other && new SourceFileError(file, [`1: the id ${source.id} is taken by ${basename(other.file)}`]);
    sources.push(taken ? faultySource(taken, file, source.digest, basename(file)) : source);
  }
  return sources;
}

function readSafely(text: string, file: string): SourceSpec {
  try {
    return readSource(text, file);
  } catch (error) {
    if (!(error instanceof SourceFileError)) throw error;
    return faultySource(error, file, digestOf(text), basename(file).replace(/\.ya?ml$/, ''));
  }
}

/** Stands for a source whose file cannot be used: it fails, and is told of, like one that cannot be reached. */
function faultySource({ words }: SourceFileError, file: string, digest: string, id: string): SourceSpec {
  const { accept, expect, politeness, recheck, every } = sourceFileSchema.parse({
    name: id,
    kind: 'folder',
    path: '.',
  });
  return {
    ...settingsOf({ accept, expect, politeness, recheck }),
    id,
    name: basename(file),
    kind: 'folder',
    file,
    enabled: true,
    location: '.',
    everyHours: every,
    list: null,
    digest,
    fault: words,
  };
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
  const result = sourceFileSchema.safeParse(document.toJS());
  if (result.success) return toSpec(result.data, text, file);
  throw new SourceFileError(file, describeFaults(result.error.issues, document, lines));
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

function toSpec(data: SourceFile, text: string, file: string): SourceSpec {
  const id = data.id ?? basename(file).replace(/\.ya?ml$/, '');
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id))
    throw new SourceFileError(file, [
      `1: id: "${id}" may hold only a-z, 0-9 and "-"; the file's name is the id unless it states one`,
    ]);
  const { list } = data;
  return {
    ...settingsOf(data),
    id,
    name: data.name,
    kind: kindAliases[data.kind],
    file,
    enabled: data.enabled,
    location: data.url ?? data.path ?? '',
    everyHours: data.every,
    list: list
      ? {
          item: list.item,
          link: list.link,
          title: list.title ?? null,
          date: list.date ?? null,
          next: list.next ?? null,
          attachments: list.attachments ?? null,
          open: list.open === undefined ? null : new RegExp(list.open, 'u'),
        }
      : null,
    digest: digestOf(text),
    fault: null,
  };
}

/** The settings under other names. */
function settingsOf({
  accept,
  expect,
  politeness,
  recheck,
}: Pick<SourceFile, 'accept' | 'expect' | 'politeness' | 'recheck'>) {
  return {
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
  };
}
