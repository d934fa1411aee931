import '../../server-only'
import { someone } from '../../access'
import { exportSubmissions } from '../../classroom/export-submissions'
import { now } from '../../clock'
import { db } from '../../db'
import { exportExams } from '../../exams/export-exams'
import { defineOperation, noInput } from '../../operation'

/** Everything the database holds about me, as JSON. Keys of assessed questions are not mine and stay out. */
export const exportAccount = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }) {
    const where = { userId }
    const [
      profile,
      conceptReads,
      cards,
      reviews,
      answers,
      attempts,
      memberships,
      invitations,
      acts,
      submissions,
      sessions,
      exams,
      speedRuns,
      speedSprints,
      studySettings,
      setAside,
      memoryFits,
      forecasts,
      comments,
      disputes,
      linkedAccounts,
      apiTokens,
      ltiScores,
      authored,
      overrides,
    ] = await Promise.all([
      db().user.findUniqueOrThrow({ where: { id: userId }, omit: { passwordHash: true } }),
      db().conceptRead.findMany({ where }),
      db().card.findMany({ where }),
      db().review.findMany({ where, orderBy: [{ reviewedAt: 'asc' }, { id: 'asc' }] }),
      db().answer.findMany({
        where,
        include: { servedVariant: { omit: { key: true, explanation: true } }, regrades: true },
      }),
      db().attempt.findMany({ where, include: { regrades: true } }),
      db().membership.findMany({ where, include: { class: { select: { id: true, name: true } } } }),
      db().invitation.findMany({ where: { acceptedById: userId }, orderBy: { acceptedAt: 'asc' } }),
      db().auditEntry.findMany({ where: { actorId: userId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
      exportSubmissions(userId),
      db().authSession.findMany({ where }),
      exportExams(userId),
      db().speedRun.findMany({ where, orderBy: [{ finishedAt: 'asc' }, { id: 'asc' }] }),
      db().speedSprint.findMany({ where, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] }),
      db().studySettings.findUnique({ where }),
      db().setAside.findMany({ where, orderBy: { skillId: 'asc' } }),
      db().memoryFit.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
      db().readinessForecast.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
      db().submissionComment.findMany({ where: { authorId: userId }, orderBy: { createdAt: 'asc' } }),
      db().dispute.findMany({ where, orderBy: { createdAt: 'asc' } }),
      db().linkedAccount.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
      db().apiToken.findMany({ where, omit: { tokenHash: true }, orderBy: { createdAt: 'asc' } }),
      db().ltiScore.findMany({ where, orderBy: { linkId: 'asc' } }),
      db().authoredItem.findMany({
        where: { ownerId: userId },
        omit: { tried: true },
        include: { skill: { select: { kind: true, versions: true } }, shares: true },
        orderBy: { createdAt: 'asc' },
      }),
      db().assignmentOverride.findMany({ where, omit: { reason: true, createdById: true } }),
    ])
    return {
      format: 'kubekata-export/1',
      exportedAt: now(),
      ...{ profile, conceptReads, cards, reviews, answers, attempts, memberships, submissions, sessions },
      ...{ invitations, acts },
      ...{ exams, speedRuns, speedSprints, studySettings, setAside, memoryFits, forecasts },
      ...{ comments, disputes, linkedAccounts, apiTokens, ltiScores, authored, overrides },
    }
  },
})
