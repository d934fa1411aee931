import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { defaultStudySettings, type StudySettings, studySettingsSchema } from '@/lib/srs/settings'
import { db } from '../db'
import type { MemoryOwner } from '../practice/refold-card'

/** Whose memory it is, where their day is, and how they want to study. */
export interface Learner {
  owner: MemoryOwner & { timeZone: string }
  settings: StudySettings
}

type Row = Learner['owner'] & { settings: StudySettings | null }

/** One query: it is the first of every page about one's study, and all others wait for it. */
export async function findLearner(userId: string): Promise<Learner> {
  const [row] = await db().$queryRaw<Row[]>`
    SELECT u."id"::text, u."desiredRetention", u."memoryParameters", u."timeZone",
      to_jsonb(s) - 'userId' - 'digestSentAt' - 'updatedAt' AS "settings"
    FROM "User" u LEFT JOIN "StudySettings" s ON s."userId" = u."id" WHERE u."id" = ${userId}::uuid`
  if (!row) throw new AppError('NOT_FOUND')
  const { settings, ...owner } = row
  return { owner, settings: settings ? studySettingsSchema.parse(settings) : defaultStudySettings }
}
