import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { BIN, type Cluster, type Said } from './cluster';

/** Runs a command as a person at the cluster would, in a folder. */
export function shell(
  cluster: Cluster,
  command: string,
  cwd = process.cwd(),
  more: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const env = {
    ...process.env,
    KUBECONFIG: path.join(cluster.folder, 'admin.kubeconfig'),
    PATH: `${BIN}:${process.env.PATH}`,
    ...more,
  };
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', command], { cwd, env });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The same for commands that have to succeed and to say nothing on standard error. */
export async function runAll(
  cluster: Cluster,
  commands: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const command of commands) {
    const { code, stderr } = await shell(cluster, command, cwd, more);
    expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
  }
}
