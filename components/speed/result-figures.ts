import type { SpeedBests } from '@/lib/speed/bests'
import type { SpeedReference } from '@/lib/speed/reference'
import { speedWays } from '@/lib/speed/way-of'
import type { Figure } from './figure-bars'

/** How each is called. */
export interface FigureNames {
  own: string
  best(way: (typeof speedWays)[number]): string
  way(name: SpeedReference['ways'][number]['name']): string
}

/** A run beside the bests before it and the ways of the exercise. */
export function resultFigures(
  run: { keystrokes: number; durationMs: number },
  before: SpeedBests,
  reference: SpeedReference | undefined,
  names: FigureNames,
): Figure[] {
  const bests = speedWays.flatMap((way): Figure[] => {
    const best = before[way]
    return best
      ? [{ id: `best-${way}`, name: names.best(way), keys: best.keys, ms: best.ms, kind: 'best' }]
      : []
  })
  const ways = (reference?.ways ?? []).map(
    ({ name, keys }): Figure => ({ id: name, name: names.way(name), keys, kind: 'reference' }),
  )
  return [
    { id: 'own', name: names.own, keys: run.keystrokes, ms: run.durationMs, kind: 'own' },
    ...bests,
    ...ways,
  ]
}
