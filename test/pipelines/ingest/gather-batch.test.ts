import { expect, test } from 'vitest';
import { isRead, openBatch, settlesWithin } from '../../../pipelines/ingest/gather-batch.ts';
import { emptyDocument, type ReadFile } from '../../../pipelines/ingest/store-results.ts';

const known = { ...emptyDocument, path: 'known.txt', outcome: 'unchanged' } as const;
const read = (bytes = 1000): ReadFile => ({
  path: 'a.txt',
  name: 'a.txt',
  sha256: 'a',
  size: 1,
  modifiedMs: 1,
  // what is in it is not looked at before it is stored
  result: { status: 'unreadable', milliseconds: 1, message: makeUnreadable(), ...(bytes > 0 && { bytes }) },
});
const makeUnreadable = () =>
  ({ code: 'file_changed', severity: 'error', message: { zh: '', en: '' } }) as const;

test('files that are not to be stored do not wait', () => {
  const batch = openBatch();
  batch.add(known);
  expect(batch.isFull()).toBe(true);
  expect(batch.millisecondsLeft()).toBe(Number.POSITIVE_INFINITY);
  expect(batch.take()).toEqual([known]);
  expect(batch.take()).toEqual([]);
});

test('eight documents are stored together, with what stands between them, in order', () => {
  const batch = openBatch(() => 0);
  const outcomes = [read(), known, ...Array.from({ length: 6 }, () => read()), known, read()];
  const full = outcomes.map((outcome) => {
    batch.add(outcome);
    return batch.isFull();
  });
  expect(full).toEqual([...Array(9).fill(false), true]);
  expect(batch.take()).toEqual(outcomes);
  expect(outcomes.filter(isRead)).toHaveLength(8);
});

test('a second after the first document the others are not waited for', () => {
  let now = 5000;
  const batch = openBatch(() => now);
  batch.add(read());
  now += 400;
  expect(batch.millisecondsLeft()).toBe(600);
  expect(batch.isFull()).toBe(false);
  now += 600;
  expect(batch.isFull()).toBe(true);
  batch.take();
  batch.add(read());
  expect(batch.millisecondsLeft()).toBe(1000);
});

test('large documents are not gathered', () => {
  const batch = openBatch(() => 0);
  const { result, ...file } = read();
  const { milliseconds } = result;
  const value = () => {
    throw new Error('looked at too early');
  };
  const large = (bytes: number): ReadFile => ({
    ...file,
    result: Object.defineProperty({ status: 'ok', bytes, milliseconds } as ReadFile['result'], 'value', {
      get: value,
    }),
  });
  batch.add(large(3 * 2 ** 20));
  expect(batch.isFull()).toBe(false);
  batch.add(large(2 ** 20));
  expect(batch.isFull()).toBe(true);
});

test('a promise is waited for so long and no longer, whether it keeps its word or not', async () => {
  const never = new Promise(() => {});
  expect(await settlesWithin(never, 5)).toBe(false);
  expect(await settlesWithin(never, Number.POSITIVE_INFINITY)).toBe(true);
  expect(await settlesWithin(Promise.resolve(1), 1000)).toBe(true);
  expect(await settlesWithin(Promise.reject(new Error('broken')), 1000)).toBe(true);
});
