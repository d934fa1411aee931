/** What may be set of an assignment: one schema for the form in the browser and for the server. */
import * as z from 'zod/mini'
import { examForm } from '@/lib/exam/form'

export const ASSIGNMENT_LIMITS = {
  items: 60,
  title: 120,
  instructions: 4_000,
  points: 100,
  attempts: 20,
  minutes: 600,
  password: 60,
  seeds: 50,
} as const

const { items, title, instructions, points, attempts, minutes, password, seeds } = ASSIGNMENT_LIMITS
const skillId = z.string().check(z.minLength(1), z.maxLength(120))
const worth = z._default(z.int().check(z.minimum(0), z.maximum(points)), 1)
/** PostgreSQL has no NUL in texts. */
const text = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/))

/** A row that is there already keeps its id, and with it the work of whoever has begun. */
const id = z.optional(z.uuid())

export const assignmentItem = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('FAMILY'), id, skillId, points: worth },
    /** 1 to 5; absent: the family's own choice, by each seed. */
    difficulty: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
    /** Pinned variants: one for everybody, several for a lot. None: see `variants`. */
    seeds: z._default(z.array(z.int().check(z.minimum(1))).check(z.maxLength(seeds)), []),
  }),
  z.strictObject({ kind: z.literal('DRILL'), id, skillId, points: worth }),
  z.strictObject({ kind: z.literal('EXAM'), id, form: examForm, points: worth }),
])
export type AssignmentItemInput = z.infer<typeof assignmentItem>

export const assignmentSettings = z.strictObject({
  title: text(title).check(z.trim(), z.minLength(1)),
  instructions: z._default(text(instructions), ''),
  status: z._default(z.enum(['DRAFT', 'PUBLISHED']), 'PUBLISHED'),
  opensAt: z.date(),
  closesAt: z.date(),
  /** Time limit of an attempt; null: until it closes. */
  minutes: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(minutes))), null),
  /** 0: as many as one likes. */
  attempts: z._default(z.int().check(z.minimum(0), z.maximum(attempts)), 1),
  counted: z._default(z.enum(['HIGHEST', 'LATEST', 'FIRST', 'AVERAGE']), 'HIGHEST'),
  variants: z._default(z.enum(['SAME', 'OWN']), 'OWN'),
  shuffled: z._default(z.boolean(), false),
  hints: z._default(z.boolean(), false),
  /** Until when work is taken late; null: not at all. */
  lateUntil: z._default(z.nullable(z.date()), null),
  /** For each day begun after the closing time. */
  latePercent: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
  scoresAt: z._default(z.enum(['HAND_IN', 'CLOSE', 'RELEASED']), 'HAND_IN'),
  solutionsAt: z._default(z.enum(['HAND_IN', 'CLOSE', 'RELEASED']), 'CLOSE'),
  password: z._default(z.nullable(text(password).check(z.minLength(1))), null),
  boardNames: z._default(z.boolean(), true),
})

export const assignmentData = z.strictObject({
  ...assignmentSettings.shape,
  items: z.array(assignmentItem).check(z.minLength(1), z.maxLength(items)),
})
/** What a form sends; what is left out is as usual. */
export type AssignmentDataInput = z.input<typeof assignmentData>
export type AssignmentData = z.output<typeof assignmentData>

export interface SettingsProblem {
  field: 'closesAt' | 'lateUntil' | 'solutionsAt' | 'items'
  reason: 'too_early' | 'before_scores' | 'too_big' | 'no_points'
}

const ORDER = { HAND_IN: 0, CLOSE: 1, RELEASED: 2 } as const

/** What the fields do not say by themselves. */
export function settingsProblem(data: AssignmentData): SettingsProblem | undefined {
  const { opensAt, closesAt, lateUntil, scoresAt, solutionsAt } = data
  if (closesAt <= opensAt) return { field: 'closesAt', reason: 'too_early' }
  if (lateUntil && lateUntil <= closesAt) return { field: 'lateUntil', reason: 'too_early' }
  if (ORDER[solutionsAt] < ORDER[scoresAt]) return { field: 'solutionsAt', reason: 'before_scores' }
  if (data.items.filter(({ kind }) => kind === 'EXAM').length > 1)
    return { field: 'items', reason: 'too_big' }
  // Everybody would have gained nothing.
  if (data.items.every(({ points }) => points === 0)) return { field: 'items', reason: 'no_points' }
  return undefined
}
