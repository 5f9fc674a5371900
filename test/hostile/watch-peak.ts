// The largest resident memory of a process, as the system counts it.

import { readFileSync } from 'node:fs';

/** Watches process `pid`; the returned function ends the watch and gives the peak in megabytes, null off Linux. */
export function watchPeak(pid: number | undefined): () => number | null {
  let peak: number | null = null;
  const timer = setInterval(() => {
    try {
      const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
      if (kilobytes !== undefined) peak = Math.max(peak ?? 0, Number(kilobytes) / 1024);
    } catch {
      // It is gone.
    }
  }, 100);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
