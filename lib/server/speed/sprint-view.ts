import '../server-only'
import type { SpeedRun, SpeedSprint } from '@/lib/generated/prisma/client'
import { labLog } from '@/lib/lab/log'
import type { SpeedExercise } from '@/lib/speed/exercise'
import { fewestKeys, speedReference } from '@/lib/speed/reference'
import type { RunningSprint, SprintDomain, SprintResult, SprintRun } from '@/lib/speed/sprint'
import type { KnownActor } from '../actor'
import { now } from '../clock'
import { db } from '../db'
import { fromDb } from '../json'
import { type ContentLocale, localName } from '../operations/concepts/list-concepts'
import { orderedExercises, speedTask } from './exercises'
import { ownRuns, wayOfRow } from './own-runs'
import { bestSprints } from './own-sprint'

/** What a browser needs to begin a sprint or to go on with it. Exercises that are no more are left out. */
export async function runningSprint(
  sprint: SpeedSprint,
  actor: KnownActor,
  locale: ContentLocale,
): Promise<RunningSprint> {
  const [{ exercises, artefactHash }, own, runs] = await Promise.all([
    orderedExercises(),
    ownRuns(actor),
    db().speedRun.findMany({ where: { sprintId: sprint.id }, select: { exerciseId: true } }),
  ])
  const { id, closesAt, skipped } = sprint
  const solved = runs.map(({ exerciseId }) => exerciseId)
  const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]))
  const tasks = sprint.exercises
    .filter((name) => !solved.includes(name))
    .flatMap((name) => byId.get(name) ?? [])
    .map((exercise) => speedTask(exercise, { locale, artefactHash, own }))
  return { over: false, id, closesAt, serverNow: now(), tasks, solved, skipped }
}

/** What a sprint came to. */
export async function sprintResult(sprint: SpeedSprint, locale: ContentLocale): Promise<SprintResult> {
  const [{ exercises, domains }, runs, best] = await Promise.all([
    orderedExercises(),
    db().speedRun.findMany({
      where: { sprintId: sprint.id },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
    bestSprints(sprint.userId),
  ])
  const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]))
  const solved = new Set(runs.map(({ exerciseId }) => exerciseId))
  const skipped = sprint.skipped.flatMap((id) => (solved.has(id) ? [] : (byId.get(id) ?? [])))
  return {
    ...{ over: true, id: sprint.id, startedAt: sprint.startedAt, solved: runs.length, best },
    serverNow: now(),
    runs: runs.map((run) => sprintRun(run, byId.get(run.exerciseId), locale)),
    skipped: skipped.map((exercise) => ({
      ...{ id: exercise.id, title: exercise.texts[locale].title },
      reference: speedReference(exercise, locale),
    })),
    domains: domains
      .map(({ id, names }): SprintDomain => {
        const own = runs.filter(({ exerciseId }) => byId.get(exerciseId)?.domain === id)
        return {
          ...{ id, name: localName(names, locale), solved: own.length },
          skipped: skipped.filter(({ domain }) => domain === id).length,
          durationMs: own.reduce((sum, { durationMs }) => sum + durationMs, 0),
        }
      })
      .filter((domain) => domain.solved + domain.skipped > 0),
  }
}

function sprintRun(
  { exerciseId, way, keystrokes, pasted, durationMs, log }: SpeedRun,
  exercise: SpeedExercise | undefined,
  locale: ContentLocale,
): SprintRun {
  const { entries } = labLog.parse(fromDb(log))
  const lines = entries.flatMap((entry) => (entry.kind === 'line' && entry.text.trim() ? [entry.text] : []))
  return {
    ...{ exerciseId, way: wayOfRow[way], keystrokes, pasted, durationMs, commands: lines },
    title: exercise?.texts[locale].title ?? exerciseId,
    ...(exercise ? { fewestKeys: fewestKeys(speedReference(exercise, locale)) } : {}),
  }
}
