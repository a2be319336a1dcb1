import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { prepare } from './tasks';
import { Turns } from './turns';
import { markLast, type TaskRequest, type TaskResult, type WorkerInput } from './worker-pool';
import { ManifestReader } from '../manifests/manifest-reader';

// The program of a worker thread.

const { files, namespace } = workerData as WorkerInput;
const reader = new ManifestReader(namespace);

parentPort!.on('message', ({ task, settings, memory }: TaskRequest) => {
  const turns = new Turns(memory);
  const run = prepare(task, reader, settings as never);
  for (let index = turns.take(); index < files.length; index = turns.take()) {
    for (const { result, isLast } of markLast(run(files[index]))) {
      if (!turns.waitForRoom(index)) {
        return;
      }
      turns.handedOver();
      parentPort!.postMessage({ index, result: serialize(result), isLast } satisfies TaskResult);
    }
  }
});
