import '../server-only'
import { FEWEST_TRIALS, type FitMeasures, hasGrown, isBetter, measureFit, splitByTime } from '@/lib/srs/fit'
import { type Trial, trialsOf } from '@/lib/srs/trial'
import { now } from '../clock'
import { db } from '../db'
import { type Json, toDb } from '../json'
import { transaction } from '../transaction'
import { withFitLock } from './fit-lock'
import { loadHistories } from './load-histories'
import { loadOptimiser, type Optimiser } from './optimiser'
import { setParameters } from './set-parameters'

/**
 * KEPT: better parameters hold now, and all cards follow them; NOT_KEPT: they were not better; TOO_FEW reviews;
 * NOT_GROWN: too few since the last time; RUNNING: somebody fits them already; UNAVAILABLE: the server cannot.
 */
export type FitOutcome = 'KEPT' | 'NOT_KEPT' | 'TOO_FEW' | 'NOT_GROWN' | 'RUNNING' | 'UNAVAILABLE'

/** Fits FSRS to one learner's reviews, and says in a row how it went. `asked`: by the learner, so that growth does not matter. */
export async function fitMemory(userId: string, { asked = false } = {}): Promise<FitOutcome> {
  const optimise = await loadOptimiser()
  if (!optimise) return 'UNAVAILABLE'
  return (await withFitLock(userId, () => fitAndKeep(userId, asked, optimise))) ?? 'RUNNING'
}

async function fitAndKeep(userId: string, asked: boolean, optimise: Optimiser): Promise<FitOutcome> {
  const owner = await db().user.findUnique({ where: { id: userId }, select: { memoryParameters: true } })
  const trials = trialsOf(await loadHistories(userId))
  if (!owner || trials.length < FEWEST_TRIALS) return 'TOO_FEW'
  const last = await findLastFit(userId)
  const used = last && { trials: last.reviews + last.heldBack, at: last.createdAt.getTime() }
  if (used && !asked && !hasGrown(trials, used)) return 'NOT_GROWN'
  const present = owner.memoryParameters
  const fitted = await optimise(splitByTime(trials).earlier)
  const measures = measureFit(trials, present, fitted)
  return (await keep({ userId, trials, present, fitted: fitted ?? [], measures })) ? 'KEPT' : 'NOT_KEPT'
}

/** The latest, kept or not. */
export function findLastFit(userId: string) {
  return db().memoryFit.findFirst({ where: { userId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
}

interface Fit {
  userId: string
  trials: readonly Trial[]
  present: readonly number[]
  /** Empty when the optimiser found nothing. */
  fitted: number[]
  measures: FitMeasures
}

/** False when the parameters are not better, or others hold by now than those that they were compared with. */
function keep({ userId, trials, present, fitted, measures }: Fit): Promise<boolean> {
  const { earlier, heldBack } = splitByTime(trials)
  return transaction(async (tx) => {
    const where = { id: userId }
    const owner = await tx.user.findUniqueOrThrow({ where, select: { memoryParameters: true } })
    const kept = isBetter(measures) && owner.memoryParameters.join() === present.join()
    await tx.memoryFit.create({
      data: {
        ...{ userId, reviews: earlier.length, heldBack: heldBack.length, parameters: fitted, kept },
        ...{ measures: toDb(measures as unknown as Json), createdAt: now() },
      },
    })
    if (kept) await setParameters(tx, userId, fitted)
    return kept
  })
}
