/** What bc complains about: the line it is in is left, the next ones run. */
export class BcError extends Error {}
