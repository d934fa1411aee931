import './server-only'
import { z } from 'zod'
import type { Prisma } from '@/lib/generated/prisma/client'
import { db } from './db'
import { fromDb } from './json'

/** Which acts, the newest first; `next` of an answer is the `before` of the next page. */
export const auditQueryFields = {
  /** By or about somebody. */
  personId: z.uuid().optional(),
  action: z.string().max(60).optional(),
  before: z.strictObject({ at: z.date(), id: z.uuid() }).optional(),
  limit: z.number().int().min(1).max(200).default(50),
}

interface AuditQuery {
  classId?: string
  personId?: string | undefined
  action?: string | undefined
  before?: { at: Date; id: string } | undefined
  limit: number
}

/** Who did what, with the names of whom and what it was about, as they are called now. */
export async function findActs({ classId, personId, action, before, limit }: AuditQuery) {
  const filters: Prisma.AuditEntryWhereInput[] = [
    personId ? { OR: [{ actorId: personId }, { subjectId: personId }] } : {},
    before ? { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] } : {},
  ]
  const rows = await db().auditEntry.findMany({
    where: { ...(classId ? { classId } : {}), ...(action ? { action } : {}), AND: filters },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: { class: { select: { name: true } } },
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const nameOf = await namesOf(page.flatMap(({ subjectId }) => subjectId ?? []))
  const titleOf = await titlesOf(page.flatMap(({ assignmentId }) => assignmentId ?? []))
  return {
    acts: page.map(({ class: place, details, ...row }) => ({
      ...row,
      details: fromDb(details),
      className: place?.name ?? null,
      subjectName: nameOf.get(row.subjectId ?? '') ?? null,
      /** null: it was deleted, too. */
      assignmentTitle: titleOf.get(row.assignmentId ?? '') ?? null,
    })),
    next: last ? { at: last.at, id: last.id } : null,
  }
}

/** The kinds of acts that a class's log has. */
export async function kindsOfActs(classId: string): Promise<string[]> {
  const found = await db().auditEntry.groupBy({ by: ['action'], where: { classId } })
  return found.map(({ action }) => action)
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const users = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(users.map(({ id, name }) => [id, name]))
}

async function titlesOf(ids: string[]): Promise<Map<string, string>> {
  const found = await db().assignment.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true },
  })
  return new Map(found.map(({ id, title }) => [id, title]))
}
