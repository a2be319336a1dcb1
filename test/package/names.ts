/** The libraries that the package brings along: those that it names, and those that they need. */
export const LIBRARY_NAMES = ['asn1js', 'd3-hierarchy', 'pvtsutils', 'pvutils', 'tslib'];
