/** What to do if the input is too large for the memory of Node. */
export const OUT_OF_MEMORY =
  'the input needs more memory than Node may use: pass fewer files at once, ' +
  'or allow more with NODE_OPTIONS=--max-old-space-size=MEGABYTES';
