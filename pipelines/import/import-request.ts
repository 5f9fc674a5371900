// What an import is asked to do, with what, and where its files lie.

import { dirname, join, resolve } from 'node:path';
import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { AcceptableCheck } from '../../loaders/sources/acceptable-checks.ts';
import type { Words } from '../../model/index.ts';
import type { SourceEffects } from '../../sources/effects.ts';

export interface ImportEffects extends SourceEffects {
  /** Aborted: finish what is in hand and stop; the next run goes on. */
  readonly stop: AbortSignal;
  /** Remarks while it runs. */
  readonly tell: (words: Words) => void;
}

/** How much one run may do; what is left over, the next run does. */
export interface ImportBudget {
  readonly documents: number;
  readonly bytes: number;
  readonly minutes: number;
}

export const defaultBudget: ImportBudget = { documents: 2000, bytes: 20 * 2 ** 30, minutes: 300 };
/** No report is larger. */
export const documentBytes = 200 * 2 ** 20;

export interface ImportRequest {
  readonly warehousePath: string;
  /** All that are configured; `only` and `due` choose among them. */
  readonly sources: readonly SourceSpec[];
  /** Ids of the sources to look at; all that are enabled unless given. */
  readonly only?: readonly string[];
  /** Leave out sources whose time has not come. */
  readonly due?: boolean;
  /** Nothing but these failures of an earlier run, whether their time has come or not. */
  readonly redo?: {
    /** Ids of sources whose listing failed, or whose documents were not all fetched. */
    readonly sources: readonly string[];
    readonly addresses: readonly string[];
    /** Ids of the sources of `addresses`. */
    readonly owners: readonly string[];
    /** Paths in the store of originals that could not be read. */
    readonly originals: readonly string[];
  };
  /** Checks that may fail this once: a person looked at what is lost. */
  readonly accept?: readonly AcceptableCheck[];
  /** How we introduce ourselves to servers. */
  readonly userAgent: string;
  /** Folder of the originals; `raw/` beside the warehouse unless given. */
  readonly originals?: string;
  readonly budget?: Partial<ImportBudget>;
  /** Largest document in bytes. */
  readonly documentBytes?: number;
  /** Longest time for one request, and how long a run waits for a host that asks for it. */
  readonly requestSeconds?: number;
  readonly patienceSeconds?: number;
  readonly reading?: { readonly jobs?: number; readonly seconds?: number; readonly megabytes?: number };
}

export interface ImportPlaces {
  readonly warehouse: string;
  /** Beside the warehouse: names of documents are relative to that folder, and a rename stays on one disk. */
  readonly staging: string;
  readonly originals: string;
  /** Lock, log and one folder for each run. */
  readonly work: string;
  readonly lock: string;
  /** The lock of `nianbao schedule`. */
  readonly schedule: string;
  /** What is remembered of hosts. */
  readonly hosts: string;
  readonly runs: string;
  /** Paths of folder sources are relative to it. */
  readonly base: string;
}

/** Where the files of an import of the warehouse at `warehousePath` lie. */
export function findPlaces({
  warehousePath,
  originals,
}: Pick<ImportRequest, 'warehousePath' | 'originals'>): ImportPlaces {
  const warehouse = resolve(warehousePath);
  const base = dirname(warehouse);
  const work = `${warehouse}.import`;
  return {
    warehouse,
    base,
    work,
    staging: `${warehouse}.staging`,
    originals: originals === undefined ? join(base, 'raw') : resolve(originals),
    lock: join(work, 'lock'),
    schedule: join(work, 'schedule'),
    hosts: join(work, 'hosts.db'),
    runs: join(work, 'runs'),
  };
}
