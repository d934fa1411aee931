import '../server-only'
import type { SpeedBests } from '@/lib/speed/bests'
import type { SpeedWay } from '@/lib/speed/way-of'
import type { Actor } from '../actor'
import { db } from '../db'

/** By exercise: the bests of each way, and when it was last reached. */
export type OwnRuns = ReadonlyMap<string, { bests: SpeedBests; last: Date | null }>

export const wayOfRow = { IMPERATIVE: 'imperative', YAML: 'yaml' } as const satisfies Record<string, SpeedWay>

/** Of the runs that the server confirmed; a best is typed by hand. */
export async function ownRuns(actor: Actor, exerciseId?: string): Promise<OwnRuns> {
  if (!('userId' in actor)) return new Map()
  const mine = { userId: actor.userId, confirmed: true, ...(exerciseId ? { exerciseId } : {}) }
  const [bests, lasts] = await Promise.all([
    db().speedRun.groupBy({
      by: ['exerciseId', 'way'],
      where: { ...mine, pasted: 0 },
      _min: { keystrokes: true, durationMs: true },
      _count: true,
    }),
    db().speedRun.groupBy({ by: ['exerciseId'], where: mine, _max: { finishedAt: true } }),
  ])
  const own = new Map(
    lasts.map((row) => [row.exerciseId, { bests: {} as SpeedBests, last: row._max.finishedAt }]),
  )
  for (const { exerciseId: id, way, _min, _count } of bests) {
    const found = own.get(id)
    if (found)
      found.bests[wayOfRow[way]] = { keys: _min.keystrokes ?? 0, ms: _min.durationMs ?? 0, runs: _count }
  }
  return own
}
