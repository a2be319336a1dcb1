import { parentPort, workerData } from 'node:worker_threads';
import { prepare } from './tasks';
import { type TaskRequest, type TaskResult, type WorkerInput } from './worker-pool';
import { ManifestReader } from '../manifests/manifest-reader';

// The program of a worker thread.

const { files, namespace } = workerData as WorkerInput;
const reader = new ManifestReader(namespace);

parentPort!.on('message', ({ task, settings, next }: TaskRequest) => {
  const counter = new Int32Array(next);
  const run = prepare(task, reader, settings as never);
  for (let index = Atomics.add(counter, 0, 1); index < files.length; index = Atomics.add(counter, 0, 1)) {
    parentPort!.postMessage({ index, result: run(files[index]) } satisfies TaskResult);
  }
});
