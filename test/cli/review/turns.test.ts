import { Turns } from '../../../src/cli/review/turns';

/** Hands pieces over until there is no room. */
function fill(turns: Turns, index: number): number {
  let count = 0;
  for (; turns.hasRoom(index) && count < 1_000; count++) {
    turns.handedOver();
  }
  return count;
}

describe('turns', () => {
  test('give each file to one thread, also of those that share their memory', () => {
    const turns = new Turns();
    const other = new Turns(turns.memory);
    expect([turns.take(), other.take(), turns.take()]).toEqual([0, 1, 2]);
  });

  test('stop a thread that is far ahead until pieces are used', () => {
    const turns = new Turns();
    expect(fill(turns, 1)).toBe(64);
    turns.used();
    expect(fill(turns, 1)).toBe(1);
  });

  test('never stop the thread whose pieces are used next, so that no two wait for each other', () => {
    const turns = new Turns();
    fill(turns, 1);
    expect(turns.waitForRoom(0)).toBe(true);
    turns.nextFile();
    expect(turns.hasRoom(0)).toBe(false);
    expect(turns.waitForRoom(1)).toBe(true);
  });

  test('end every thread once the run has ended', () => {
    const turns = new Turns();
    fill(turns, 1);
    turns.end();
    expect(turns.waitForRoom(1)).toBe(false);
  });
});
