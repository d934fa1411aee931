import '../../server-only'
import { z } from 'zod'
import type { SkillKind } from '@/lib/generated/prisma/client'
import { type Standing, standingOf } from '@/lib/srs/standing'
import { anyone } from '../../access'
import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { listSkills } from '../../practice/list-skills'
import { skillTexts } from '../../practice/skill-texts'
import { type ContentLocale, localeSchema, localName } from '../concepts/list-concepts'

export interface PractisedSkill {
  id: string
  kind: SkillKind
  title: string
  summary: string
  /** The pages that it is about, the main one first. */
  concepts: { id: string; title: string }[]
  /** Of its main page. */
  domain: string
  competency: string | null
  /** 1 to 5, ascending. */
  levels: number[]
  /** Of a drill. */
  minutes?: number
  standing: Standing
  due: Date | null
  /** Of a drill: 0..1, null when never graded. */
  bestScore: number | null
}

export interface PracticeDomain {
  id: string
  name: string
  /** Percent of the exam; 0 outside of it. */
  weight: number
  competencies: { id: string; name: string }[]
}

export interface Practice {
  domains: PracticeDomain[]
  skills: PractisedSkill[]
}

/** All question families and drills with where they belong and how I stand with each. */
export const getPractice = defineOperation({
  access: anyone,
  input: z.strictObject({ locale: localeSchema }),
  async run(actor, { locale }): Promise<Practice> {
    const [domains, concepts, skills, best] = await Promise.all([
      listDomains(locale),
      listTitles(locale),
      listSkills(actor),
      bestScores(actor),
    ])
    const at = now().getTime()
    const shown = skills.flatMap((skill): PractisedSkill[] => {
      const { id, kind, levels, minutes, card } = skill
      const pages = skill.concepts.flatMap((concept) => concepts.get(concept) ?? [])
      const [main] = pages
      if (!main) return []
      return [
        {
          ...{ id, kind, levels, ...skillTexts(skill.version, locale) },
          ...(minutes === undefined ? {} : { minutes }),
          concepts: pages.map((page) => ({ id: page.id, title: page.title })),
          domain: main.domainId,
          competency: main.competencyId,
          standing: standingOf(card, at),
          due: card ? new Date(card.due) : null,
          bestScore: best.get(id) ?? null,
        },
      ]
    })
    const used = new Set(shown.map(({ domain }) => domain))
    return { domains: domains.filter(({ id }) => used.has(id)), skills: shown }
  },
})

/** The curriculum: domains in order, each with its competencies. */
export async function listDomains(locale: ContentLocale): Promise<PracticeDomain[]> {
  const domains = await db().domain.findMany({
    orderBy: { position: 'asc' },
    include: { competencies: { orderBy: { position: 'asc' } } },
  })
  return domains.map(({ id, names, weight, competencies }) => ({
    ...{ id, weight, name: localName(names, locale) },
    competencies: competencies.map((one) => ({ id: one.id, name: localName(one.names, locale) })),
  }))
}

/** Published pages by id. */
async function listTitles(locale: ContentLocale) {
  const concepts = await db().concept.findMany({
    where: { currentVersionId: { not: null } },
    select: {
      id: true,
      domainId: true,
      competencyId: true,
      currentVersion: { select: { texts: { where: { locale }, select: { title: true } } } },
    },
  })
  return new Map(
    concepts.map(({ currentVersion, ...concept }) => [
      concept.id,
      { ...concept, title: currentVersion?.texts[0]?.title ?? concept.id },
    ]),
  )
}

async function bestScores(actor: Actor): Promise<Map<string, number | null>> {
  if (!('userId' in actor)) return new Map()
  const rows = await db().attempt.groupBy({
    by: ['skillId'],
    where: { userId: actor.userId, status: 'GRADED' },
    _max: { score: true },
  })
  return new Map(rows.map(({ skillId, _max }) => [skillId, _max.score]))
}
