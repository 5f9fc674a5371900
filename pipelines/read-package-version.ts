// The version of the running package, from sources or from a build.

import { readFileSync } from 'node:fs';

let version: string | null = null;

/** The `version` of our own package.json: one folder up from the sources, two from `dist/`. */
export function readPackageVersion(): string {
  version ??= find(['../package.json', '../../package.json']);
  return version;
}

function find(places: readonly string[]): string {
  for (const place of places) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
      if (typeof found !== 'object' || found === null) continue;
      if ('name' in found && found.name === 'nianbao' && 'version' in found) return String(found.version);
    } catch {
      // Not here: look further up.
    }
  }
  throw new Error('package.json of nianbao is missing from its installation');
}
