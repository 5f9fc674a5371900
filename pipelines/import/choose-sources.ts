// Which sources a run looks at. Pure: the same states and time give the same choice.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { SourceState } from '../../loaders/sources/source-states.ts';
import { ImportError } from './import-error.ts';

const HOUR_MS = 3_600_000;
/** A nightly job does not begin at the same second each night. */
const SLACK = 0.9;
/** No source is ever put off longer; a date beyond that was written by a clock that was wrong. */
const LONGEST_HOLD_MS = 31 * 24 * HOUR_MS;

export interface Choice {
  readonly only?: readonly string[];
  readonly due?: boolean;
}

/**
 * The enabled sources, those named in `only` (enabled or not), and with `due` only those whose time has come.
 * @throws ImportError `source_unknown`.
 */
export function chooseSources(
  sources: readonly SourceSpec[],
  states: ReadonlyMap<string, SourceState>,
  { only, due = false }: Choice,
  now: Date,
): SourceSpec[] {
  for (const id of only ?? [])
    if (!sources.some((source) => source.id === id)) throw unknownSource(id, sources);
  const wanted = sources.filter((source) => (only ? only.includes(source.id) : source.enabled));
  return due ? wanted.filter((source) => dueAt(source, states.get(source.id), now) <= now.getTime()) : wanted;
}

/**
 * When `source` is to be looked at next, in milliseconds since 1970; 0: at once, because it is new, its file changed,
 * or the clock was or is wrong.
 */
export function dueAt(source: SourceSpec, state: SourceState | undefined, now: Date): number {
  if (!state || state.digest !== source.digest) return 0;
  const checked = Date.parse(state.checkedAt);
  if (Number.isNaN(checked) || checked > now.getTime()) return 0;
  const held = state.notBefore === null ? 0 : Date.parse(state.notBefore);
  const regular = checked + source.everyHours * HOUR_MS * SLACK;
  return Math.max(regular, held - now.getTime() > LONGEST_HOLD_MS ? 0 : held);
}

function unknownSource(id: string, sources: readonly SourceSpec[]): ImportError {
  const known = sources.map((source) => source.id).join(', ');
  return new ImportError('source_unknown', {
    zh: `没有来源“${id}”，现有：${known}`,
    en: `there is no source "${id}"; known are: ${known}`,
  });
}
