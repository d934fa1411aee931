import '../../server-only'
import { z } from 'zod'
import { type Draw, eligible } from '@/lib/exam/draw'
import type { ExamList, ExamOffers, Pair } from '@/lib/exam/exam'
import { anyone } from '../../access'
import { now } from '../../clock'
import { listCandidates, listDomainWeights } from '../../exams/list-candidates'
import { examSummary, listOwnExams } from '../../exams/own-exam'
import { defineOperation } from '../../operation'

/** The exam that I am in, those that I have sat, the newest first, and what I may start. Anyone may see the latter. */
export const listExams = defineOperation({
  access: anyone,
  input: z.strictObject({
    limit: z.number().int().min(1).max(100).default(20),
    before: z.strictObject({ startedAt: z.date(), id: z.uuid() }).optional(),
  }),
  async run(actor, { limit, before }): Promise<ExamList> {
    const userId = 'userId' in actor ? actor.userId : undefined
    const offers = await offersFor(userId)
    if (!userId) return { running: null, past: [], next: null, offers }
    // What is out of time ends here, before it is looked for below.
    const [running] = await listOwnExams(userId, { status: 'RUNNING' }, 1)
    const page = await listOwnExams(userId, { status: { not: 'RUNNING' }, ...olderThan(before) }, limit + 1)
    const past = page.slice(0, limit).map(examSummary)
    const last = past.at(-1)
    return {
      running: running?.status === 'RUNNING' ? examSummary(running) : null,
      past,
      next: page.length > limit && last ? { startedAt: last.startedAt, id: last.id } : null,
      offers,
    }
  },
})

function olderThan(before: { startedAt: Date; id: string } | undefined) {
  if (!before) return {}
  const { startedAt, id } = before
  return { OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] }
}

async function offersFor(userId: string | undefined): Promise<ExamOffers> {
  const at = now()
  const [domains, candidates] = await Promise.all([listDomainWeights(), listCandidates(userId, at)])
  const count = (form: Draw['form']) => eligible({ form, candidates, domains }).length
  return {
    domains: domains
      .map(({ id, weight, names }) => ({
        ...{ id, weight, names: names as unknown as Pair },
        drills: count({ kind: 'domain', domainId: id }),
      }))
      .filter(({ drills }) => drills > 0),
    weak: count({ kind: 'weak' }),
  }
}
