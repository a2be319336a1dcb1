import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

const CHECKER = join(__dirname, 'check-schemas.mjs');

interface Checker {
  readonly port: MessagePort;
  /** 1 once the answer is in the port. */
  readonly answered: Int32Array;
}

let started: Checker | undefined;

function checker(): Checker {
  if (!started) {
    const { port1: port, port2 } = new MessageChannel();
    const answered = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(CHECKER, { workerData: { port: port2, answered }, transferList: [port2] });
    worker.unref();
    port.unref();
    started = { port, answered };
  }
  return started;
}

/**
 * What is wrong with Kubernetes objects by the published schemas of their kinds: wrong types, missing fields, unknown
 * fields, patterns. A thread that stays reads each schema once; this one waits for it.
 */
export function schemaProblems(objects: readonly unknown[]): string[] {
  const { port, answered } = checker();
  Atomics.store(answered, 0, 0);
  port.postMessage(JSON.parse(JSON.stringify(objects)));
  if (Atomics.wait(answered, 0, 0, 120_000) === 'timed-out') {
    throw new Error('the check of schemas gives no answer');
  }
  return receiveMessageOnPort(port)!.message as string[];
}

/** Fails with every problem of every object, unless all of them follow the published schemas strictly. */
export function expectValid(objects: readonly unknown[]): void {
  expect(objects).not.toHaveLength(0);
  expect(schemaProblems(objects)).toEqual([]);
}
