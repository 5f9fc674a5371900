// The options of every command that reads documents.

import type { PoolLimits } from '../pipelines/pool/types.ts';
import type { OptionSpec } from './command.ts';
import type { OptionValues } from './option-values.ts';

export const readerOptions: readonly OptionSpec[] = [
  {
    flags: '--timeout <seconds>',
    words: { zh: '每份文件的时间上限（秒）', en: 'time limit for one document, in seconds' },
    fallback: '120',
  },
  {
    flags: '--memory <megabytes>',
    words: { zh: '每个读取进程的内存上限（MB）', en: 'memory limit of one reader, in MB' },
    fallback: '1024',
  },
];

/** Only what was given; the pool knows the defaults. */
export function readLimits(options: OptionValues): Partial<PoolLimits> {
  const seconds = options.whole('timeout');
  const megabytes = options.whole('memory');
  return { ...(seconds !== null && { seconds }), ...(megabytes !== null && { megabytes }) };
}
