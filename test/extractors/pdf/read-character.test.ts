import { expect, it } from 'vitest';
import { readCharacter } from '../../../extractors/pdf/read-character.ts';

it.each([
  ['a Kangxi radical is its character', '⼈', '人'],
  ['so is a simplified radical', '⻓', '长'],
  ['the radical of 户 is not the traditional form', '⼾', '户'],
  ['a ligature is its letters', 'ﬁ', 'fi'],
  ['two joined dashes are two', '⸺', '——'],
  ['full width stays full width', '（', '（'],
  ['full-width digits stay as printed', '１', '１'],
  ['an ideographic space is a blank', '　', ' '],
  ['a symbol-font bullet is a bullet', '\uf0b7', '•'],
])('%s', (_, given, wanted) => {
  expect(readCharacter(given)).toBe(wanted);
});

it('knows nothing of private characters and controls', () => {
  expect(readCharacter('\ue123')).toBeNull();
  expect(readCharacter('\u0001')).toBeNull();
});
