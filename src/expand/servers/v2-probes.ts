import { type Handler } from '../model';

/** Health endpoints of a server with the V2 protocol. */
export const V2_PROBES: Readonly<Record<'live' | 'ready', Handler>> = {
  live: { httpGet: { path: '/v2/health/live', port: 'http', scheme: 'HTTP' } },
  ready: { httpGet: { path: '/v2/health/ready', port: 'http', scheme: 'HTTP' } },
};
