import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderMessageDocs } from '../../scripts/render-message-docs.ts';

it('docs/messages.md lists every message as it is', () => {
  expect(readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8')).toBe(renderMessageDocs());
});
