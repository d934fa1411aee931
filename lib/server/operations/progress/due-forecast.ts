import '../../server-only'
import type { SkillKind } from '@/lib/generated/prisma/client'
import type { DayNumber } from '@/lib/srs/statistics/streak'
import { db } from '../../db'
import type { Span } from './activity'

export interface DueCount {
  families: number
  drills: number
}

export interface DueForecast {
  /** From before today. */
  overdue: DueCount
  /** From today on, each of the span. */
  days: (DueCount & { day: DayNumber })[]
}

/** When my cards fall due if I review none of them. What was set aside until a time is due then; for good, never. */
export async function dueForecast(userId: string, { calendar, first, count }: Span): Promise<DueForecast> {
  const starts = calendar.starts(first, count)
  const rows = await db().$queryRaw<{ day: number; kind: SkillKind; cards: number }[]>`
    SELECT width_bucket(greatest(c."due", a."until"), ${starts}::timestamptz[])::int AS "day", s."kind",
      count(*)::int AS "cards"
    FROM "Card" c JOIN "Skill" s ON s."id" = c."skillId"
    LEFT JOIN "SetAside" a ON a."userId" = c."userId" AND a."skillId" = c."skillId"
    WHERE c."userId" = ${userId}::uuid AND c."due" < ${starts.at(-1)} AND s."retiredAt" IS NULL
      AND (a."skillId" IS NULL OR a."until" IS NOT NULL)
    GROUP BY 1, 2`
  const of = (day: number): DueCount => {
    const cards = (kind: SkillKind) => rows.find((row) => row.day === day && row.kind === kind)?.cards ?? 0
    return { families: cards('FAMILY'), drills: cards('DRILL') }
  }
  const days = Array.from({ length: count }, (_, index) => ({ day: first + index, ...of(index + 1) }))
  return { overdue: of(0), days }
}
