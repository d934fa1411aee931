import '../server-only'
import { db } from '../db'

/** Where a skill belongs. */
export interface SkillPlace {
  /** Its main page, and that page's domain. */
  page: string
  domain: string
}

/** Of the published ones among these, by id. */
export async function skillPlaces(ids: readonly string[]): Promise<Map<string, SkillPlace>> {
  if (ids.length === 0) return new Map()
  const skills = await db().skill.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, currentVersion: { select: { data: true } } },
  })
  const pageOf = new Map(
    skills.map(({ id, currentVersion }) => [
      id,
      (currentVersion?.data as SkillData | undefined)?.concepts?.[0],
    ]),
  )
  const pages = [...new Set([...pageOf.values()])].filter((page) => page !== undefined)
  const concepts = await db().concept.findMany({
    where: { id: { in: pages } },
    select: { id: true, domainId: true },
  })
  const domainOf = new Map(concepts.map(({ id, domainId }) => [id, domainId]))
  return new Map(
    [...pageOf].flatMap(([id, page = '']) => {
      const domain = domainOf.get(page)
      return domain === undefined ? [] : [[id, { page, domain }] as const]
    }),
  )
}

interface SkillData {
  /** The main one first. */
  concepts?: string[]
}
