import * as fs from 'node:fs';
import * as path from 'node:path';
import { descriptionFiles } from '../../../projenrc/generate/description-files';
import { kubernetesFiles } from '../../../projenrc/generate/kubernetes-files';

test.each(Object.entries({ ...kubernetesFiles(), ...descriptionFiles() }))(
  '%s is what `npm run generate` writes',
  (file, text) => {
    expect(fs.readFileSync(path.join(__dirname, '../../..', file), 'utf8')).toBe(text);
  },
);
