import { z } from 'zod'
import { WORK_STATES } from '@/lib/classroom/results/work-state'
import { count, percent, share, snake, time } from './fields'

export const personSchema = z.strictObject({
  user_id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  external_id: z.string().nullable(),
  /** False: has left the class. */
  in_class: z.boolean(),
})

export const resultItemSchema = z.strictObject({
  /** Of the assignment's item. */
  item_id: z.uuid(),
  /** After marks; null: not graded. */
  score: share.nullable(),
  answered: z.boolean(),
  /** Somebody gave another score than the grader. */
  marked: z.boolean(),
})

export const resultSchema = z.strictObject({
  ...personSchema.shape,
  state: z.enum(WORK_STATES.map(snake)),
  /** What counts, by the assignment's rule; null: nothing is graded yet. */
  score: share.nullable(),
  attempts: count,
  /** The attempt that counts, or the newest while none does; what follows is about it. */
  submission_id: z.uuid().nullable(),
  started_at: time.nullable(),
  handed_in_at: time.nullable(),
  late: z.boolean(),
  /** What being late cost. */
  late_percent: percent,
  items: z.array(resultItemSchema),
})

export const submissionItemSchema = z.strictObject({
  id: z.uuid(),
  ...resultItemSchema.shape,
  points: z.number().min(0),
  /** As it was graded first. */
  first_score: share.nullable(),
  spent_seconds: z.number().min(0),
})

export const submissionSchema = z.strictObject({
  id: z.uuid(),
  assignment_id: z.uuid(),
  learner: personSchema,
  /** From 1. */
  attempt: z.int().min(1),
  /** Of the assignment, when it began. */
  assignment_version: z.int().min(1),
  started_at: time,
  due_at: time,
  handed_in_at: time.nullable(),
  /** The time ran out, and what was saved counts. */
  collected: z.boolean(),
  late: z.boolean(),
  late_percent: percent,
  graded_at: time.nullable(),
  score: share.nullable(),
  /** Digest of what was handed in. */
  receipt: z.string().nullable(),
  /** In the order shown; an exam has one for each task. */
  items: z.array(submissionItemSchema),
})
