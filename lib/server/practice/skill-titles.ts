import '../server-only'
import { db } from '../db'
import { skillTexts } from './skill-texts'

export interface TitledSkill {
  title: string
  /** Of a drill; 0 for a family. */
  minutes: number
}

/** What skills are called in one language, by id. */
export async function skillTitles(ids: readonly string[], locale: string): Promise<Map<string, TitledSkill>> {
  if (ids.length === 0) return new Map()
  const skills = await db().skill.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, currentVersion: { select: { texts: true, data: true } } },
  })
  return new Map(
    skills.map(({ id, currentVersion }) => {
      const { minutes = 0 } = (currentVersion?.data ?? {}) as { minutes?: number }
      return [id, { minutes, title: skillTexts(currentVersion, locale).title }]
    }),
  )
}
