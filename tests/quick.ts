/**
 * `npm run verify` looks at a few seeds of each question family and at the start and the solution of each drill; all
 * the rest of them is for `npm test`, and for `npm run question|drill -- <slug>` while one is written.
 */
export const isQuick = process.env.KUBEKATA_QUICK === '1'
