import '../server-only'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import { db } from '../db'

/** Content versions by drill: whose checks a regrade uses. */
export type DrillVersions = Readonly<Record<string, string>>

export interface OwnVersion {
  id: string
  /** From 1, of all that were published. */
  number: number
  publishedAt: Date
}

/** A place whose drill is an instructor's own: what learners got there, and what is published by now. */
export interface OwnPlace {
  itemId: string
  skillId: string
  pinned: OwnVersion
  newest: OwnVersion
}

/** Those of an assignment, whether they were taken out or not; two queries. */
export async function ownPlaces(assignmentId: string): Promise<OwnPlace[]> {
  const items = await db().assignmentItem.findMany({
    where: { assignmentId, kind: 'DRILL', skill: { authored: { isNot: null } } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, contentVersionId: true },
      skill: {
        select: {
          ...{ id: true, currentVersionId: true },
          versions: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true, createdAt: true } },
        },
      },
    },
  })
  return items.flatMap(({ id: itemId, contentVersionId, skill }) => {
    if (!skill) return []
    const versions = skill.versions.map(({ id, createdAt }, at) => ({
      id,
      number: at + 1,
      publishedAt: createdAt,
    }))
    const pinned = versions.find(({ id }) => id === contentVersionId)
    const newest = versions.find(({ id }) => id === skill.currentVersionId)
    return pinned && newest ? [{ itemId, skillId: skill.id, pinned, newest }] : []
  })
}

/** Which version's checks are used at a place. */
export interface UsedVersion {
  itemId: string
  number: number
  /** ISO 8601. */
  publishedAt: string
}

export interface PlanVersions {
  /** For the grader; each task of a drill that is not in it has the one that it was given out with. */
  versions: DrillVersions
  /** For people. */
  used: UsedVersion[]
}

/** The versions that a plan uses. */
export async function planVersions(assignmentId: string, plan: RegradePlan): Promise<PlanVersions> {
  if (plan.kind !== 'TODAY') return { versions: {}, used: [] }
  const { itemId, version = 'PINNED' } = plan
  const places = (await ownPlaces(assignmentId)).filter((place) => !itemId || place.itemId === itemId)
  const isNewest = version === 'NEWEST'
  const used = places.map(({ itemId, pinned, newest }) => {
    const { number, publishedAt } = isNewest ? newest : pinned
    return { itemId, number, publishedAt: publishedAt.toISOString() }
  })
  const newest = places.map((place) => [place.skillId, place.newest.id])
  return { used, versions: isNewest ? Object.fromEntries(newest) : {} }
}
