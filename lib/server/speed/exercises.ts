import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { SpeedExercise } from '@/lib/speed/exercise'
import type { Candidate } from '@/lib/speed/longest-ago'
import { speedScenario } from '@/lib/speed/scenario'
import type { SpeedTask } from '@/lib/speed/task'
import { db } from '../db'
import type { ContentLocale } from '../operations/concepts/list-concepts'
import { newSeed } from '../practice/serve-variant'
import { banks } from '../question-bank'
import type { OwnRuns } from './own-runs'

/** Domains that have exercises, and these in the order in which they are shown: by domain, level, name. */
export async function orderedExercises() {
  const [{ exercises, artefactHash }, rows] = await Promise.all([
    banks().then(({ speed }) => speed.list()),
    db().domain.findMany({ orderBy: { position: 'asc' }, select: { id: true, names: true } }),
  ])
  const domains = rows.filter(({ id }) => exercises.some(({ domain }) => domain === id))
  const place = ({ domain }: SpeedExercise) => domains.findIndex(({ id }) => id === domain)
  const ordered = [...exercises].sort(
    (a, b) => place(a) - place(b) || a.level - b.level || (a.id < b.id ? -1 : 1),
  )
  return { domains, exercises: ordered, artefactHash }
}

/** The same with when each was last brought to its end. */
export function withLast<T extends { id: string }>(exercises: readonly T[], own: OwnRuns): (T & Candidate)[] {
  return exercises.map((exercise) => {
    const last = own.get(exercise.id)?.last
    return { ...exercise, ...(last ? { lastAt: last.getTime() } : {}) }
  })
}

/** @throws NOT_FOUND */
export async function getExercise(id: string): Promise<SpeedExercise> {
  const { exercises } = await (await banks()).speed.list()
  const found = exercises.find((exercise) => exercise.id === id)
  if (!found) throw new AppError('NOT_FOUND')
  return found
}

/** What a learner's browser gets to begin with: a cluster with another seed each time. */
export function speedTask(
  exercise: SpeedExercise,
  { locale, artefactHash, own }: { locale: ContentLocale; artefactHash: string; own: OwnRuns },
): SpeedTask {
  const { id, domain, level, texts, checks } = exercise
  const { title, goal } = texts[locale]
  return {
    ...{ id, domain, level, title, goal, checks, artefactHash },
    scenario: speedScenario(exercise),
    seed: newSeed(),
    bests: own.get(id)?.bests ?? {},
  }
}
