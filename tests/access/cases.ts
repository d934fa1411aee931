import { randomUUID } from 'node:crypto'
import { EMPTY_DRAFT } from '@/lib/authoring/drill-draft'
import { zipFolder } from '@/lib/authoring/folder-zip'
import { batchHash, chainStart } from '@/lib/exam/chain'
import { openSession } from '@/lib/server/auth/sessions'
import { db } from '@/lib/server/db'
import { unsubscribeToken } from '@/lib/server/digest/unsubscribe-link'
import type { OperationName } from '@/lib/server/operations'
import { createClass } from '@/lib/server/operations/classes/create-class'
import { CONCEPT, DRILL, FAMILY, OTHER_FAMILY } from '../db/skills'
import { EXERCISE, speedRun } from '../db/speed'
import { makeHandsOn } from './hands-on'
import { makeInvitation } from './invitation'
import { ofDispute, ofPlace, ofRegrade, ofTask } from './marking'
import type { Rule } from './outcome'
import { makePlatform, platformFields } from './platform'
import {
  makeAnswered,
  makeAssignment,
  makeAttempt,
  makeAuthored,
  makeClass,
  makeEntry,
  makeExam,
  makeReview,
  makeSprint,
  type World,
} from './world'

export interface AccessCase {
  rule: Rule
  /** What is asked for, made anew once a role was let through; it belongs to the learner or to the instructor's class. */
  input(world: World): unknown
}

const NOTHING = () => ({})
const NO_TICKET = { ticket: 'a ticket that nobody has made' }
const PASSWORD = 'not the right password'
const email = () => `${randomUUID()}@example.com`
const account = () => ({ email: email(), password: PASSWORD, name: 'New', locale: 'en', timeZone: 'UTC' })
const linked = () => ({ provider: 'github', subject: randomUUID(), email: email() })
const makeLinked = async (userId: string) =>
  (await db().linkedAccount.create({ data: { ...linked(), userId } })).id
const makeToken = async (userId: string) =>
  (await db().apiToken.create({ data: { userId, name: 'T', tokenHash: randomUUID(), ending: '' } })).id
const inClass = async (world: World) => ({ classId: await makeClass(world) })
const inQuiz = async (world: World) => ({ assignmentId: (await makeAssignment(world)).assignmentId })
const ofLearner = async (world: World) => ({ submissionId: (await makeAssignment(world)).submissionId })
const quizData = () => ({
  title: 'Quiz',
  items: [{ kind: 'FAMILY' as const, skillId: FAMILY }],
  opensAt: new Date(),
  closesAt: soon(),
})
const invited = async (world: World) => {
  const { classId, invitationId } = await makeInvitation(world)
  return { classId, invitationId }
}
const ofAuthored = async (world: World) => ({ id: (await makeAuthored(world)).id })
const ofItem = async (world: World) => {
  const { submissionId, itemId } = await makeAssignment(world, true)
  return { submissionId, itemId }
}
const withLocale = { locale: 'en' }
const soon = () => new Date(Date.now() + 60_000)

/** Every operation with the rule that it must follow. One that is missing here does not compile. */
export const CASES: Record<OperationName, AccessCase> = {
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
  createApiToken: { rule: 'registered', input: () => ({ name: 'Token', days: 30 }) },
  listApiTokens: { rule: 'registered', input: NOTHING },
  revokeApiToken: {
    rule: 'owner with account',
    input: async ({ learner }) => ({ tokenId: await makeToken(learner.userId) }),
  },
  readClasses: { rule: 'registered', input: NOTHING },
  readClass: { rule: 'class instructor', input: inClass },
  readMembers: { rule: 'class instructor', input: inClass },
  readAssignments: { rule: 'class instructor', input: inClass },
  readAssignment: { rule: 'class instructor', input: inQuiz },
  readResults: { rule: 'class instructor', input: inQuiz },
  readSubmission: { rule: 'class instructor', input: ofLearner },
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

  createClass: { rule: 'registered', input: () => ({ name: 'Class' }) },
  joinClass: { rule: 'registered', input: () => ({ code: 'nothing' }) },
  listClasses: { rule: 'registered', input: NOTHING },
  getClass: { rule: 'class member', input: inClass },
  leaveClass: { rule: 'in class', input: inClass },
  listAssignments: { rule: 'class member', input: inClass },
  lookUpInvite: { rule: 'registered', input: () => ({ code: 'nothing' }) },
  updateClass: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), name: 'X' }),
  },
  archiveClass: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), archived: true }),
  },
  listClassLog: { rule: 'class instructor', input: inClass },
  regenerateInvite: { rule: 'class instructor', input: inClass },
  getRoster: { rule: 'class instructor', input: inClass },
  removeMember: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), userId: world.learner.userId }),
  },
  updateMember: {
    rule: 'class instructor',
    input: async (world) => ({
      ...(await inClass(world)),
      ...{ userId: world.learner.userId, externalId: '7', extraTimePercent: 25 },
    }),
  },
  previewRoster: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), text: 'email\naki@example.com' }),
  },
  applyRoster: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), text: 'email\naki@example.com' }),
  },
  listInvitations: { rule: 'class instructor', input: inClass },
  exportInvitations: { rule: 'class instructor', input: inClass },
  resendInvitation: { rule: 'class instructor', input: invited },
  revokeInvitation: { rule: 'class instructor', input: invited },
  getInvitation: {
    rule: 'anyone',
    input: async (world) => ({ token: (await makeInvitation(world)).token }),
  },
  acceptInvitation: {
    rule: 'registered',
    input: async (world) => ({ token: (await makeInvitation(world)).token }),
  },
  setMemberRole: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), userId: world.learner.userId, role: 'INSTRUCTOR' }),
  },
  listAssignable: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), ...withLocale }),
  },
  createAssignment: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), data: quizData() }),
  },
  updateAssignment: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), version: 1, data: quizData(), anyway: true }),
  },
  deleteAssignment: { rule: 'class instructor', input: inQuiz },
  getAssignment: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), ...withLocale }),
  },
  listAssignmentVersions: { rule: 'class instructor', input: inQuiz },
  previewFamily: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inClass(world)), skillId: FAMILY }),
  },
  previewAssignment: { rule: 'class instructor', input: inQuiz },
  releaseResults: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), released: true }),
  },
  getResults: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), ...withLocale }),
  },
  exportResults: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), ...withLocale }),
  },
  getStatistics: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), ...withLocale }),
  },
  exportStatistics: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), ...withLocale }),
  },
  getBoard: { rule: 'class instructor', input: inQuiz },
  followGrading: { rule: 'class instructor', input: inQuiz },
  getGradebook: { rule: 'class instructor', input: inClass },
  exportGradebook: { rule: 'class instructor', input: inClass },
  setOverride: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), userId: world.learner.userId, extraMinutes: 5 }),
  },
  removeOverride: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), userId: world.learner.userId }),
  },
  getMyAssignment: { rule: 'class learner', input: inQuiz },
  startSubmission: {
    rule: 'class learner',
    input: async (world) => ({ ...(await inQuiz(world)), submissionId: randomUUID() }),
  },
  getMySubmission: { rule: 'owner with account', input: ofLearner },
  followSubmission: { rule: 'owner with account', input: ofLearner },
  saveResponse: {
    rule: 'owner with account',
    input: async (world) => {
      const { submissionId, itemId } = await makeAssignment(world)
      return { submissionId, itemId, response: { answer: 1 }, revision: 0 }
    },
  },
  takeHint: {
    rule: 'owner with account',
    input: async (world) => {
      const { submissionId, itemId } = await makeAssignment(world)
      return { submissionId, itemId, hint: 'concept' }
    },
  },
  handIn: { rule: 'owner with account', input: ofLearner },
  getLeftWork: { rule: 'registered', input: ofLearner },
  getMyResult: {
    rule: 'owner with account',
    input: async (world) => ({ submissionId: (await makeAssignment(world, true)).submissionId }),
  },
  getSubmission: { rule: 'class instructor', input: ofLearner },
  getTaskReplay: { rule: 'class instructor', input: ofTask },
  getCheckMoments: { rule: 'class instructor', input: ofTask },
  markItem: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await ofItem(world)), markId: randomUUID(), points: 1, reason: 'r' }),
  },
  takeMarkBack: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await ofItem(world)), reason: 'r' }),
  },
  addComment: {
    rule: 'class member',
    input: async (world) => ({ ...(await ofItem(world)), commentId: randomUUID(), text: 't' }),
  },
  disputeItem: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await ofItem(world)), disputeId: randomUUID(), text: 't' }),
  },
  withdrawDispute: { rule: 'owner with account', input: ofDispute },
  resolveDispute: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await ofDispute(world)), points: null, answer: 'a' }),
  },
  listDisputes: { rule: 'class instructor', input: inClass },
  countDisputes: { rule: 'class instructor', input: inClass },
  listAnswers: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await ofPlace(world)), ...withLocale }),
  },
  listRegrades: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), ...withLocale }),
  },
  previewRegrade: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await inQuiz(world)), plan: { kind: 'TODAY' } }),
  },
  applyRegrade: {
    rule: 'class instructor',
    input: async (world) => ({
      ...(await inQuiz(world)),
      ...{ regradeId: randomUUID(), plan: { kind: 'TODAY' }, reason: 'r' },
    }),
  },
  continueRegrade: { rule: 'class instructor', input: ofRegrade },
  undoRegrade: {
    rule: 'class instructor',
    input: async (world) => ({ ...(await ofRegrade(world)), undoId: randomUUID(), reason: 'r' }),
  },
  exportRegrade: { rule: 'class instructor', input: ofRegrade },

  startLaunch: {
    rule: 'anyone',
    input: () => ({
      iss: 'https://nobody.example',
      login_hint: '1',
      target_link_uri: 'https://kubekata.example',
    }),
  },
  finishLaunch: { rule: 'anyone', input: () => ({ idToken: 'a.b.c', state: 'none', acceptLanguage: '' }) },
  viewLaunch: { rule: 'anyone', input: () => NO_TICKET },
  chooseClass: { rule: 'anyone', input: () => NO_TICKET },
  linkAssignment: { rule: 'anyone', input: () => ({ ...NO_TICKET, assignmentId: randomUUID() }) },
  enterByLaunch: { rule: 'anyone', input: () => NO_TICKET },
  getToolKeys: { rule: 'anyone', input: NOTHING },
  listPlatforms: { rule: 'admin', input: NOTHING },
  savePlatform: { rule: 'admin', input: platformFields },
  removePlatform: { rule: 'admin', input: async () => ({ platformId: await makePlatform() }) },
  getPassback: { rule: 'class instructor', input: inQuiz },
  resendScores: { rule: 'class instructor', input: inQuiz },
  exportQti: {
    rule: 'class instructor',
    input: async (world) => {
      const { assignmentId } = await makeHandsOn(world)
      return { assignmentId, version: '3.0', ...withLocale }
    },
  },
  createAuthored: { rule: 'registered', input: () => ({ kind: 'DRILL' }) },
  listAuthored: { rule: 'registered', input: NOTHING },
  listQuestionFamilies: { rule: 'registered', input: () => withLocale },
  importAuthored: {
    rule: 'registered',
    input: () => ({ file: zipFolder('mine', { 'question.yaml': `family: ${FAMILY}\n` }) }),
  },
  getAuthored: { rule: 'owner with account', input: ofAuthored },
  exportAuthored: { rule: 'owner with account', input: ofAuthored },
  duplicateAuthored: { rule: 'owner with account', input: ofAuthored },
  archiveAuthored: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await ofAuthored(world)), archived: true }),
  },
  shareAuthored: {
    rule: 'owner with account',
    input: async (world) => {
      const { classId } = await createClass(world.learner, { name: 'Mine' })
      return { ...(await ofAuthored(world)), classId, shared: true }
    },
  },
  saveDraft: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await ofAuthored(world)), revision: 0, drill: EMPTY_DRAFT }),
  },
  openRecorder: { rule: 'owner with account', input: ofAuthored },
  recordScript: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await ofAuthored(world)), log: { version: 1, entries: [] } }),
  },
  proposeChecks: { rule: 'owner with account', input: ofAuthored },
  tryAuthored: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await ofAuthored(world)), trial: 'start' }),
  },
  publishAuthored: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await ofAuthored(world)), revision: 0 }),
  },
  compareAuthored: { rule: 'owner with account', input: makeAuthored },
  restoreVersion: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await makeAuthored(world)), revision: 0 }),
  },
  previewVariant: {
    rule: 'owner with account',
    input: async (world) => ({ ...(await ofAuthored(world)), family: FAMILY, of: { page: 0 } }),
  },
}

function emailOf(world: World): string {
  return (world.learner as unknown as { email: string }).email
}
