import '../../server-only'
import { z } from 'zod'
import type { SpeedBests } from '@/lib/speed/bests'
import type { RecentRun } from '@/lib/speed/run-summary'
import { anyone } from '../../access'
import type { Actor } from '../../actor'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { orderedExercises } from '../../speed/exercises'
import { ownRuns, wayOfRow } from '../../speed/own-runs'
import { localeSchema, localName } from '../concepts/list-concepts'

const RECENT = 8

export interface ListedExercise {
  id: string
  domain: string
  level: number
  title: string
  goal: string
  bests: SpeedBests
}

/** All exercises by domain, with my bests, and my last runs. */
export const listSpeed = defineOperation({
  access: anyone,
  input: z.strictObject({ locale: localeSchema }),
  async run(actor, { locale }) {
    const [{ domains, exercises }, own, runs] = await Promise.all([
      orderedExercises(),
      ownRuns(actor),
      lastRuns(actor),
    ])
    const titles = new Map(exercises.map(({ id, texts }) => [id, texts[locale].title]))
    return {
      domains: domains.map(({ id, names }) => ({ id, name: localName(names, locale) })),
      exercises: exercises.map(({ id, domain, level, texts }): ListedExercise => {
        const { title, goal } = texts[locale]
        return { ...{ id, domain, level, title, goal }, bests: own.get(id)?.bests ?? {} }
      }),
      recent: runs.map(({ way, ...run }): RecentRun => {
        return { ...run, way: wayOfRow[way], title: titles.get(run.exerciseId) ?? run.exerciseId }
      }),
    }
  },
})

function lastRuns(actor: Actor) {
  if (!('userId' in actor)) return []
  const select = {
    ...{ id: true, exerciseId: true, way: true, keystrokes: true, pasted: true },
    ...{ durationMs: true, confirmed: true, finishedAt: true },
  } as const
  const orderBy = [{ finishedAt: 'desc' as const }, { id: 'desc' as const }]
  return db().speedRun.findMany({ where: { userId: actor.userId }, orderBy, take: RECENT, select })
}
