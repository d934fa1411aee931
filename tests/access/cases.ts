import { randomUUID } from 'node:crypto'
import { batchHash, chainStart } from '@/lib/exam/chain'
import { openSession } from '@/lib/server/auth/sessions'
import { unsubscribeToken } from '@/lib/server/digest/unsubscribe-link'
import type { OperationName } from '@/lib/server/operations'
import { CONCEPT, DRILL, FAMILY, OTHER_FAMILY } from '../db/skills'
import { EXERCISE, speedRun } from '../db/speed'
import type { AccessCase } from './access-case'
import { account, email, emailOf, linked, makeLinked, NOTHING, PASSWORD, withLocale } from './asked'
import { CLASSROOM_CASES } from './classroom-cases'
import { makeAnswered, makeAttempt, makeEntry, makeExam, makeReview, makeSprint } from './world'

/** Every operation with the rule that it must follow. One that is missing here does not compile. */
export const CASES: Record<OperationName, AccessCase> = {
  ...CLASSROOM_CASES,
  signUp: { rule: 'anyone', input: account },
  verifyCredentials: { rule: 'anyone', input: () => ({ email: email(), password: PASSWORD }) },
  requestPasswordReset: { rule: 'anyone', input: () => ({ email: email() }) },
  resetPassword: { rule: 'anyone', input: () => ({ token: randomUUID(), password: PASSWORD }) },
  getAccount: { rule: 'someone', input: NOTHING },
  exportAccount: { rule: 'someone', input: NOTHING },
  updateProfile: { rule: 'registered', input: () => ({ name: 'Name' }) },
  listSessions: { rule: 'registered', input: NOTHING },
  endOtherSessions: { rule: 'registered', input: NOTHING },
  endSession: {
    rule: 'owner with account',
    input: async ({ learner }) => ({ sessionId: (await openSession(learner.userId, learner.origin)).id }),
  },
  changePassword: {
    rule: 'registered',
    input: () => ({ currentPassword: PASSWORD, newPassword: 'another password' }),
  },
  deleteAccount: { rule: 'registered', input: () => ({ password: PASSWORD }) },
  signInLinked: { rule: 'anyone', input: () => ({ ...linked(), name: 'New', locale: 'en' }) },
  linkAccount: { rule: 'registered', input: linked },
  listLinkedAccounts: { rule: 'registered', input: NOTHING },
  startLink: { rule: 'registered', input: () => ({ provider: 'github' }) },
  unlinkAccount: {
    rule: 'owner with account',
    input: async ({ learner }) => ({ linkedId: await makeLinked(learner.userId) }),
  },
  setPassword: { rule: 'registered', input: () => ({ newPassword: PASSWORD }) },
  listUsers: { rule: 'admin', input: NOTHING },
  makeResetLink: { rule: 'admin', input: (world) => ({ email: emailOf(world) }) },
  regrade: { rule: 'admin', input: NOTHING },
  listAllClasses: { rule: 'admin', input: NOTHING },
  listAudit: { rule: 'admin', input: NOTHING },
  makeAdmin: { rule: 'admin', input: () => ({ email: email(), password: PASSWORD }) },
  getConceptMap: { rule: 'anyone', input: () => withLocale },
  listConcepts: { rule: 'anyone', input: () => withLocale },
  getConcept: { rule: 'anyone', input: () => ({ slug: CONCEPT, ...withLocale }) },
  search: { rule: 'anyone', input: () => ({ query: 'n', ...withLocale }) },
  listGlossary: { rule: 'anyone', input: NOTHING },
  markRead: { rule: 'someone', input: () => ({ slug: CONCEPT }) },
  getStudyPlan: { rule: 'someone', input: () => withLocale },
  getProgress: { rule: 'someone', input: () => withLocale },
  getStreak: { rule: 'someone', input: NOTHING },
  getMemoryFit: { rule: 'someone', input: NOTHING },
  fitMemoryNow: { rule: 'someone', input: NOTHING },
  resetParameters: { rule: 'someone', input: NOTHING },
  getReviewQueue: { rule: 'someone', input: () => withLocale },
  setAside: { rule: 'someone', input: () => ({ skillId: FAMILY, until: 'asked' }) },
  startReview: { rule: 'someone', input: NOTHING },
  practiseSkill: { rule: 'someone', input: () => ({ skillId: FAMILY }) },
  getDashboard: { rule: 'someone', input: NOTHING },
  getFamily: { rule: 'anyone', input: () => ({ skillId: FAMILY, ...withLocale }) },
  getPractice: { rule: 'anyone', input: () => withLocale },
  planSession: { rule: 'anyone', input: () => ({ concept: CONCEPT, ...withLocale }) },
  getScenario: {
    rule: 'owner',
    input: async (world) => ({ servedVariantId: await makeAnswered(world), ...withLocale }),
  },
  listReviews: { rule: 'someone', input: NOTHING },
  findForeignWork: { rule: 'anyone', input: () => ({ ids: [randomUUID()] }) },
  recordReviews: { rule: 'owner', input: async (world) => ({ reviews: [await makeEntry(world)] }) },
  undoReview: {
    rule: 'owner',
    input: async (world) => ({ id: randomUUID(), reviewId: await makeReview(world) }),
  },
  exportAnki: { rule: 'someone', input: () => withLocale },
  readAnki: { rule: 'someone', input: () => ({ file: new Uint8Array(22) }) },
  importReviews: {
    rule: 'someone',
    input: () => ({
      skills: [{ skillId: OTHER_FAMILY, rows: [{ id: Date.now(), rating: 3, days: 1, durationMs: 1 }] }],
    }),
  },
  resetSkill: {
    rule: 'owner',
    input: async (world) => {
      await makeReview(world)
      return { id: randomUUID(), skillId: FAMILY }
    },
  },
  startOver: { rule: 'someone', input: () => ({ keepReads: true }) },
  getDrill: { rule: 'anyone', input: () => ({ skillId: DRILL, ...withLocale }) },
  startDrill: { rule: 'someone', input: () => ({ attemptId: randomUUID(), skillId: DRILL }) },
  getAttempt: { rule: 'owner', input: async (world) => ({ attemptId: await makeAttempt(world) }) },
  revealSolution: { rule: 'owner', input: async (world) => ({ attemptId: await makeAttempt(world) }) },
  submitDrill: {
    rule: 'owner',
    input: async (world) => ({ attemptId: await makeAttempt(world), log: [], durationMs: 1 }),
  },
  findRunningExam: { rule: 'someone', input: NOTHING },
  listExams: { rule: 'anyone', input: NOTHING },
  startExam: { rule: 'someone', input: () => ({ examId: randomUUID(), form: { kind: 'full' } }) },
  getExam: { rule: 'owner', input: async (world) => ({ examId: await makeExam(world) }) },
  openExamTask: {
    rule: 'owner',
    input: async (world) => ({ examId: await makeExam(world), position: 1 }),
  },
  appendExamEntries: {
    rule: 'owner',
    input: async (world) => {
      const examId = await makeExam(world)
      const [previous, batch] = [await chainStart(examId, 1), { entries: [], until: 1, seen: '' }]
      return { examId, position: 1, previous, ...batch, hash: await batchHash(previous, batch) }
    },
  },
  noteExam: { rule: 'owner', input: async (world) => ({ examId: await makeExam(world), notes: 'n' }) },
  markExamTask: {
    rule: 'owner',
    input: async (world) => ({ examId: await makeExam(world), position: 1, mark: 'flagged', set: true }),
  },
  handInExam: { rule: 'owner', input: async (world) => ({ examId: await makeExam(world) }) },
  gradeExam: { rule: 'owner', input: async (world) => ({ examId: await makeExam(world, true) }) },
  getExamReview: { rule: 'owner', input: async (world) => ({ examId: await makeExam(world, true) }) },
  getExamReplay: {
    rule: 'owner',
    input: async (world) => ({ examId: await makeExam(world, true), position: 1 }),
  },
  listSpeed: { rule: 'anyone', input: () => withLocale },
  getSpeed: { rule: 'anyone', input: () => ({ exerciseId: EXERCISE, ...withLocale }) },
  getSpeedWays: { rule: 'anyone', input: () => ({ exerciseId: EXERCISE, ...withLocale }) },
  planSpeedRound: { rule: 'anyone', input: () => withLocale },
  recordSpeedRun: { rule: 'someone', input: () => speedRun() },
  listSprints: { rule: 'anyone', input: NOTHING },
  startSprint: { rule: 'someone', input: () => ({ sprintId: randomUUID() }) },
  getSprint: {
    rule: 'owner',
    input: async (world) => ({ sprintId: await makeSprint(world), ...withLocale }),
  },
  skipInSprint: {
    rule: 'owner',
    input: async (world) => ({ sprintId: await makeSprint(world), exerciseId: EXERCISE }),
  },
  endSprint: {
    rule: 'owner',
    input: async (world) => ({ sprintId: await makeSprint(world), ...withLocale }),
  },
  getStudySettings: { rule: 'someone', input: NOTHING },
  updateStudySettings: { rule: 'someone', input: () => ({ minutesPerDay: 45 }) },
  viewDigest: { rule: 'anyone', input: ({ learner }) => ({ token: unsubscribeToken(learner.userId) }) },
  unsubscribeDigest: {
    rule: 'anyone',
    input: ({ learner }) => ({ token: unsubscribeToken(learner.userId) }),
  },
}
