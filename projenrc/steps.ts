import { github } from 'projen';

/** The version of Node.js that workflows run with, unless they try several. */
export const NODE = '24';
export const CHECKOUT = { uses: 'actions/checkout@v5' };
/** With the tags, which name the version that is built. */
export const WHOLE_HISTORY = { ...CHECKOUT, with: { 'fetch-depth': 0 } };
export const setup = (version: string): github.workflows.JobStep => ({
  uses: 'actions/setup-node@v5',
  with: { 'node-version': version },
});
export const READ = { contents: github.workflows.JobPermission.READ };
