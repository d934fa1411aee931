/**
 * `npm run verify` looks at a few seeds of each question family, at the start and the solution of each drill, and at
 * one in five of the comparisons with real tools. All the rest is for `npm test`, and for
 * `npm run question|drill -- <slug>` while one is written.
 */
export const isQuick = process.env.KUBEKATA_QUICK === '1'
