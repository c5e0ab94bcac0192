import { expect, test } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

function bucketAt(perSecond: number) {
  let nowMs = 1_000_000;
  const bucket = createTokenBucket(perSecond, () => new Date(nowMs));
  const advance = (ms: number): void => {
    nowMs += ms;
  };
  return { bucket, advance };
}

test('it lets the rate pass at once, then one after the other', () => {
  const { bucket, advance } = bucketAt(5);
  expect(bucket.available()).toBe(5);
  for (let count = 0; count < 5; count += 1) bucket.take();
  expect([bucket.available(), bucket.nextInMs()]).toEqual([0, 200]);
  advance(200);
  expect([bucket.available(), bucket.nextInMs()]).toEqual([1, 0]);
});

test('a pause saves up no more than a second', () => {
  const { bucket, advance } = bucketAt(5);
  advance(60_000);
  expect(bucket.available()).toBe(5);
});

test('below one it is a start in every so many seconds', () => {
  const { bucket, advance } = bucketAt(0.5);
  bucket.take();
  expect([bucket.available(), bucket.nextInMs()]).toEqual([0, 2_000]);
  advance(1_999);
  expect(bucket.available()).toBe(0);
  advance(1);
  expect(bucket.available()).toBe(1);
});

test('a clock that is set back neither fills nor empties it', () => {
  const { bucket, advance } = bucketAt(2);
  bucket.take();
  advance(-10_000);
  expect(bucket.available()).toBe(1);
});
