import '../../server-only'
import { registered } from '../../access'
import { findOwned, finishedFiles } from '../../authoring/own-item'
import { RECORDER_SEED } from '../../authoring/recorder-seed'
import type { Json } from '../../json'
import { defineOperation } from '../../operation'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'
import { authoredIdSchema } from './get-authored'

/** The start of my drill, to build on it in the lab. @throws CONTENT_INVALID */
export const openRecorder = defineOperation({
  access: registered,
  input: authoredIdSchema,
  async run({ userId }, { id }): Promise<{ scenario: Json; seed: number }> {
    const item = await findOwned(userId, id)
    await consume(LIMITS.authoringUser, userId)
    const scenario = await (await banks()).drafts.open(finishedFiles(item))
    return { scenario, seed: RECORDER_SEED }
  },
})
