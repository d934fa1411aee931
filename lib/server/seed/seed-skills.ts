/**
 * Publishes question families and drills. A version holds the texts of both languages, so that an old question is
 * shown in the words it was asked in; its hash covers texts and source.
 */
import '../server-only'
import { createHash } from 'node:crypto'
import type { PrismaClient, SkillKind } from '@/lib/generated/prisma/client'
import { type Json, toDb } from '../json'

export interface SkillSource {
  id: string
  kind: SkillKind
  position: number
  concepts: string[]
  /** { en: { title, summary, … }, ja: … } */
  texts: Record<string, Json>
  data: Record<string, Json>
  /** Everything else that makes this version what it is, e.g. the source of its generator. */
  fingerprint: string
}

/** Adds what is new; a skill whose folder is gone is retired, with its cards and history kept. */
export async function seedSkills(db: PrismaClient, skills: SkillSource[]): Promise<{ added: number }> {
  return db.$transaction(
    async (tx) => {
      let added = 0
      const known = new Set((await tx.concept.findMany({ select: { id: true } })).map((row) => row.id))
      for (const { id, kind, position, concepts, texts, data: own, fingerprint } of skills) {
        // In their order: the first is what the skill is mainly about.
        const data = { ...own, concepts }
        await tx.skill.upsert({
          where: { id },
          create: { id, kind, position },
          update: { position, retiredAt: null },
        })
        const key = { skillId: id, contentHash: hashOf([texts, data, fingerprint]) }
        let version = await tx.contentVersion.findUnique({ where: { skillId_contentHash: key } })
        if (!version) {
          version = await tx.contentVersion.create({ data: { ...key, texts: toDb(texts), data: toDb(data) } })
          added++
        }
        await tx.skill.update({ where: { id }, data: { currentVersionId: version.id } })
        const links = concepts.filter((conceptId) => known.has(conceptId))
        await tx.skillConcept.deleteMany({ where: { skillId: id, conceptId: { notIn: links } } })
        await tx.skillConcept.createMany({
          data: links.map((conceptId) => ({ skillId: id, conceptId })),
          skipDuplicates: true,
        })
      }
      await tx.skill.updateMany({
        where: { id: { notIn: skills.map((skill) => skill.id) }, retiredAt: null },
        data: { retiredAt: new Date() },
      })
      return { added }
    },
    { timeout: 120_000, maxWait: 30_000 },
  )
}

function hashOf(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
