import '../../server-only'
import { z } from 'zod'
import { countedScore } from '@/lib/classroom/score'
import { phaseOf } from '@/lib/classroom/terms'
import { assignmentLearner } from '../../access'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { learnerTerms } from '../../classroom/learner-terms'
import { shownTo } from '../../classroom/shown-to'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** An assignment as I have it: what is asked of me until when, my attempts, and whether I may begin (again). */
export const getMyAssignment = defineOperation({
  access: assignmentLearner,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run({ assignmentId, userId, isArchived }) {
    await collectSubmissions(assignmentId, userId)
    const found = await db().assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: {
        class: { select: { id: true, name: true } },
        items: { where: { removedAt: null }, select: { kind: true, points: true } },
        overrides: { select: { closesAt: true } },
        submissions: {
          where: { userId },
          orderBy: { ordinal: 'asc' },
          include: { _count: { select: { items: true } } },
        },
      },
    })
    const at = now()
    const terms = await learnerTerms(found, userId)
    const phase = phaseOf(terms, at)
    const shown = await shownTo(found, userId)
    const running = found.submissions.find(({ handedInAt }) => !handedInAt)
    const left = terms.attempts === 0 ? null : Math.max(0, terms.attempts - found.submissions.length)
    const isOpen = (phase === 'open' || phase === 'late') && !isArchived
    return {
      ...{ id: found.id, class: found.class, title: found.title, instructions: found.instructions },
      ...{ terms, phase, serverNow: at, isArchived, shown },
      /** What others are allowed. */
      usual: { closesAt: found.closesAt, minutes: found.minutes, attempts: found.attempts },
      ...{
        hints: found.hints,
        counted: found.counted,
        scoresAt: found.scoresAt,
        solutionsAt: found.solutionsAt,
      },
      needsPassword: found.password !== null,
      contents: {
        questions: found.items.filter(({ kind }) => kind === 'FAMILY').length,
        drills: found.items.filter(({ kind }) => kind === 'DRILL').length,
        exams: found.items.filter(({ kind }) => kind === 'EXAM').length,
        points: found.items.reduce((sum, { points }) => sum + points, 0),
      },
      /** null: as many as one likes. */
      attemptsLeft: left,
      mayBegin: isOpen && !running && left !== 0,
      running: running ? { submissionId: running.id, dueAt: running.dueAt, ordinal: running.ordinal } : null,
      score: shown.scores ? countedScore(found.submissions, found.counted) : null,
      submissions: found.submissions
        .filter(({ handedInAt }) => handedInAt)
        .map((one) => ({
          ...{ id: one.id, ordinal: one.ordinal, startedAt: one.startedAt, handedInAt: one.handedInAt },
          ...{ collected: one.collected, latePercent: one.latePercent, graded: one.gradedAt !== null },
          score: shown.scores ? one.score : null,
        })),
    }
  },
})
