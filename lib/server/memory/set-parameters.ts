import '../server-only'
import type { Tx } from '../transaction'
import { finishRefold, noteRefold } from './refold-cards'

/** From now on the learner's cards are folded by these; none: by those that FSRS starts with. */
export async function setParameters(tx: Tx, userId: string, parameters: readonly number[]): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { memoryParameters: [...parameters] } })
  await noteRefold(tx, userId)
}

/** Enough for a few hundred cards. */
const PATIENCE_MS = 3000

/** Folds the cards of a learner whose parameters changed; the rest goes on when that takes too long to wait for. */
export async function refoldForAWhile(userId: string): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())
  // What fails leaves its note behind: the next pass over due learners goes on there.
  await Promise.race([finishRefold(userId).catch(console.error), patience])
}
