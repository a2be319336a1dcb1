import { manager, type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { type JsonObject } from '../../private/json';

export const EXECUTOR_PORT: Deviation = {
  id: 'executor-port',
  chart: OPERATOR_CHART_NAME,
  summary: 'An `executor.port` other than 8000 also sets `ENGINE_SERVER_PORT`.',
  reason:
    'The executor listens on the new port, while Services and VirtualServices go on sending to 8000: no request arrives.',
  see: upstream('operator/controllers/seldondeployment_controller.go'),
  apply: (objects, values) => {
    const port = values.text('executor.port');
    const env = manager(objects).container.env as JsonObject[];
    if (port !== '8000' && !env.some(({ name }) => name === 'ENGINE_SERVER_PORT')) {
      env.push({ name: 'ENGINE_SERVER_PORT', value: port });
    }
    return objects;
  },
};
