// Resident memory of another process. Off Linux there is no /proc: null, and the heap limit alone guards.

import { readFileSync } from 'node:fs';

/** Resident set of process `pid` in megabytes (2^20 bytes); null when it cannot be known. */
export function readResidentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
