import '../server-only'
import { defaultStudySettings, type StudySettings, studySettingsSchema } from '@/lib/srs/settings'
import { db } from '../db'

/** What somebody has set, or what holds for those who have set nothing. */
export async function findStudySettings(userId: string): Promise<StudySettings> {
  const row = await db().studySettings.findUnique({ where: { userId }, omit })
  return row ? studySettingsSchema.parse(row) : defaultStudySettings
}

const omit = { userId: true, digestSentAt: true, updatedAt: true } as const
