/** What is asked for when an assignment is graded again. */
import * as z from 'zod/mini'

const LIMITS = { answers: 20, answer: 8_000, belief: 120 }

const itemId = z.uuid()
const { answers, answer, belief } = LIMITS

export const regradePlan = z.discriminatedUnion('kind', [
  /** By the checks, the content and the engine of today; without an item: all of it. */
  z.strictObject({
    ...{ kind: z.literal('TODAY'), itemId: z.optional(itemId) },
    /** Of instructors' own drills: the version that learners got, as usual, or the newest that is published. */
    version: z.optional(z.enum(['PINNED', 'NEWEST'])),
  }),
  /** The item counts for nobody. */
  z.strictObject({ kind: z.literal('DROP'), itemId }),
  /** Full points for everybody. */
  z.strictObject({ kind: z.literal('FULL'), itemId }),
  /** Other answers are right, too: by `answerKey`, or by the belief that they show. */
  z.strictObject({
    ...{ kind: z.literal('ACCEPT'), itemId },
    answers: z._default(z.array(z.string().check(z.maxLength(answer))).check(z.maxLength(answers)), []),
    misconceptions: z._default(
      z.array(z.string().check(z.maxLength(belief))).check(z.maxLength(answers)),
      [],
    ),
  }),
])
export type RegradePlan = z.output<typeof regradePlan>
