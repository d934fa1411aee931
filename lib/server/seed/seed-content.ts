/**
 * Writes curriculum, concepts and glossary to the database. Versions are immutable and keyed by their content
 * hash: what is new is added, what is known is left alone, what is gone loses its current version and so is
 * hidden, with its history kept. Running it twice changes nothing.
 */
import '../server-only'
import type { Concept, Content, GlossaryTerm } from '@/lib/content/content'
import { contentLocales } from '@/lib/content/schema'
import type { Prisma, PrismaClient } from '@/lib/generated/prisma/client'

type Tx = Prisma.TransactionClient

export interface SeedReport {
  /** Versions that were not there before. */
  added: number
  /** Items whose current version changed or came back, new ones included. */
  published: number
  hidden: number
}

/** Seeds everything in one transaction, so that readers never see half a release. */
export async function seedContent(db: PrismaClient, content: Content): Promise<SeedReport> {
  return db.$transaction(
    async (tx) => {
      await seedCurriculum(tx, content)
      const report: SeedReport = { added: 0, published: 0, hidden: 0 }
      for (const concept of content.concepts) await seedConcept(tx, concept, report)
      for (const term of content.glossary) await seedTerm(tx, term, report)
      report.hidden += await hideMissing(tx, content)
      return report
    },
    { timeout: 120_000, maxWait: 30_000 },
  )
}

async function seedCurriculum(tx: Tx, { curriculum }: Content): Promise<void> {
  for (const [position, { id, title, weight, competencies }] of curriculum.domains.entries()) {
    const domain = { position, weight: weight ?? 0, names: title }
    await tx.domain.upsert({ where: { id }, create: { id, ...domain }, update: domain })
    for (const [place, c] of competencies.entries()) {
      const competency = { domainId: id, position: place, names: c.title }
      await tx.competency.upsert({
        where: { id: c.id },
        create: { id: c.id, ...competency },
        update: competency,
      })
    }
  }
}

async function seedConcept(tx: Tx, concept: Concept, report: SeedReport): Promise<void> {
  const place = { domainId: concept.domain, competencyId: concept.competency, position: concept.order }
  const row = await tx.concept.upsert({
    where: { id: concept.id },
    create: { id: concept.id, ...place },
    update: place,
  })
  const key = { conceptId: concept.id, contentHash: concept.hash }
  let version = await tx.conceptVersion.findUnique({ where: { conceptId_contentHash: key } })
  if (!version) {
    version = await tx.conceptVersion.create({ data: { ...key, ...conceptVersion(concept) } })
    report.added++
  }
  if (row.currentVersionId === version.id) return
  await tx.concept.update({ where: { id: concept.id }, data: { currentVersionId: version.id } })
  report.published++
}

function conceptVersion(concept: Concept) {
  return {
    level: concept.level,
    track: concept.track,
    tags: concept.tags,
    prerequisites: concept.prerequisites,
    sources: concept.references,
    texts: { create: contentLocales.map((locale) => ({ locale, ...concept.texts[locale] })) },
    diagrams: {
      create: contentLocales.flatMap((locale) =>
        concept.diagrams.map((d, position) => ({
          locale,
          position,
          name: d.id,
          source: d.source[locale],
          alt: d.alt[locale],
          caption: d.caption[locale],
          ascii: d.ascii,
        })),
      ),
    },
  }
}

async function seedTerm(tx: Tx, { hash, ...term }: GlossaryTerm, report: SeedReport): Promise<void> {
  const { id } = term
  const row = await tx.glossaryTerm.upsert({ where: { id }, create: { id }, update: {} })
  const key = { termId: id, contentHash: hash }
  let version = await tx.glossaryTermVersion.findUnique({ where: { termId_contentHash: key } })
  if (!version) {
    version = await tx.glossaryTermVersion.create({ data: { ...key, texts: term } })
    report.added++
  }
  if (row.currentVersionId === version.id) return
  await tx.glossaryTerm.update({ where: { id }, data: { currentVersionId: version.id } })
  report.published++
}

async function hideMissing(tx: Tx, content: Content): Promise<number> {
  const concepts = await tx.concept.updateMany({
    where: { id: { notIn: content.concepts.map((c) => c.id) }, currentVersionId: { not: null } },
    data: { currentVersionId: null },
  })
  const terms = await tx.glossaryTerm.updateMany({
    where: { id: { notIn: content.glossary.map((t) => t.id) }, currentVersionId: { not: null } },
    data: { currentVersionId: null },
  })
  return concepts.count + terms.count
}
