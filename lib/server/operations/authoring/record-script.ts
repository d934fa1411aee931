import '../../server-only'
import { z } from 'zod'
import type { RecordedLine } from '@/lib/authoring/recorded-line'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { findOwned, finishedFiles } from '../../authoring/own-item'
import { RECORDER_SEED } from '../../authoring/recorder-seed'
import type { Json } from '../../json'
import { defineOperation } from '../../operation'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'

const MAX_LOG_BYTES = 512 * 1024

/** What I did in the lab on my drill, as lines of a script. @throws CONTENT_INVALID */
export const recordScript = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), log: z.json() }),
  async run({ userId }, { id, log }): Promise<{ lines: RecordedLine[] }> {
    if (JSON.stringify(log).length > MAX_LOG_BYTES)
      throw new AppError('INVALID_INPUT', { field: 'log', reason: 'too_big' })
    const item = await findOwned(userId, id)
    await consume(LIMITS.authoringUser, userId)
    return { lines: await (await banks()).drafts.record(finishedFiles(item), RECORDER_SEED, log as Json) }
  },
})
