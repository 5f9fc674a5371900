// Names that people added to institutions of the lists (`aliases.yml`).

import { z } from 'zod';
import { CatalogError, locateProblems, readCatalogFile } from '../read-catalog-file.ts';
import type { InstitutionRegistry } from '../types.ts';

/** Below the folder of the catalogue. */
export const ALIAS_FILE = 'institutions/aliases.yml';

const file = z.strictObject({
  aliases: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{10}$/, 'ten digits in quotes'),
      names: z.array(z.string().trim().min(2)).min(1),
      note: z.string().optional(),
    }),
  ),
});

/**
 * Code → further names.
 * @throws CatalogError when a code is unknown or a name belongs to another institution of `registry`.
 */
export function readAliases(registry: InstitutionRegistry): ReadonlyMap<string, readonly string[]> {
  const { aliases } = readCatalogFile(ALIAS_FILE, file);
  const problems: { path: readonly (string | number)[]; cause: string }[] = [];
  const byCode = new Map<string, readonly string[]>();
  const owners = new Map<string, string>();
  for (const [i, { code, names }] of aliases.entries()) {
    if (!registry.find(code))
      problems.push({ path: ['aliases', i, 'code'], cause: `there is no institution ${code}` });
    for (const [n, name] of names.entries()) {
      const owner = registry.find(name)?.code ?? owners.get(name) ?? code;
      if (owner !== code)
        problems.push({ path: ['aliases', i, 'names', n], cause: `${name} is a name of ${owner}` });
      owners.set(name, code);
    }
    byCode.set(code, [...(byCode.get(code) ?? []), ...names]);
  }
  if (problems.length > 0) throw new CatalogError(ALIAS_FILE, locateProblems(ALIAS_FILE, problems));
  return byCode;
}
