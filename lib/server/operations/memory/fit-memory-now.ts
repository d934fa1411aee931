import '../../server-only'
import { someone } from '../../access'
import { type FitOutcome, fitMemory } from '../../memory/fit-memory'
import { refoldForAWhile } from '../../memory/set-parameters'
import { defineOperation, noInput } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** Fits the learner's parameters without waiting for more reviews. */
export const fitMemoryNow = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }): Promise<{ outcome: FitOutcome }> {
    await consume(LIMITS.memoryUser, userId)
    const outcome = await fitMemory(userId, { asked: true })
    if (outcome === 'KEPT') await refoldForAWhile(userId)
    return { outcome }
  },
})
