// What Ctrl-C means during a run: once, finish what is in hand; twice, stop now; a third time, die.

import { exitCodes } from '../cli-error.ts';
import type { Context } from '../command.ts';

export interface Interrupts {
  readonly finish: AbortSignal;
  readonly stop: AbortSignal;
  /** Gives the signals back to the system. */
  readonly release: () => void;
}

export function catchInterrupts(context: Context): Interrupts {
  const finish = new AbortController();
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(exitCodes.interrupted);
    if (finish.signal.aborted) {
      stop.abort();
      return;
    }
    context.warn(
      context.say({
        zh: '\n正在完成手头的文件；再按一次 Ctrl-C 立即停止',
        en: '\nfinishing the documents in hand; press Ctrl-C again to stop now',
      }),
    );
    finish.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    finish: finish.signal,
    stop: stop.signal,
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
