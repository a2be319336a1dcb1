import * as fs from 'node:fs';
import type * as Os from 'node:os';

let counter = 0;

/**
 * A name that is unique among all processes that may share a folder: host, process id, start time, and a count.
 */
export function nextIdentity(): string {
  return [hostName(), process.pid, processStat(process.pid)?.start ?? '', ++counter].join('_');
}

/** Whether the process of an identity may still be running, which is unknown on another host. */
export function mayRun(identity: string): boolean {
  const [host, pid, start] = identity.split('_');
  if (host !== hostName()) {
    return host !== ABANDONED;
  }
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
      return false;
    }
  }
  const stat = processStat(Number(pid));
  return stat === undefined || start === '' || (stat.start === start && stat.state !== 'Z');
}

/** Host and process id of an identity, for messages. */
export function describeIdentity(identity: string): string {
  const [host, pid] = identity.split('_');
  return `process ${pid} on ${host}`;
}

/** Replaces the host in the identity of a process that has released its lock. */
const ABANDONED = '';

/** The identity of a process that has released its lock. */
export function abandoned(identity: string): string {
  return [ABANDONED, ...identity.split('_').slice(1)].join('_');
}

function hostName(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- calls that write no folder do not need it
  const os = require('node:os') as typeof Os;
  return os.hostname().replace(/[^A-Za-z0-9.-]/g, '-') || 'localhost';
}

/** State and start time of a process, if the system has /proc: process ids are reused. */
function processStat(pid: number): { readonly state: string; readonly start: string } | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], start: fields[19] };
  } catch {
    return undefined;
  }
}
