/* eslint-disable @typescript-eslint/no-require-imports -- a command's file is loaded when it is called, and require starts sooner than import() */
import { type Command } from './command';

export interface CommandEntry {
  /** One line for the list of commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** The commands in the order of the help text; each file is loaded only when its command is called. */
export const COMMANDS: Record<string, CommandEntry> = {
  crd: {
    summary: 'print the CustomResourceDefinition of the SeldonDeployment',
    load: lazy(() => require('./commands/crd')),
  },
  schema: {
    summary: 'print a JSON schema for editors and manifest checkers',
    load: lazy(() => require('./commands/schema')),
  },
  template: {
    summary: 'print what helm template prints, without Helm or the chart',
    load: lazy(() => require('./commands/template')),
  },
  synth: { summary: 'turn a platform values file into manifests', load: lazy(() => require('./commands/synth')) },
  values: {
    summary: 'print the values of a chart after merging files and flags',
    load: lazy(() => require('./commands/values')),
  },
  validate: {
    summary: 'check SeldonDeployments as API server, webhook and operator will',
    load: lazy(() => require('./commands/validate')),
  },
  expand: {
    summary: 'print the objects that the operator will create',
    load: lazy(() => require('./commands/expand')),
  },
  import: {
    summary: 'turn existing manifests into a program or a values file',
    load: lazy(() => require('./commands/import')),
  },
  init: { summary: 'create a small repository that works right away', load: lazy(() => require('./commands/init')) },
  graph: {
    summary: 'draw SeldonDeployments: where requests go, and what runs where',
    load: lazy(() => require('./commands/graph')),
  },
  report: {
    summary: 'write models, findings and diagrams into one HTML file',
    load: lazy(() => require('./commands/report')),
  },
  diff: { summary: 'show what a change does to the created objects', load: lazy(() => require('./commands/diff')) },
  needs: {
    summary: 'list what manifests refer to but do not contain',
    load: lazy(() => require('./commands/needs')),
  },
  ask: { summary: 'show how to ask models for predictions', load: lazy(() => require('./commands/ask')) },
  images: { summary: 'list the images that manifests run', load: lazy(() => require('./commands/images')) },
  versions: {
    summary: 'list the versions of installed parts, and of Kubernetes',
    load: lazy(() => require('./commands/versions')),
  },
  'webhook-cert': {
    summary: 'generate a certificate pair for the webhook, once',
    load: lazy(() => require('./commands/webhook-cert')),
  },
  'krm-function': {
    summary: 'check as a function of kustomize and kpt',
    load: lazy(() => require('./commands/krm-function')),
  },
  completion: {
    summary: 'print a script that completes commands in your shell',
    load: lazy(() => require('./commands/completion')),
  },
};

/** Loads a command's file when the command is called. */
export function lazy(load: () => unknown): () => Promise<Command> {
  return async () => (load() as { command: Command }).command;
}
