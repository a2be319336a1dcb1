/* eslint-disable @typescript-eslint/no-require-imports -- only calls with much input wait for what supervises them */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as V8 from 'node:v8';

/** Less input never fills a heap of a usual size. */
const SMALL = 64_000;
/** What the program itself needs. */
const BASE = 64_000_000;
/** Bytes of memory that a byte of input may need: the values of a platform become many manifests. */
const FACTOR = 1_000;

const ROOT = path.resolve(__dirname, '../..');
/** Names the descriptor to which a supervised process writes its messages. */
export const MESSAGES = 'CDK8S_SELDON_MESSAGES';
export const STDERR = 2;
/** The descriptors of a supervised process for its messages, and for a byte once it runs. */
export const CHILD_MESSAGES = 3;
export const STARTED = 4;

/** Where this process writes its messages. */
export function messagesDescriptor(): number {
  return Number(process.env[MESSAGES] ?? STDERR);
}

/** Tells the process that supervises this one, if any, that it runs. */
export function reportStart(): void {
  if (messagesDescriptor() === CHILD_MESSAGES) {
    try {
      fs.writeSync(STARTED, '.');
    } catch {
      // Another program set the variable.
    }
  }
}

/**
 * Whether the heap may get full: then Node ends the process with its own trace, which only another process can
 * turn into a sentence.
 */
export function needsSupervision(bytes: number): boolean {
  const isLimited = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((each) => /old[-_]space/.test(each));
  if ((bytes <= SMALL && !isLimited) || process.env[MESSAGES] !== undefined || !fs.existsSync(program())) {
    return false;
  }
  return bytes * FACTOR + BASE > (require('node:v8') as typeof V8).getHeapStatistics().heap_size_limit;
}

/** The program of the command line; it does not exist if the command line is packaged in another way. */
export function program(): string {
  return path.join(ROOT, 'bin/cdk8s-seldon.js');
}
