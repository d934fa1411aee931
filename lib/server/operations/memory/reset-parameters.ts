import '../../server-only'
import { someone } from '../../access'
import { refoldForAWhile, setParameters } from '../../memory/set-parameters'
import { defineOperation, noInput } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/** Back to the parameters that FSRS starts with. What was fitted stays in the records. */
export const resetParameters = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }): Promise<null> {
    await consume(LIMITS.memoryUser, userId)
    await transaction((tx) => setParameters(tx, userId, []))
    await refoldForAWhile(userId)
    return null
  },
})
