import { z } from 'zod'
import { both, count, percent, time } from './fields'

const release = z.enum(['hand_in', 'close', 'released'])

export const assignmentSchema = z.strictObject({
  id: z.uuid(),
  class_id: z.uuid(),
  title: z.string(),
  status: z.enum(['draft', 'published']),
  /** Of whoever has no times of their own. */
  phase: z.enum(['upcoming', 'open', 'late', 'closed']),
  /** Counts the changes, from 1. */
  version: z.int().min(1),
  created_at: time,
  opens_at: time,
  closes_at: time,
  late_until: time.nullable(),
  /** For each day begun after `closes_at`. */
  late_percent_per_day: percent,
  /** Time limit of an attempt; null: until it closes. */
  minutes: count.nullable(),
  /** null: as many as one likes. */
  attempts: z.int().min(1).nullable(),
  counted_attempt: z.enum(['highest', 'latest', 'first', 'average']),
  variants: z.enum(['same', 'own']),
  scores_at: release,
  solutions_at: release,
  released_at: time.nullable(),
})

export const assignmentItemSchema = z.strictObject({
  id: z.uuid(),
  /** From 0. */
  position: count,
  kind: z.enum(['question', 'drill', 'exam']),
  /** null: an exam, whose tasks are drawn. */
  skill_id: z.string().nullable(),
  title: both,
  points: count,
  /** Counts for nobody. */
  dropped: z.boolean(),
  /** Only whoever had begun by then has it. */
  removed: z.boolean(),
})

export const assignmentDetailSchema = z.strictObject({
  ...assignmentSchema.shape,
  instructions: z.string(),
  items: z.array(assignmentItemSchema),
})
