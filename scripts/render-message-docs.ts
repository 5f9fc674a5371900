// The page that lists every message about a document.

import { messageCodes } from '../model/index.ts';

/** Content of docs/messages.md. */
export function renderMessageDocs(): string {
  const rows = Object.entries(messageCodes).map(
    ([code, { severity, zh, en }]) => `| \`${code}\` | ${severity} | ${zh} | ${en} |`,
  );
  return `# Messages

Everything nianbao can say about a document, generated from \`model/message-codes/\` by \`npm run docs\`. An \`error\` makes a
document *partial* (some of it was read) or *failed* (none of it was); a \`warning\` names a place to look at; \`info\` is
for the record. \`{…}\` is filled in.

| code | severity | 中文 | English |
|---|---|---|---|
${rows.join('\n')}
`;
}
