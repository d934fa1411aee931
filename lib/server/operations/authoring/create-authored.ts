import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { emptyFiles } from '../../authoring/draft-content'
import { makeItem } from '../../authoring/make-item'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

export const authoredKindSchema = z.enum(['DRILL', 'FAMILY'])

/** Begins a drill, or a question. */
export const createAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ kind: authoredKindSchema }),
  async run({ userId }, { kind }) {
    await consume(LIMITS.authoringUser, userId)
    return makeItem(userId, { kind, files: emptyFiles(kind), titles: { en: '', ja: '' } })
  },
})
