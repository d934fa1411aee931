/**
 * `npm run verify` looks at a few seeds of each question family, at the start and the solution of each drill, at the
 * start and one way of each exercise of speed practice, and at one in five of the comparisons with real tools. All the
 * rest is for `npm test`, and for `npm run question|drill|speed -- <slug>` while one is written.
 */
export const isQuick = process.env.KUBEKATA_QUICK === '1'
