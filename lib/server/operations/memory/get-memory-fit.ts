import '../../server-only'
import { FEWEST_TRIALS, type FitMeasures } from '@/lib/srs/fit'
import { memoryHistories } from '@/lib/srs/memory-history'
import { trialsOf } from '@/lib/srs/trial'
import { someone } from '../../access'
import { db } from '../../db'
import { findLastFit } from '../../memory/fit-memory'
import { loadOptimiser } from '../../memory/optimiser'
import { defineOperation, noInput } from '../../operation'
import { reviewFields, toEntry } from '../../practice/refold-card'

export interface MemoryFitView {
  /** Whether this server can fit parameters. */
  available: boolean
  /** Reviews that can be learnt from; beyond what is needed they are not counted. */
  trials: number
  needed: number
  /** Fitted parameters hold. */
  personal: boolean
  /** Cards are still being folded under other parameters. */
  refolding: boolean
  last: { at: Date; reviews: number; heldBack: number; kept: boolean; measures: FitMeasures } | null
}

/** How it stands with the learner's own parameters. */
export const getMemoryFit = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }): Promise<MemoryFitView> {
    const [last, owner, optimise] = await Promise.all([
      findLastFit(userId),
      db().user.findUniqueOrThrow({
        where: { id: userId },
        select: { memoryParameters: true, refold: { select: { userId: true } } },
      }),
      loadOptimiser(),
    ])
    return {
      available: optimise !== undefined,
      trials: last ? FEWEST_TRIALS : await countTrials(userId),
      needed: FEWEST_TRIALS,
      personal: owner.memoryParameters.length > 0,
      refolding: owner.refold !== null,
      last: last && {
        ...{ at: last.createdAt, reviews: last.reviews, heldBack: last.heldBack, kept: last.kept },
        measures: last.measures as unknown as FitMeasures,
      },
    }
  },
})

/** Among so many rows, the oldest, are enough trials of anybody who reviews what is due. */
const ROWS = 4 * FEWEST_TRIALS

async function countTrials(userId: string): Promise<number> {
  const rows = await db().review.findMany({
    where: { userId },
    orderBy: [{ reviewedAt: 'asc' }, { id: 'asc' }],
    take: ROWS,
    select: { ...reviewFields, skillId: true },
  })
  const skills = [...new Set(rows.map(({ skillId }) => skillId))]
  const histories = skills.flatMap((skillId) =>
    memoryHistories(rows.filter((row) => row.skillId === skillId).map(toEntry)),
  )
  return Math.min(FEWEST_TRIALS, trialsOf(histories).length)
}
