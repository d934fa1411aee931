import { z } from 'zod'
import { WORK_STATES } from '@/lib/classroom/results/work-state'
import { count, percent, share, snake, time } from './fields'

export const personSchema = z.strictObject({
  user_id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  external_id: z.string().nullable(),
  in_class: z.boolean().describe('False: has left the class.'),
})

export const resultItemSchema = z.strictObject({
  item_id: z.uuid().describe("Of the assignment's item."),
  score: share.nullable().describe('After marks; null: not graded.'),
  answered: z.boolean(),
  marked: z.boolean().describe('Somebody gave another score than the grader.'),
})

export const resultSchema = z.strictObject({
  ...personSchema.shape,
  state: z.enum(WORK_STATES.map(snake)),
  score: share.nullable().describe("What counts, by the assignment's rule; null: nothing is graded yet."),
  attempts: count,
  submission_id: z
    .uuid()
    .nullable()
    .describe('The attempt that counts, or the newest while none does; what follows is about it.'),
  started_at: time.nullable(),
  handed_in_at: time.nullable(),
  late: z.boolean(),
  late_percent: percent.describe('What being late cost.'),
  items: z.array(resultItemSchema),
})

export const submissionItemSchema = z.strictObject({
  id: z.uuid(),
  ...resultItemSchema.shape,
  points: z.number().min(0),
  first_score: share.nullable().describe('As it was graded first.'),
  spent_seconds: z.number().min(0),
})

export const submissionSchema = z.strictObject({
  id: z.uuid(),
  assignment_id: z.uuid(),
  learner: personSchema,
  attempt: z.int().min(1).describe('From 1.'),
  assignment_version: z.int().min(1).describe('Of the assignment, when it began.'),
  started_at: time,
  due_at: time,
  handed_in_at: time.nullable(),
  collected: z.boolean().describe('The time ran out, and what was saved counts.'),
  late: z.boolean(),
  late_percent: percent,
  graded_at: time.nullable(),
  score: share.nullable(),
  receipt: z.string().nullable().describe('Digest of what was handed in.'),
  items: z.array(submissionItemSchema).describe('In the order shown; an exam has one for each task.'),
})
