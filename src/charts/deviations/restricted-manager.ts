import { manager, type Deviation } from './deviation';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { clone, isObject, type JsonObject } from '../../private/json';

/** What the level "restricted" wants of a container. */
export const RESTRICTED_CONTEXT: Readonly<JsonObject> = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

export const RESTRICTED_MANAGER: Deviation = {
  id: 'restricted-manager',
  chart: OPERATOR_CHART_NAME,
  summary:
    'The manager\'s container meets the Pod Security level "restricted"; `manager.containerSecurityContext` wins. ' +
    'Not with `managerUserID: 0`.',
  reason: 'The chart sets only a user id, so a namespace of that level rejects the manager.',
  see: 'https://github.com/SeldonIO/seldon-core/issues/3766',
  apply: (objects, values) => {
    if (values.text('managerUserID') !== '0') {
      const { container } = manager(objects);
      container.securityContext = {
        ...clone(RESTRICTED_CONTEXT),
        ...(isObject(container.securityContext) && container.securityContext),
      };
    }
    return objects;
  },
};
