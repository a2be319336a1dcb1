import { DEFAULT_VERSION } from '../../../src/api/facts/release';
import { PREPACKAGED_SERVERS, SERVERS, serverFacts } from '../../../src/api/facts/servers';
import { PARAMETER_TYPES } from '../../../src/api/facts/words';
import { imagesOf } from '../../../src/api/versions';
import { PrepackagedServer } from '../../../src/deployment/graph/prepackaged-server';

/** jsii needs the constants in the source, with a docstring each. */
test('the class PrepackagedServer has a constant for each server', () => {
  const constants = Object.values(PrepackagedServer).filter((member) => member instanceof PrepackagedServer);
  expect(constants.map(({ name }) => name)).toEqual(PREPACKAGED_SERVERS);
});

test.each(PREPACKAGED_SERVERS)('%s has an image for each protocol that it speaks', (name) => {
  const { seldon, tensorflow, v2 } = SERVERS[name];
  const spoken = Object.entries({ seldon, tensorflow, v2 })
    .filter(([, runtime]) => runtime)
    .map(([protocol]) => protocol);
  expect(spoken).not.toEqual([]);
  expect(Object.keys(imagesOf(DEFAULT_VERSION)!.servers[name])).toEqual(spoken);
});

test('the default of a parameter with known values is among them, and fits its type', () => {
  const parameters = Object.values(SERVERS)
    .flatMap(({ seldon, tensorflow, v2 }) => [seldon, tensorflow, v2])
    .flatMap((runtime) => runtime?.parameters ?? []);
  const unfit = parameters.filter(({ type, values = [] }) =>
    values.some((value) => !PARAMETER_TYPES[type].test(value)),
  );
  expect(parameters.length).toBeGreaterThan(10);
  expect(unfit).toEqual([]);
});

test.each(['MY_SERVER', 'constructor', ''])('%j is not a server of the chart', (name) => {
  expect(serverFacts(name)).toBeUndefined();
});
