/** Terminals of one workplace that may be open at once. */
export const MOST_TERMINALS = 8
