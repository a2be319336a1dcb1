/** Number of pieces that may wait to be used; then a thread pauses, unless the pieces of its file are used next. */
const MOST_WAITING = 64;

const NEXT = 0;
const WANTED = 1;
const WAITING = 2;
const CHANGES = 3;
const ENDED = 4;
const FIELDS = 5;

/**
 * What the threads of a pool know about each other while they run a task: which one takes which file, and which ones
 * must wait.
 */
export class Turns {
  private readonly state: Int32Array;

  /** @param memory that of another thread; new if absent */
  public constructor(public readonly memory = new SharedArrayBuffer(FIELDS * Int32Array.BYTES_PER_ELEMENT)) {
    this.state = new Int32Array(memory);
  }

  /** The index of the next file, which no other thread has taken; beyond the last one if all are taken. */
  public take(): number {
    return Atomics.add(this.state, NEXT, 1);
  }

  /** Whether a piece of a file may be handed over now. */
  public hasRoom(index: number): boolean {
    return Atomics.load(this.state, WAITING) < MOST_WAITING || Atomics.load(this.state, WANTED) === index;
  }

  /** Pauses this thread, a worker, until there is room. Returns false if the run has ended and no more is needed. */
  public waitForRoom(index: number): boolean {
    for (;;) {
      const changes = Atomics.load(this.state, CHANGES);
      if (Atomics.load(this.state, ENDED) !== 0) {
        return false;
      }
      if (this.hasRoom(index)) {
        return true;
      }
      Atomics.wait(this.state, CHANGES, changes);
    }
  }

  /** Counts a piece that was handed over. */
  public handedOver(): void {
    Atomics.add(this.state, WAITING, 1);
  }

  /** Counts a piece that was used. */
  public used(): void {
    Atomics.sub(this.state, WAITING, 1);
    this.wake();
  }

  /** All pieces of a file are used: those of the next one are wanted. */
  public nextFile(): void {
    Atomics.add(this.state, WANTED, 1);
    this.wake();
  }

  /** Ends the run for all threads. */
  public end(): void {
    Atomics.store(this.state, ENDED, 1);
    this.wake();
  }

  private wake(): void {
    Atomics.add(this.state, CHANGES, 1);
    Atomics.notify(this.state, CHANGES);
  }
}
