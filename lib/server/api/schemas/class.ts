import { z } from 'zod'
import { count, percent, time } from './fields'

export const classSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  time_zone: z.string(),
  created_at: time,
  archived_at: time.nullable(),
  instructors: count,
  learners: count,
  assignments: count,
})

export const memberSchema = z.strictObject({
  user_id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  external_id: z.string().nullable().describe('What the institution calls them: a student number.'),
  role: z.enum(['instructor', 'learner']),
  extra_time_percent: percent,
  joined_at: time,
})
