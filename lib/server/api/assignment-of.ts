import '../server-only'
import type { z } from 'zod'
import { phaseOf, termsOf } from '@/lib/classroom/terms'
import type { Assignment, Prisma } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { skillTexts } from '../practice/skill-texts'
import type { assignmentItemSchema, assignmentSchema } from './schemas/assignment'
import { snake, timeOf } from './schemas/fields'

export function assignmentOf(row: Assignment): z.output<typeof assignmentSchema> {
  return {
    ...{ id: row.id, class_id: row.classId, title: row.title, status: snake(row.status) },
    ...{ phase: phaseOf(termsOf(row, undefined, 0), now()), version: row.version },
    created_at: row.createdAt.toISOString(),
    ...{ opens_at: row.opensAt.toISOString(), closes_at: row.closesAt.toISOString() },
    ...{ late_until: timeOf(row.lateUntil), late_percent_per_day: row.latePercent, minutes: row.minutes },
    ...{ attempts: row.attempts === 0 ? null : row.attempts, counted_attempt: snake(row.counted) },
    ...{ variants: snake(row.variants), scores_at: snake(row.scoresAt) },
    ...{ solutions_at: snake(row.solutionsAt), released_at: timeOf(row.releasedAt) },
  }
}

export const itemParts = {
  contentVersion: { select: { texts: true } },
} as const satisfies Prisma.AssignmentItemInclude

type ItemRow = Prisma.AssignmentItemGetPayload<{ include: typeof itemParts }>

const KINDS = { FAMILY: 'question', DRILL: 'drill', EXAM: 'exam' } as const

export function assignmentItemOf(row: ItemRow): z.output<typeof assignmentItemSchema> {
  const titleIn = (locale: string) => skillTexts(row.contentVersion, locale).title
  return {
    ...{ id: row.id, position: row.position, kind: KINDS[row.kind], skill_id: row.skillId },
    ...{ title: { en: titleIn('en'), ja: titleIn('ja') }, points: row.points },
    ...{ dropped: row.droppedAt !== null, removed: row.removedAt !== null },
  }
}
