// Reads one YAML file of this folder and checks its shape; says file, line and cause of everything that does not fit.

import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { isNode, LineCounter, parse, parseDocument, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { locateCatalogFile } from './locate-file.ts';

export interface CatalogProblem {
  /** From 1; null when it is about the whole file. */
  readonly line: number | null;
  readonly cause: string;
}

/** A catalogue file that does not parse or does not fit its schema. */
export class CatalogError extends Error {
  /** Below the folder of the catalogue; a corrections file elsewhere by its path. */
  readonly file: string;
  /** At least one. */
  readonly faults: readonly CatalogProblem[];

  /** `cause`: in words, or each problem with its line. */
  constructor(file: string, cause: string | readonly CatalogProblem[]) {
    const problems = typeof cause === 'string' ? [{ line: null, cause }] : cause;
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more: nianbao catalog check)` : '';
    const line = first?.line ? `line ${first.line}: ` : '';
    super(`${isAbsolute(file) ? '' : 'catalog/'}${file}: ${line}${first?.cause ?? ''}${more}`);
    this.name = 'CatalogError';
    this.file = file;
    this.faults = problems;
  }
}

/** Where in the content of a file: keys and positions. */
export type ContentPath = readonly PropertyKey[];

/**
 * The content of `catalog/<file>` as `schema` types it.
 * @throws CatalogError naming the file, and line, path and cause of whatever does not fit.
 */
export function readCatalogFile<T>(file: string, schema: z.ZodType<T>): T {
  const text = readFileSync(locateCatalogFile(file), 'utf8');
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw new CatalogError(file, String(error));
    const [cause = 'no YAML'] = error.message.split('\n');
    throw new CatalogError(file, [{ line: error.linePos?.[0].line ?? null, cause }]);
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({
    path,
    cause: path.length > 0 ? `${path.join('.')}: ${message}` : message,
  }));
  throw new CatalogError(file, locateProblems(file, issues));
}

/** Problems with the lines their paths stand on in `catalog/<file>`; the nearest that is there. */
export function locateProblems(
  file: string,
  problems: readonly { readonly path: ContentPath; readonly cause: string }[],
): CatalogProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(locateCatalogFile(file), 'utf8'), {
    lineCounter: lines,
  });
  const lineOf = (path: ContentPath): number | null => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  return problems.map(({ path, cause }) => ({ line: lineOf(path), cause }));
}
