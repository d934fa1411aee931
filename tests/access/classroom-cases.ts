import { randomUUID } from 'node:crypto'
import { EMPTY_DRAFT } from '@/lib/authoring/drill-draft'
import { zipFolder } from '@/lib/authoring/folder-zip'
import type { OperationName } from '@/lib/server/operations'
import { createClass } from '@/lib/server/operations/classes/create-class'
import { FAMILY } from '../db/skills'
import type { AccessCase } from './access-case'
import {
  inClass,
  inQuiz,
  invited,
  makeToken,
  NO_TICKET,
  NOTHING,
  ofAuthored,
  ofItem,
  ofLearner,
  quizData,
  withLocale,
} from './asked'
import { makeHandsOn } from './hands-on'
import { makeInvitation } from './invitation'
import { ofDispute, ofPlace, ofRegrade, ofTask } from './marking'
import { makePlatform, platformFields } from './platform'
import { makeAssignment, makeAuthored } from './world'

/** Operations of classes, assignments, what is written for them, and other systems. */
export const CLASSROOM_CASES = {
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
} satisfies Partial<Record<OperationName, AccessCase>>
