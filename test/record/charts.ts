import * as fs from 'node:fs';
import * as path from 'node:path';
import { type JsonObject } from '../../src/private/json';
import { GoProgram } from '../helpers/go';

const RECORDED = path.resolve(__dirname, '../../../shared/reference/measured/charts');

interface Recorded {
  readonly chart: string;
  readonly values: JsonObject;
  readonly args: readonly string[];
}

/**
 * npm run record-charts FOLDER: renders the recorded values again with Helm's own code, from `helm-charts` of
 * a checkout of SeldonIO/seldon-core, and writes the objects where the recorded ones were.
 */
function main([folder]: readonly string[]): number {
  if (folder === undefined || !fs.existsSync(path.join(folder, 'seldon-core-operator')) || !fs.existsSync(RECORDED)) {
    process.stderr.write(`usage: npm run record-charts FOLDER/helm-charts, next to a checkout with ${RECORDED}\n`);
    return 2;
  }
  const helm = GoProgram.build('helm');
  if (!helm) {
    return 2;
  }
  for (const name of fs.readdirSync(RECORDED).sort()) {
    const file = path.join(RECORDED, name);
    const known = fs
      .readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Recorded);
    const answers = helm.ask(
      known.map((one) => ({ ...one, chart: path.join(folder, one.chart), files: [JSON.stringify(one.values)] })),
    );
    const lines = answers.map(({ json, error }, index) => {
      if (error !== undefined) {
        throw new Error(`${name}, line ${index + 1}: ${error}`);
      }
      return JSON.stringify({ ...known[index], objects: (json as JsonObject[]).map(withoutGenerated) });
    });
    fs.writeFileSync(file, `${lines.join('\n')}\n`);
    process.stdout.write(`${file}: ${lines.length}\n`);
  }
  return 0;
}

/** An object without nulls, what Helm makes anew on each render, and the CRD's schema, which is recorded on its own. */
function withoutGenerated(object: JsonObject): JsonObject {
  if (object.kind === 'CustomResourceDefinition') {
    return { ...object, spec: '...' };
  }
  const data = Object.keys((object.kind === 'Secret' && object.data) || {});
  const hidden = { data: Object.fromEntries(data.map((key) => [key, '<generated>'])) };
  return JSON.parse(
    JSON.stringify({ ...object, ...(data.length > 0 ? hidden : {}) }, (key, value: unknown) =>
      key === 'caBundle' ? '<generated>' : (value ?? undefined),
    ),
  ) as JsonObject;
}

process.exitCode = main(process.argv.slice(2));
