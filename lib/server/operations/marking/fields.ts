import '../../server-only'
import { z } from 'zod'

/** PostgreSQL has no NUL in texts. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\0]*$/)

export const MARKING_LIMITS = { reason: 500, comment: 2_000, points: 100 }

export const reasonField = text(MARKING_LIMITS.reason).min(1)
export const commentField = text(MARKING_LIMITS.comment).min(1)
/** Of an item, not a share. */
export const pointsField = z.number().min(0).max(MARKING_LIMITS.points)
