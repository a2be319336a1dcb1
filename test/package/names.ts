/** The libraries that the package brings along, each as its authors publish it. */
export const LIBRARY_NAMES = ['d3-hierarchy'];

/** The libraries whose code is in the bundle of the command line. */
export const LIBRARIES_IN_BUNDLE = ['asn1js', 'd3-hierarchy', 'pvtsutils', 'pvutils'];
