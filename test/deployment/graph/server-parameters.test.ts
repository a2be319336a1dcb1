import {
  GraphNode,
  HuggingFaceFramework,
  MlflowInput,
  ModelArtifact,
  PrepackagedServer,
  Protocol,
  ServerParameters,
  SklearnMethod,
  TritonModelControl,
} from '../../../src';
import { SERVERS, serverProtocol } from '../../../src/api/facts/servers';
import { predictor } from '../../helpers/sdep';

const artifact = ModelArtifact.gcs('models/m');

/** The parameters of a node with a server. */
function parametersOf(
  server: PrepackagedServer,
  serverParameters: ServerParameters,
  protocol?: Protocol,
  parameters?: Record<string, unknown>,
): unknown {
  const graph = GraphNode.server('m', server, { artifact, serverParameters, parameters });
  return (predictor({ graph }, { protocol }).graph as { parameters?: unknown }).parameters;
}

const ALL: readonly [PrepackagedServer, Protocol | undefined, ServerParameters][] = [
  [PrepackagedServer.SKLEARN, undefined, ServerParameters.sklearn(SklearnMethod.PREDICT)],
  [PrepackagedServer.MLFLOW, undefined, ServerParameters.mlflow(MlflowInput.DATA_FRAME)],
  [
    PrepackagedServer.TENSORFLOW,
    undefined,
    ServerParameters.tensorflow({
      signatureName: 's',
      modelInput: 'i',
      modelOutput: 'o',
      restEndpoint: 'http://0.0.0.0:1',
      grpcEndpoint: '0.0.0.0:2',
    }),
  ],
  [
    PrepackagedServer.TRITON,
    Protocol.V2,
    ServerParameters.triton({
      modelControlMode: TritonModelControl.EXPLICIT,
      loadModel: 'm',
      strictModelConfig: false,
    }),
  ],
  [
    PrepackagedServer.HUGGINGFACE,
    Protocol.V2,
    ServerParameters.huggingFace({
      task: 'translation',
      taskSuffix: '_en_to_fr',
      pretrainedModel: 'm',
      pretrainedTokenizer: 't',
      framework: HuggingFaceFramework.PYTORCH,
      optimumModel: true,
      device: 0,
      interOpThreads: 1,
      intraOpThreads: 2,
    }),
  ],
];

describe('typed parameters of a server', () => {
  test.each(ALL)('of %p under %p are all that it knows, with their types and values', (server, protocol, given) => {
    const facts = SERVERS[server.name][serverProtocol(protocol)]!.parameters!;
    const written = parametersOf(server, given, protocol) as { name: string; type: string; value: string }[];
    const plain = (list: readonly { name: string; type: string }[]) =>
      list.map(({ name, type }) => [name, type]).sort();
    expect(plain(written)).toEqual(plain(facts));
    const values = facts.flatMap(({ name, values: known }) => (known ? [[name, known] as const] : []));
    values.forEach(([name, known]) => expect(known).toContain(written.find((each) => each.name === name)!.value));
  });

  test('exist for each server that has any', () => {
    const tried = ALL.map(([{ name }, protocol]) => `${name} ${serverProtocol(protocol)}`).sort();
    const known = Object.entries(SERVERS).flatMap(([name, facts]) =>
      (['seldon', 'tensorflow', 'v2'] as const)
        .filter((protocol) => (facts[protocol]?.parameters ?? []).length > 0)
        .map((protocol) => `${name} ${protocol}`),
    );
    expect(tried).toEqual(known.sort());
  });

  test('omit what is not given, and yield to parameters written by name', () => {
    expect(
      parametersOf(PrepackagedServer.TENSORFLOW, ServerParameters.tensorflow({ modelInput: 'x' }), undefined, {
        model_input: 'y',
      }),
    ).toEqual([{ name: 'model_input', type: 'STRING', value: 'y' }]);
  });

  test('are accepted by a server of the same name', () => {
    expect(
      parametersOf(PrepackagedServer.of('MY_SKLEARN'), ServerParameters.sklearn(SklearnMethod.PREDICT)),
    ).toHaveLength(1);
  });

  test('of another server are rejected', () => {
    expect(() => parametersOf(PrepackagedServer.XGBOOST, ServerParameters.sklearn(SklearnMethod.PREDICT))).toThrow(
      'serverParameters of node "m" are those of SKLEARN_SERVER, but the node runs XGBOOST_SERVER',
    );
  });

  test('that the server does not read under the protocol are rejected', () => {
    expect(() =>
      parametersOf(PrepackagedServer.SKLEARN, ServerParameters.sklearn(SklearnMethod.PREDICT), Protocol.V2),
    ).toThrow('SKLEARN_SERVER does not read the parameter "method" with protocol v2: remove it');
  });

  test('with one of two endpoints are rejected', () => {
    expect(() => ServerParameters.tensorflow({ restEndpoint: 'http://tf:8501' })).toThrow(
      'restEndpoint needs grpcEndpoint too',
    );
  });
});
