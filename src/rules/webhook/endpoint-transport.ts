import { ENDPOINT_TYPES } from '../../api/facts/words';
import { shownValue } from '../../private/shown-value';
import { endpointTypes } from '../helpers/endpoint-types';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

const TRANSPORT_OF: ReadonlyMap<string, string> = new Map(Object.entries(ENDPOINT_TYPES));

export const endpointTransport = webhookRule({
  id: 'SELDON117',
  looksAt: ['endpoint'],
  title: 'endpoint type and transport match',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => diff`
      spec:
        transport: grpc
        predictors:
        - name: default
    -     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris, endpoint: {type: REST}}
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check(subject, report) {
    const transport = subject.spec.transport ?? '';
    const types = endpointTypes(subject);
    if (transport === '' || types.length !== 1) {
      return;
    }
    const [{ type, path }] = types;
    const wanted = TRANSPORT_OF.get(type);
    if (wanted !== undefined && wanted !== transport) {
      report(
        answer(
          'spec',
          '',
          'Mixed transport types found. Remove graph endpoint.types if transport set at deployment level',
          {
            path,
            message: `endpoint type ${JSON.stringify(type)} contradicts spec.transport ${shownValue(transport, ['transport'])}`,
            remedy: 'remove endpoint.type from the graph',
          },
        ),
      );
    }
  },
});
