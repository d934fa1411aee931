import '../../server-only'
import type { Proposals } from '@/lib/authoring/propose-checks'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { findOwned, finishedFiles } from '../../authoring/own-item'
import { defineOperation } from '../../operation'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'
import { authoredIdSchema } from './get-authored'

/** Runs my drill's solution, and drafts checks from what it changed. @throws CONTENT_INVALID */
export const proposeChecks = defineOperation({
  access: registered,
  input: authoredIdSchema,
  async run({ userId }, { id }): Promise<Proposals> {
    const files = finishedFiles(await findOwned(userId, id))
    if (!files['solution.sh']?.trim()) throw new AppError('CONTENT_INVALID', { problem: 'solution.sh' })
    await consume(LIMITS.authoringUser, userId)
    return (await banks()).drafts.propose(files)
  },
})
