// Which language to speak, before anything is parsed: help and errors need it too.

import type { Lang } from '../model/index.ts';

/** `zh` or `en` from `--lang` in `argv`, else from the locale in `env` (zh* → zh), else `en`. */
export function chooseLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const wanted = argv[at]?.includes('=') ? argv[at]?.slice('--lang='.length) : argv[at + 1];
  if (at >= 0 && (wanted === 'zh' || wanted === 'en')) return wanted;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
