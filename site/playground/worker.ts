import { codeOf } from './code';
import { answer } from './judge';
import { type Code, type Question } from './messages';
import { type Target } from '../../src/cli/import/planned-input';

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const start = performance.now();
  try {
    const given = answer(data);
    self.postMessage({ ...given, took: performance.now() - start });
  } catch (error) {
    const found = [{ severity: 'error', line: 1, column: 1, message: internal(error), remedy: 'please report it' }];
    self.postMessage({ id: data.id, found, created: [], pictures: [], count: 0 });
  }
  if (data.target !== undefined) {
    self.postMessage({ id: data.id, target: data.target, code: code(data, data.target) } satisfies Code);
  }
});

function code(question: Question, target: Target): string {
  try {
    return codeOf(question, target);
  } catch (error) {
    return internal(error);
  }
}

function internal(error: unknown): string {
  return `internal error: ${String(error)}`;
}
