/** Something that shows at which task the learner was. */
export interface Trace {
  position: number
  /** ms since the epoch, by the server's clock. */
  at: number
  /** `open`: work on the task begins; `saved`: what was done there up to now came in. */
  kind: 'open' | 'saved'
}

/**
 * About how long a learner was at each task, in ms by position: what lies before a save was spent on its task, what lies
 * before an opening on the one before it, and the rest on the last.
 */
export function timeSpent(traces: readonly Trace[], startedAt: number, endedAt: number): Map<number, number> {
  const spent = new Map<number, number>()
  const give = (position: number, ms: number) => spent.set(position, (spent.get(position) ?? 0) + ms)
  let since = startedAt
  let current: number | undefined
  for (const { position, at, kind } of [...traces].sort((a, b) => a.at - b.at)) {
    if (at > endedAt) break
    give(kind === 'open' ? (current ?? position) : position, at - since)
    since = at
    current = position
  }
  if (current !== undefined) give(current, Math.max(0, endedAt - since))
  return spent
}
