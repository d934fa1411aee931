import '../server-only'
import { createHash } from 'node:crypto'
import type { ReviewEntry } from '@/lib/srs/card'
import { type MemoryHistory, memoryHistories } from '@/lib/srs/memory-history'
import { db } from '../db'
import { reviewFields, toEntry } from '../practice/refold-card'

/** More rows than these are not read. */
const MAX_REVIEWS = 50_000
const SKILLS_AT_ONCE = 100

/**
 * The learner's reviews by card, each card from its beginning, as what FSRS assumes of a memory depends on all of it.
 * Of somebody with more than 50,000 rows, whole cards are drawn by a digest of the skill: a sample that does not depend
 * on how they did, as "the cards reviewed last" would.
 */
export async function loadHistories(userId: string): Promise<MemoryHistory[]> {
  const counts = await db().review.groupBy({ by: ['skillId'], where: { userId }, _count: true })
  const skillIds = sample(counts.map(({ skillId, _count }) => ({ skillId, rows: _count })))
  const histories: MemoryHistory[] = []
  for (let first = 0; first < skillIds.length; first += SKILLS_AT_ONCE) {
    const some = { in: skillIds.slice(first, first + SKILLS_AT_ONCE) }
    const rows = await db().review.findMany({
      where: { userId, skillId: some },
      select: { ...reviewFields, skillId: true },
    })
    const bySkill = new Map(some.in.map((skillId) => [skillId, [] as ReviewEntry[]]))
    for (const row of rows) bySkill.get(row.skillId)?.push(toEntry(row))
    for (const entries of bySkill.values()) histories.push(...memoryHistories(entries))
  }
  return histories
}

function sample(skills: { skillId: string; rows: number }[]): string[] {
  const digest = (skillId: string) => createHash('sha256').update(skillId).digest('hex')
  const drawn = skills
    .map((skill) => ({ ...skill, digest: digest(skill.skillId) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
  let rows = 0
  return drawn.flatMap((skill) => {
    if (rows + skill.rows > MAX_REVIEWS) return []
    rows += skill.rows
    return [skill.skillId]
  })
}
