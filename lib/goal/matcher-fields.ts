import { z } from 'zod'

const scalar = z.union([z.string(), z.number(), z.boolean()])

/** What the values at a path must be like; all that is given must hold. */
export const matcherFields = {
  equals: scalar.optional(),
  oneOf: z.array(scalar).min(1).optional(),
  /** Of a number. */
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  /** Equal as a quantity: 0.5 is 500m. */
  quantity: z.string().optional(),
  /** Part of a text, an element of a list, or one of the values at a path with [*]. */
  contains: scalar.optional(),
  lacks: scalar.optional(),
  /** Whether there is such a field. */
  present: z.boolean().optional(),
}
const matcherShape = z.object(matcherFields)
export type Matcher = z.infer<typeof matcherShape>

/** Whether a condition says anything of the value. */
export const saysSomething = (matcher: Matcher): boolean =>
  Object.keys(matcherFields).some((name) => matcher[name as keyof Matcher] !== undefined)
