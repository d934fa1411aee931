/** What ends krew, as it says it on standard error. */
export class KrewError extends Error {}
