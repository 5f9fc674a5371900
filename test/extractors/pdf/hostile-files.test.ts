import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { requireShared } from '../../../bench/locate-shared.ts';
import { readPdf } from '../../../extractors/pdf/read-pdf.ts';
import { UnreadableError } from '../../../model/index.ts';

const shared = requireShared('hostile PDF files');
const files = shared ? readdirSync(`${shared}/hostile`).filter((name) => /\.pdf$/iu.test(name)) : [];

it.skipIf(!shared)(
  'every odd, broken or hostile PDF yields content or one clear error',
  { timeout: 120_000 },
  async () => {
    for (const name of files) {
      const bytes = new Uint8Array(readFileSync(`${shared}/hostile/${name}`));
      try {
        const content = await readPdf(bytes);
        const said = content.blocks.length > 0 || content.messages.length > 0;
        expect(said, name).toBe(true);
        for (const message of content.messages) expect(message.message.en, name).not.toContain('{');
      } catch (error) {
        expect(error, name).toBeInstanceOf(UnreadableError);
        expect((error as UnreadableError).report.message.zh.length, name).toBeGreaterThan(4);
      }
    }
  },
);
