import * as fs from 'node:fs';
import * as path from 'node:path';
import { referenceLines } from './reference';
import { isSeldonDeployment } from '../../src/input/placed-object';
import { type JsonObject } from '../../src/private/json';

const WILD = path.resolve(__dirname, '../../../shared/cases/wild.jsonl');

/** Real SeldonDeployments: of Seldon's own repository, and of others if they are next to the checkout. */
export function realDeployments(): JsonObject[] {
  const wild = fs.existsSync(WILD)
    ? fs
        .readFileSync(WILD, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .flatMap((line) => (JSON.parse(line) as { manifests: JsonObject[] }).manifests)
    : [];
  return [
    ...referenceLines<{ sdep: JsonObject }>('seldondeployments.jsonl').map(({ sdep }) => sdep),
    ...wild.filter(isSeldonDeployment),
  ];
}
