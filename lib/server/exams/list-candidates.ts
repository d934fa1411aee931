import '../server-only'
import type { Candidate } from '@/lib/exam/draw'
import { type Standing, weaknessOf, worstOf } from '@/lib/exam/weakness'
import type { DomainWeight } from '@/lib/exam/weigh'
import { Scheduler } from '@/lib/srs/scheduler'
import { db } from '../db'
import { cardState } from '../practice/refold-card'

/** A drill that may be drawn, as it is published now. */
export interface DrawableDrill extends Candidate {
  contentVersionId: string
}

/** The domains in their order. */
export async function listDomainWeights(): Promise<(DomainWeight & { names: unknown })[]> {
  return db().domain.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, weight: true, names: true },
  })
}

/** All published drills, with when this learner last had each and how badly it goes. Nobody: nothing is known. */
export async function listCandidates(userId: string | undefined, at: Date): Promise<DrawableDrill[]> {
  const [skills, domains, tried, recalled] = await Promise.all([
    listSkills(),
    domainsOfConcepts(),
    userId ? lastAttempts(userId) : new Map<string, Tried>(),
    userId ? recalledSkills(userId, at.getTime()) : new Map<string, Standing>(),
  ])
  const asked = weaknessByConcept(skills, recalled)
  return skills.flatMap(({ id, kind, currentVersionId, data }): DrawableDrill[] => {
    const [concept] = data.concepts
    const domainId = concept && domains.get(concept)
    if (kind !== 'DRILL' || !domainId) return []
    const { score, lastAt } = tried.get(id) ?? {}
    const own = weaknessOf({ ...recalled.get(id), ...(score === undefined ? {} : { score }) })
    return [
      {
        ...{ id, domainId, concept, contentVersionId: currentVersionId },
        minutes: data.minutes ?? 1,
        weakness: worstOf([own, asked.get(concept) ?? 0]),
        ...(lastAt === undefined ? {} : { lastAt }),
      },
    ]
  })
}

/** What the seed keeps of a version. */
interface SkillData {
  /** The main one first. */
  concepts: string[]
  minutes?: number
}

async function listSkills() {
  const rows = await db().skill.findMany({
    where: { retiredAt: null, currentVersionId: { not: null } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, currentVersionId: true, currentVersion: { select: { data: true } } },
  })
  return rows.map(({ currentVersion, currentVersionId, ...skill }) => ({
    ...skill,
    currentVersionId: currentVersionId ?? '',
    data: (currentVersion?.data ?? { concepts: [] }) as unknown as SkillData,
  }))
}

async function domainsOfConcepts(): Promise<Map<string, string>> {
  const concepts = await db().concept.findMany({ select: { id: true, domainId: true } })
  return new Map(concepts.map(({ id, domainId }) => [id, domainId]))
}

interface Tried {
  /** ms since the epoch */
  lastAt: number
  /** 0..1; undefined: the last one was not graded. */
  score: number | undefined
}

/** The last attempt at each drill; an exam's task counts when it is graded. */
async function lastAttempts(userId: string): Promise<Map<string, Tried>> {
  const rows = await db().attempt.findMany({
    where: { userId },
    distinct: ['skillId'],
    orderBy: [{ skillId: 'asc' }, { startedAt: 'desc' }],
    select: { skillId: true, startedAt: true, score: true },
  })
  return new Map(
    rows.map(({ skillId, startedAt, score }) => [
      skillId,
      { lastAt: startedAt.getTime(), score: score ?? undefined },
    ]),
  )
}

async function recalledSkills(userId: string, at: number): Promise<Map<string, Standing>> {
  const cards = await db().card.findMany({ where: { userId }, select: { skillId: true, state: true } })
  const scheduler = new Scheduler()
  return new Map(
    cards.flatMap((row) => {
      const card = cardState(row)
      return card ? [[row.skillId, { lapses: card.lapses, recall: scheduler.recall(card, at) }]] : []
    }),
  )
}

/** By question families: what somebody forgets when asked will not go well with hands either. */
function weaknessByConcept(
  skills: Awaited<ReturnType<typeof listSkills>>,
  recalled: ReadonlyMap<string, Standing>,
): Map<string, number> {
  const worst = new Map<string, number>()
  for (const { id, kind, data } of skills) {
    const [concept] = data.concepts
    const standing = recalled.get(id)
    if (kind !== 'FAMILY' || !concept || !standing) continue
    worst.set(concept, worstOf([worst.get(concept) ?? 0, weaknessOf(standing)]))
  }
  return worst
}
