// The sources with how each is doing: for people who look after them.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { SourceState } from '../../loaders/sources/source-states.ts';
import { dueAt } from './choose-sources.ts';
import { findPlaces, type ImportRequest } from './import-request.ts';
import type { Alarm } from './import-summary.ts';
import { findAlarms } from './judge-source.ts';
import { readStates } from './read-states.ts';

export interface SourceStanding {
  readonly source: SourceSpec;
  /** Null when it was never looked at. */
  readonly state: SourceState | null;
  /** Null when it is not enabled; the time of asking when it is due. */
  readonly nextDue: Date | null;
  readonly alarm: Alarm | null;
}

/** How every configured source is doing, in their order. @throws WarehouseError */
export async function listSources(
  request: Pick<ImportRequest, 'warehousePath' | 'originals' | 'sources'>,
  now: Date,
): Promise<SourceStanding[]> {
  const states = await readStates(findPlaces(request));
  const alarms = findAlarms(request.sources, states, now);
  return request.sources.map((source) => {
    const state = states.get(source.id);
    return {
      source,
      state: state ?? null,
      nextDue: source.enabled ? new Date(Math.max(now.getTime(), dueAt(source, state, now))) : null,
      alarm: alarms.find((alarm) => alarm.source === source.id) ?? null,
    };
  });
}
