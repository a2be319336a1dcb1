import { validateSchema } from '../../src/api/validate';
import { expand } from '../../src/expand/expand';
import { type OperatorConfig } from '../../src/expand/operator-config';
import { NamespaceSurroundings } from '../../src/expand/surroundings';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { firstDifference } from '../helpers/compare';
import { operatorProfile } from '../helpers/operator-profile';
import { atLeast, describeWithReference, measured, referenceLines } from '../helpers/reference';

interface Measured {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly cluster?: JsonObject[];
  readonly schema: unknown[];
  readonly webhook: unknown[];
  readonly decode?: string;
  readonly objects: Manifest[];
  readonly address?: string | null;
  readonly error?: string;
  readonly panic?: string;
}

type Case = Measured & { readonly sdep: JsonObject };

const FILES = measured([
  'real-default',
  'real-custom',
  'real-istio-keda',
  'real-ambassador',
  'generated-custom',
  'generated-istio-keda',
  'generated-ambassador',
  'generated-ambassador-single-namespace',
  'generated-ambassador-v1-annotations',
]);

describeWithReference('what the operator makes of every SeldonDeployment that the cluster accepts', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );

  test.each(FILES)('%s', (file) => {
    const cases = accepted(`measured/expand/${file}.jsonl`).map(({ sdep, ...it }) => ({
      ...it,
      sdep: sdep ?? real.get(it.id)!,
    }));
    expect(differences(cases, operatorProfile(file.replace(/^(real|generated)-/, '')))).toEqual([]);
  });
});

function accepted(file: string): Case[] {
  const cases = referenceLines<Case>(file).filter(
    ({ schema, webhook, decode }) => schema.length + webhook.length === 0 && !decode,
  );
  expect(cases.length).toBeGreaterThan(atLeast(100));
  return cases;
}

/** One line for each case that differs: in the objects, the address, or what the operator says when it fails. */
function differences(cases: readonly Case[], config: OperatorConfig): string[] {
  return cases.flatMap(({ id, sdep, cluster = [], objects, address, error, panic }) => {
    const { namespace } = sdep.metadata as { namespace?: string };
    const expanded = expand(
      validateSchema(sdep).value as JsonObject,
      config,
      new NamespaceSurroundings(cluster, namespace),
    );
    const said = expanded.failure && `${expanded.failure.kind}: ${expanded.failure.message}`;
    const crash = panic ? `panic: ${panic}` : undefined;
    const expected = error ? `error: ${error}` : crash;
    const found =
      said !== expected
        ? `says ${said}, expected ${expected}`
        : (firstDifference(expanded.objects, objects) ??
          (expanded.address !== (address ?? undefined)
            ? `address ${expanded.address}, expected ${address}`
            : undefined));
    return found === undefined ? [] : [`${id} ${found}`];
  });
}
