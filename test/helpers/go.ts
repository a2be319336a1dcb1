import { execFileSync, spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const SOURCES = path.resolve(__dirname, '../go');

/** What a program under test/go answers: the JSON that it read, or why it refuses to. */
export interface Answer {
  readonly json?: unknown;
  readonly documents?: unknown[];
  readonly error?: string;
  /** Whether the library looked at a part of the input only. */
  readonly unread?: boolean;
}

/** A program under test/go, which asks the code of kubectl or Helm. */
export class GoProgram {
  /** Builds a program; undefined, with a line that says why, where Go or its modules are not at hand. */
  public static build(name: 'kubectl' | 'helm'): GoProgram | undefined {
    const folder = path.join(SOURCES, name);
    const binary = path.join(process.env.BUILT_PROGRAMS ?? os.tmpdir(), `cdk8s-seldon-${name}-${hash(folder)}`);
    try {
      if (!fs.existsSync(binary)) {
        const fresh = `${binary}-${process.pid}`;
        execFileSync('go', ['build', '-o', fresh, '.'], { cwd: folder, stdio: 'pipe', timeout: 600_000 });
        fs.renameSync(fresh, binary);
      }
      return new GoProgram(binary);
    } catch (error) {
      process.stderr.write(`test/go/${name} cannot be built: ${(error as Error).message.split('\n')[0]}\n`);
      return undefined;
    }
  }

  private constructor(private readonly binary: string) {}

  /** The answers to questions, in their order. */
  public ask(questions: readonly object[], args: readonly string[] = []): Answer[] {
    const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
    const { stdout, status, stderr } = spawnSync(this.binary, args, {
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 31 - 1,
    });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    if (status !== 0 || answers.length !== questions.length) {
      throw new Error(`${this.binary} gave ${answers.length} answers to ${questions.length} questions: ${stderr}`);
    }
    return answers;
  }
}

function hash(folder: string): string {
  const sum = crypto.createHash('sha256');
  for (const file of fs.readdirSync(folder).sort()) {
    sum.update(fs.readFileSync(path.join(folder, file)));
  }
  return sum.digest('hex').slice(0, 16);
}
