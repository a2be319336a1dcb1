import * as fs from 'node:fs';

/** How long to wait for a slow reader before the next try. */
const PAUSE_MS = 2;

/**
 * Writes at once, and waits if the reader is slow: results and messages that go to one place keep their order and stay
 * whole. The streams that Node would load for it take longer than a small chart.
 */
export class Output {
  /** Why nothing more can be written; a reader that has gone (`| head`) is no failure, and changes no verdict. */
  public failure?: string;
  private closed = false;

  public constructor(private readonly descriptor: number) {}

  public write(result: string | Buffer): void {
    let rest = this.closed ? Buffer.alloc(0) : bytesOf(result);
    while (rest.length > 0) {
      rest = rest.subarray(this.writeSome(rest));
    }
  }

  /** Number of processed bytes: written, or dropped because there is no reader. */
  private writeSome(bytes: Buffer): number {
    try {
      return fs.writeSync(this.descriptor, bytes);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
        return 0;
      }
      this.closed = true;
      this.failure = code === 'EPIPE' ? undefined : message;
      return bytes.length;
    }
  }
}

function bytesOf(result: string | Buffer): Buffer {
  return typeof result === 'string' ? Buffer.from(result) : result;
}
