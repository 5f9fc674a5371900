import { expect, test } from 'vitest';
import { fileCodes } from '../../model/message-codes/file-codes.ts';
import { meaningCodes } from '../../model/message-codes/meaning-codes.ts';
import { officeCodes } from '../../model/message-codes/office-codes.ts';
import { textCodes } from '../../model/message-codes/text-codes.ts';
import { messageCodes } from '../../model/message-codes.ts';

test('the register holds each part whole, in order: no code stands in two of them', () => {
  const parts = [fileCodes, officeCodes, textCodes, meaningCodes].flatMap((part) => Object.keys(part));
  expect(Object.keys(messageCodes)).toEqual(parts);
  expect(parts.length).toBeGreaterThan(60);
  expect(messageCodes.file_empty).toEqual({ severity: 'error', zh: '文件为空', en: 'the file is empty' });
  expect(messageCodes.unit_unknown.severity).toBe('warning');
});

test.each(Object.entries(messageCodes))('%s fills in the same places in both languages', (_, { zh, en }) => {
  const places = (text: string) =>
    (text.match(/\{\w+\}/g) ?? []).filter((p) => !/^\{(?:zh|en)\}$/.test(p)).sort();
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).toMatch(/[a-z]{2}/);
  expect([...new Set(places(en))]).toEqual([...new Set(places(zh))]);
});
