import * as fs from 'node:fs';
import * as path from 'node:path';
import { isObject, type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { referenceLines, referenceLists } from '../helpers/reference';

/** A SeldonDeployment to be tried, in its own namespace. */
export interface Case {
  readonly id: string;
  readonly namespace: string;
  readonly sdep: JsonObject;
  /** Secrets and ServiceAccounts that are there. */
  readonly beside: readonly JsonObject[];
}

interface Known {
  readonly id: string;
  readonly sdep: JsonObject;
  readonly cluster?: JsonObject[];
}

const EXAMPLES = path.join(__dirname, '../../examples');

/**
 * Those of the examples, and the known ones where they lie beside this checkout: real ones, and those generated for a
 * configuration of the operator.
 */
export function allCases(profile: string): Case[] {
  const generated = `measured/expand/generated-${profile}.jsonl`;
  const files = [
    ...referenceLists('.').map((file) => path.basename(file)),
    ...referenceLists('measured/expand').filter((file) => file === generated),
  ];
  return [...ofExamples(), ...files.flatMap((file) => referenceLines<Known>(file))].map(
    ({ id, sdep, cluster = [] }, index) => {
      const namespace = `case-${index}`;
      return {
        id,
        namespace,
        sdep: placed(sdep, namespace),
        beside: cluster.map((object) => placed(object, namespace)),
      };
    },
  );
}

function ofExamples(): Known[] {
  const files = fs
    .readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /manifests.*\.yaml$/.test(file))
    .sort();
  return files.flatMap((file) =>
    readDocuments(fs.readFileSync(path.join(EXAMPLES, file), 'utf8'), file)
      .map(({ value }) => value as JsonObject)
      .filter(({ kind }) => kind === 'SeldonDeployment')
      .map((sdep) => ({ id: `${file} ${String((sdep.metadata as JsonObject).name)}`, sdep })),
  );
}

function placed(object: JsonObject, namespace: string): JsonObject {
  return { ...object, metadata: { ...(isObject(object.metadata) ? object.metadata : {}), namespace } };
}
