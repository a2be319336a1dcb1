import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type JsonObject } from '../../src/private/json';
import { toYaml } from '../../src/yaml/write';
import { exampleFolders, withOperator } from '../helpers/examples';
import { call } from '../helpers/io';
import { schemaProblems } from '../helpers/kubernetes-schema';

const folders = exampleFolders();

/**
 * Seldon's own kind is checked by the rules; definitions are too large for these schemas and have their own test.
 */
const hasOwnTests = ({ kind }: JsonObject) => kind === 'SeldonDeployment' || kind === 'CustomResourceDefinition';

test('what the examples create follows the published schemas', () => {
  const objects = folders
    .flatMap((folder) => folder.objects.map(({ object }) => object))
    .filter((object) => !hasOwnTests(object));
  expect(objects.length).toBeGreaterThan(100);
  expect(schemaProblems(objects)).toEqual([]);
});

test.each(folders.filter(({ objects }) => objects.some(({ object }) => object.kind === 'SeldonDeployment')))(
  'examples/$name: validate --strict finds nothing under the operator that the cluster has',
  async (folder) => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'valid-')), 'all.yaml');
    fs.writeFileSync(
      file,
      withOperator(folder)
        .map((object) => toYaml(object))
        .join('---\n'),
    );
    const { code, stdout, stderr } = await call(['validate', '--strict', file]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/ 0 errors, 0 warnings$/m);
    fs.rmSync(path.dirname(file), { recursive: true });
  },
);
