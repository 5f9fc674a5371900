// The register of every message the tool can give about a document, its parts by area in `message-codes/`. `docs/messages.md`
// lists them in this order; a test compares.

import { fileCodes } from './message-codes/file-codes.ts';
import { meaningCodes } from './message-codes/meaning-codes.ts';
import { officeCodes } from './message-codes/office-codes.ts';
import { textCodes } from './message-codes/text-codes.ts';

export const messageCodes = { ...fileCodes, ...officeCodes, ...textCodes, ...meaningCodes };
