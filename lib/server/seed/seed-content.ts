/**
 * Writes curriculum, concepts and glossary to the database. Versions are immutable and keyed by their content
 * hash: what is new is added, what is known is left alone, what is gone loses its current version and so is
 * hidden, with its history kept. Running it twice changes nothing.
 */
import '../server-only'
import type { Concept, Content, GlossaryTerm } from '@/lib/content/content'
import { hashJson } from '@/lib/content/hash-json'
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
      const report: SeedReport = { added: 0, published: 0, hidden: 0 }
      await seedCurriculum(tx, content)
      await seedConcepts(tx, content.concepts, report)
      await seedGlossary(tx, content.glossary, report)
      report.hidden += await hideMissing(tx, content)
      return report
    },
    { timeout: 120_000, maxWait: 30_000 },
  )
}

/** The structure is not versioned: it says where things stand today. Only what differs is written. */
async function seedCurriculum(tx: Tx, { curriculum }: Content): Promise<void> {
  const domains = byId(await tx.domain.findMany())
  const competencies = byId(await tx.competency.findMany())
  for (const [position, { id, title, weight, competencies: parts }] of curriculum.domains.entries()) {
    const domain = { position, weight: weight ?? 0, names: title }
    if (differs(domains.get(id), { id, ...domain })) {
      await tx.domain.upsert({ where: { id }, create: { id, ...domain }, update: domain })
    }
    for (const [place, part] of parts.entries()) {
      const competency = { domainId: id, position: place, names: part.title }
      if (differs(competencies.get(part.id), { id: part.id, ...competency })) {
        const create = { id: part.id, ...competency }
        await tx.competency.upsert({ where: { id: part.id }, create, update: competency })
      }
    }
  }
}

async function seedConcepts(tx: Tx, concepts: Concept[], report: SeedReport): Promise<void> {
  const rows = byId(await tx.concept.findMany())
  const versions = new Map(
    (await tx.conceptVersion.findMany({ select: { id: true, conceptId: true, contentHash: true } })).map(
      (v) => [`${v.conceptId} ${v.contentHash}`, v.id],
    ),
  )
  for (const concept of concepts) {
    const { id, hash } = concept
    const place = { domainId: concept.domain, competencyId: concept.competency, position: concept.order }
    const row = rows.get(id)
    if (!row) await tx.concept.create({ data: { id, ...place } })
    let currentVersionId = versions.get(`${id} ${hash}`)
    if (!currentVersionId) {
      const data = { conceptId: id, contentHash: hash, ...conceptVersion(concept) }
      currentVersionId = (await tx.conceptVersion.create({ data })).id
      report.added++
    }
    const publish = row?.currentVersionId !== currentVersionId
    if (publish) report.published++
    if (publish || differs(row, { ...row, ...place })) {
      await tx.concept.update({ where: { id }, data: { ...place, currentVersionId } })
    }
  }
}

function conceptVersion(concept: Concept) {
  return {
    level: concept.level,
    track: concept.track,
    tags: concept.tags,
    prerequisites: concept.prerequisites,
    alsoFor: concept.alsoFor ?? [],
    cluster: concept.cluster ?? {},
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

async function seedGlossary(tx: Tx, terms: GlossaryTerm[], report: SeedReport): Promise<void> {
  const rows = byId(await tx.glossaryTerm.findMany())
  const versions = new Map(
    (await tx.glossaryTermVersion.findMany({ select: { id: true, termId: true, contentHash: true } })).map(
      (v) => [`${v.termId} ${v.contentHash}`, v.id],
    ),
  )
  for (const { hash, ...term } of terms) {
    const { id } = term
    if (!rows.has(id)) await tx.glossaryTerm.create({ data: { id } })
    let currentVersionId = versions.get(`${id} ${hash}`)
    if (!currentVersionId) {
      const data = { termId: id, contentHash: hash, texts: term }
      currentVersionId = (await tx.glossaryTermVersion.create({ data })).id
      report.added++
    }
    if (rows.get(id)?.currentVersionId === currentVersionId) continue
    await tx.glossaryTerm.update({ where: { id }, data: { currentVersionId } })
    report.published++
  }
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

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether a stored row says anything else than `wanted`. */
function differs(row: object | undefined, wanted: object): boolean {
  return row === undefined || hashJson(row) !== hashJson(wanted)
}
