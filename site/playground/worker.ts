import { answer } from './judge';
import { type Question } from './messages';

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const start = performance.now();
  try {
    const given = answer(data);
    self.postMessage({ ...given, took: performance.now() - start });
  } catch (error) {
    const found = [
      {
        severity: 'error',
        line: 1,
        column: 1,
        message: `internal error: ${String(error)}`,
        remedy: 'please report it',
      },
    ];
    self.postMessage({ id: data.id, found, created: [], pictures: [], count: 0 });
  }
});
