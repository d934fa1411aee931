import { z } from 'zod'
import { both, count, percent, time } from './fields'

const release = z.enum(['hand_in', 'close', 'released'])

export const assignmentSchema = z.strictObject({
  id: z.uuid(),
  class_id: z.uuid(),
  title: z.string(),
  status: z.enum(['draft', 'published']),
  phase: z.enum(['upcoming', 'open', 'late', 'closed']).describe('Of whoever has no times of their own.'),
  version: z.int().min(1).describe('Counts the changes, from 1.'),
  created_at: time,
  opens_at: time,
  closes_at: time,
  late_until: time.nullable(),
  late_percent_per_day: percent.describe('For each day begun after closes_at.'),
  minutes: count.nullable().describe('Time limit of an attempt; null: until it closes.'),
  attempts: z.int().min(1).nullable().describe('null: as many as one likes.'),
  counted_attempt: z.enum(['highest', 'latest', 'first', 'average']),
  variants: z.enum(['same', 'own']),
  scores_at: release,
  solutions_at: release,
  released_at: time.nullable(),
})

export const assignmentItemSchema = z.strictObject({
  id: z.uuid(),
  position: count.describe('From 0.'),
  kind: z.enum(['question', 'drill', 'exam']),
  skill_id: z.string().nullable().describe('null: an exam, whose tasks are drawn.'),
  title: both,
  points: count,
  dropped: z.boolean().describe('Counts for nobody.'),
  removed: z.boolean().describe('Only whoever had begun by then has it.'),
})

export const assignmentDetailSchema = z.strictObject({
  ...assignmentSchema.shape,
  instructions: z.string(),
  items: z.array(assignmentItemSchema),
})
