import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { Prisma, SpeedRun, SpeedWay } from '@/lib/generated/prisma/client'
import { labLog } from '@/lib/lab/log'
import { leastKeys } from '@/lib/speed/least-keys'
import { speedReference } from '@/lib/speed/reference'
import { wayOf } from '@/lib/speed/way-of'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { type Json, toDb } from '../../json'
import { defineOperation } from '../../operation'
import { recordArtefact } from '../../practice/serve-variant'
import { banks, type SpeedResult } from '../../question-bank'
import { getExercise } from '../../speed/exercises'
import { wayOfRow } from '../../speed/own-runs'
import { getOwnSprint, sprintToCountFor } from '../../speed/own-sprint'
import { isUniqueViolation, transaction } from '../../transaction'
import { localeSchema } from '../concepts/list-concepts'

const MAX_LOG_BYTES = 256 * 1024
const DAY_MS = 86_400_000

const ROW_OF = { imperative: 'IMPERATIVE', yaml: 'YAML' } as const satisfies Record<string, SpeedWay>

/**
 * A run that reached the state in the browser. The server replays the log: only what it confirms counts as a best. Keys
 * and time are the browser's word; fewer keys than any typing of the log can take are not believed.
 * Sending it again gives the first answer. A confirmed run counts for the sprint that it was done in while that lasts; what
 * comes later is a run all the same.
 */
export const recordSpeedRun = defineOperation({
  access: someone,
  input: z.strictObject({
    id: z.uuid(),
    exerciseId: z.string().max(120),
    artefactHash: z.string().max(64),
    seed: z.number().int(),
    log: z.json(),
    keystrokes: z.number().int().min(1).max(1_000_000),
    /** Characters that were pasted. */
    pasted: z.number().int().min(0).max(1_000_000),
    durationMs: z.number().int().min(0).max(DAY_MS),
    finishedAt: z.date(),
    /** Of the sprint that it was done in. */
    sprintId: z.uuid().optional(),
    locale: localeSchema,
  }),
  async run({ userId }, { locale, log: sent, ...run }) {
    const exercise = await getExercise(run.exerciseId)
    if (run.sprintId) await getOwnSprint(run.sprintId, userId)
    const known = await db().speedRun.findUnique({ where: { id: run.id } })
    const stored = known ?? (await store({ ...run, userId }, parseLog(sent)))
    if (stored.userId !== userId || stored.exerciseId !== exercise.id) throw new AppError('CONFLICT')
    return { run: recorded(stored), reference: speedReference(exercise, locale) }
  },
})

interface SentRun {
  sprintId?: string | undefined
  id: string
  userId: string
  exerciseId: string
  artefactHash: string
  seed: number
  keystrokes: number
  pasted: number
  durationMs: number
  finishedAt: Date
}

function parseLog(sent: Json) {
  if (JSON.stringify(sent).length > MAX_LOG_BYTES)
    throw new AppError('INVALID_INPUT', { field: 'log', reason: 'too_big' })
  const parsed = labLog.safeParse(sent)
  if (!parsed.success) throw new AppError('INVALID_INPUT', { field: 'log', reason: 'invalid' })
  return parsed.data
}

async function store(run: SentRun, log: ReturnType<typeof parseLog>): Promise<SpeedRun> {
  const json = log as unknown as Json
  const result = await (await banks()).speed.grade({ ...run, log: json })
  const least = leastKeys(log)
  const refusal = refusalOf(result, run, least)
  const at = now()
  // A browser's clock may be ahead.
  const finishedAt = run.finishedAt > at ? at : run.finishedAt
  await recordArtefact(result.artefactHash)
  const data = {
    ...run,
    ...{ finishedAt, log: toDb(json), leastKeys: least, way: ROW_OF[wayOf(log)], refusal },
    artefactHash: result.artefactHash,
    confirmed: refusal === null,
    startedAt: new Date(finishedAt.getTime() - run.durationMs),
  }
  try {
    return await create(data)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // It was sent twice at once; or another one of the same exercise came in first, and counts.
    const twin = await db().speedRun.findUnique({ where: { id: run.id } })
    return twin ?? db().speedRun.create({ data: { ...data, sprintId: null } })
  }
}

/** Counts it for its sprint, if it does. */
function create({ sprintId, ...data }: Prisma.SpeedRunUncheckedCreateInput): Promise<SpeedRun> {
  if (!sprintId || !data.confirmed) return db().speedRun.create({ data })
  return transaction(async (tx) => {
    const counts = await sprintToCountFor(tx, { ...data, sprintId })
    return tx.speedRun.create({ data: { ...data, sprintId: counts } })
  })
}

function refusalOf(result: SpeedResult, { keystrokes, pasted }: SentRun, least: number): string | null {
  if ('refused' in result) return result.refused.code
  if (!result.reached) return 'not-reached'
  return pasted === 0 && keystrokes < least ? 'keys' : null
}

function recorded({ id, way, keystrokes, pasted, durationMs, confirmed, refusal, sprintId }: SpeedRun) {
  const counted = sprintId !== null
  return { id, way: wayOfRow[way], keystrokes, pasted, durationMs, confirmed, refusal, counted }
}
