// `nianbao review --who NAME`: walks what waits for a person's judgement and writes corrections.

import { join } from 'node:path';
import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { institutionOption, yearOption } from '../filter-options.ts';
import { withWarehouse } from '../open-for-reading.ts';
import { correctionsBeside } from '../settle-corrections.ts';
import { atLeast, severities } from '../severities.ts';

/** Values read with less confidence than this are shown. */
const unsureBelow = 0.7;

export const reviewCommand: CommandSpec = {
  name: 'review',
  summary: { zh: '逐条复核疑点，写成更正', en: 'go through what is in doubt and write corrections' },
  description: {
    zh: '逐条显示检查的发现、互相矛盾的数值、把握不大的数值和名单中没有的学校，附文件、位置和引文，并询问如何处理。每个决定立即写入更正文件（YAML，原有注释保留）；写在数据仓库旁的 corrections 文件夹（或 --corrections）中的，下次 ingest 生效。数据仓库不会被改动。',
    en: 'Shows findings of the checks, values that contradict each other, values read with little confidence and schools that no list has, one after the other with file, place and quoted text, and asks what to do. Each decision is written at once to a corrections file (YAML; comments in it stay), which takes effect with the next ingest when it lies in the folder of corrections, as it does unless told otherwise. The warehouse is not changed.',
  },
  arguments: [],
  options: [
    {
      flags: '--to <file>',
      words: { zh: '更正文件，没有则新建', en: 'the corrections file; made when it does not exist' },
      fallback: '<corrections folder>/review.yml',
    },
    { flags: '--who <name>', words: { zh: '复核人', en: 'who decides' } },
    {
      flags: '--severity <severity>',
      words: { zh: '发现至少多严重', en: 'findings at least this grave' },
      choices: severities,
      fallback: 'warning',
    },
    institutionOption,
    yearOption,
    { flags: '--limit <count>', words: { zh: '最多复核多少条', en: 'how many to go through at most' } },
  ],
  formats: [],
  examples: [
    {
      line: 'nianbao review --who 李审核 --institution 云岭',
      words: { zh: '复核一所学校', en: 'one school' },
    },
  ],
  run: (_args, options, context) =>
    withWarehouse(context, async (warehouse) => {
      const who = options.text('who');
      if (!who)
        throw new CliError('who_missing', {
          zh: '需要 --who 姓名：更正文件记下由谁核定',
          en: 'review needs --who NAME: the corrections file says who decided',
        });
      const folder = process.env.NIANBAO_CORRECTIONS || correctionsBeside(context.warehouse);
      const file = options.text('to') ?? join(folder, 'review.yml');
      const { listReview } = await import('../../loaders/queries/list-review.ts');
      const { readCorrectionsInForce } = await import('../review/read-corrections.ts');
      const { openSession } = await import('../review/open-session.ts');
      const { reviewItems } = await import('../review/review-session.ts');
      const items = await listReview(warehouse, {
        severities: atLeast(options.text('severity') ?? 'warning'),
        institutions: options.list('institution'),
        years: options.wholes('year'),
        confidence: unsureBelow,
        corrections: readCorrectionsInForce(),
      });
      const session = openSession(file, who);
      try {
        const chosen = items.slice(0, options.whole('limit') ?? items.length);
        const written = await reviewItems(chosen, session, context);
        context.tell(
          context.say({
            zh: `写入 ${written} 条更正：${file}`,
            en: `${written} corrections written: ${file}`,
          }),
        );
      } finally {
        session.close();
      }
      return exitCodes.done;
    }),
};
