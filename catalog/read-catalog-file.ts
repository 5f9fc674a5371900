// Reads one YAML file of this folder and checks its shape; says file, place and cause when it does not fit.

import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';

/** A catalogue file that does not parse or does not fit its schema. */
export class CatalogError extends Error {
  constructor(file: string, cause: string) {
    super(`catalog/${file}: ${cause}`);
    this.name = 'CatalogError';
  }
}

/**
 * The content of `catalog/<file>` as `schema` types it.
 * @throws CatalogError naming the file, the path in it and what was expected.
 */
export function readCatalogFile<T>(file: string, schema: z.ZodType<T>): T {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new CatalogError(file, error instanceof YAMLParseError ? error.message : String(error));
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new CatalogError(
    file,
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit the schema'}`,
  );
}
