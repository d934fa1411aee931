import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { listSkills } from '../../practice/list-skills'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema, localName } from '../concepts/list-concepts'

/** What assignments of a class can be made of: published families and drills, and what its instructors have written; with the domains. */
export const listAssignable = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), locale: localeSchema }),
  async run({ classId, userId }, { locale }) {
    const [skills, own, concepts, domains] = await Promise.all([
      listSkills({ kind: 'system', origin: { ip: '', userAgent: '' } }),
      db().authoredItem.findMany({
        where: {
          ...{ archivedAt: null, publishedAt: { not: null } },
          OR: [{ ownerId: userId }, { shares: { some: { classId } } }],
        },
        orderBy: [{ savedAt: 'desc' }, { id: 'desc' }],
        take: 500,
        select: { skill: { include: { currentVersion: true } } },
      }),
      db().concept.findMany({ select: { id: true, domainId: true } }),
      db().domain.findMany({ orderBy: { position: 'asc' } }),
    ])
    const domainOf = new Map(concepts.map(({ id, domainId }) => [id, domainId]))
    const published = skills.map(({ id, kind, version, concepts, levels, minutes }) => ({
      ...{ id, kind, levels, minutes: minutes ?? null, isOwn: false, ...skillTexts(version, locale) },
      domainId: domainOf.get(concepts[0] ?? '') ?? null,
    }))
    const written = own.map(({ skill }) => {
      const { levels = [], minutes = null } = (skill.currentVersion?.data ?? {}) as {
        levels?: number[]
        minutes?: number | null
      }
      const texts = skillTexts(skill.currentVersion, locale)
      return { id: skill.id, kind: skill.kind, levels, minutes, isOwn: true, ...texts, domainId: null }
    })
    return {
      skills: [...written, ...published],
      domains: domains.map(({ id, names }) => ({ id, name: localName(names, locale) })),
    }
  },
})
