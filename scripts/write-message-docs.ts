// Writes docs/messages.md from the register of messages, so that the two cannot differ.

import { writeFileSync } from 'node:fs';
import { renderMessageDocs } from './render-message-docs.ts';

writeFileSync(new URL('../docs/messages.md', import.meta.url), renderMessageDocs());
