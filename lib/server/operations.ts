import './server-only'
import { changePassword } from './operations/accounts/change-password'
import { deleteAccount } from './operations/accounts/delete-account'
import { endOtherSessions } from './operations/accounts/end-other-sessions'
import { endSession } from './operations/accounts/end-session'
import { exportAccount } from './operations/accounts/export-account'
import { getAccount } from './operations/accounts/get-account'
import { linkAccount } from './operations/accounts/link-account'
import { listLinkedAccounts } from './operations/accounts/list-linked-accounts'
import { listSessions } from './operations/accounts/list-sessions'
import { requestPasswordReset } from './operations/accounts/request-password-reset'
import { resetPassword } from './operations/accounts/reset-password'
import { setPassword } from './operations/accounts/set-password'
import { signInLinked } from './operations/accounts/sign-in-linked'
import { signUp } from './operations/accounts/sign-up'
import { startLink } from './operations/accounts/start-link'
import { unlinkAccount } from './operations/accounts/unlink-account'
import { updateProfile } from './operations/accounts/update-profile'
import { verifyCredentials } from './operations/accounts/verify-credentials'
import { listAllClasses } from './operations/admin/list-all-classes'
import { listAudit } from './operations/admin/list-audit'
import { listUsers } from './operations/admin/list-users'
import { makeAdmin } from './operations/admin/make-admin'
import { makeResetLink } from './operations/admin/make-reset-link'
import { regrade } from './operations/admin/regrade'
import { createAssignment } from './operations/assignments/create-assignment'
import { deleteAssignment } from './operations/assignments/delete-assignment'
import { followSubmission } from './operations/assignments/follow-submission'
import { getAssignment } from './operations/assignments/get-assignment'
import { getLeftWork } from './operations/assignments/get-left-work'
import { getMyAssignment } from './operations/assignments/get-my-assignment'
import { getMyResult } from './operations/assignments/get-my-result'
import { getMySubmission } from './operations/assignments/get-my-submission'
import { handIn } from './operations/assignments/hand-in'
import { listAssignable } from './operations/assignments/list-assignable'
import { listAssignmentVersions } from './operations/assignments/list-assignment-versions'
import { listAssignments } from './operations/assignments/list-assignments'
import { previewAssignment } from './operations/assignments/preview-assignment'
import { previewFamily } from './operations/assignments/preview-family'
import { releaseResults } from './operations/assignments/release-results'
import { removeOverride } from './operations/assignments/remove-override'
import { saveResponse } from './operations/assignments/save-response'
import { setOverride } from './operations/assignments/set-override'
import { startSubmission } from './operations/assignments/start-submission'
import { takeHint } from './operations/assignments/take-hint'
import { updateAssignment } from './operations/assignments/update-assignment'
import { archiveAuthored } from './operations/authoring/archive-authored'
import { compareAuthored } from './operations/authoring/compare-authored'
import { createAuthored } from './operations/authoring/create-authored'
import { duplicateAuthored } from './operations/authoring/duplicate-authored'
import { exportAuthored } from './operations/authoring/export-authored'
import { getAuthored } from './operations/authoring/get-authored'
import { importAuthored } from './operations/authoring/import-authored'
import { listAuthored } from './operations/authoring/list-authored'
import { listQuestionFamilies } from './operations/authoring/list-question-families'
import { openRecorder } from './operations/authoring/open-recorder'
import { previewVariant } from './operations/authoring/preview-variant'
import { proposeChecks } from './operations/authoring/propose-checks'
import { publishAuthored } from './operations/authoring/publish-authored'
import { recordScript } from './operations/authoring/record-script'
import { restoreVersion } from './operations/authoring/restore-version'
import { saveDraft } from './operations/authoring/save-draft'
import { shareAuthored } from './operations/authoring/share-authored'
import { tryAuthored } from './operations/authoring/try-authored'
import { acceptInvitation } from './operations/classes/accept-invitation'
import { applyRoster } from './operations/classes/apply-roster'
import { archiveClass } from './operations/classes/archive-class'
import { createClass } from './operations/classes/create-class'
import { exportInvitations } from './operations/classes/export-invitations'
import { getClass } from './operations/classes/get-class'
import { getInvitation } from './operations/classes/get-invitation'
import { getRoster } from './operations/classes/get-roster'
import { joinClass } from './operations/classes/join-class'
import { leaveClass } from './operations/classes/leave-class'
import { listClassLog } from './operations/classes/list-class-log'
import { listClasses } from './operations/classes/list-classes'
import { listInvitations } from './operations/classes/list-invitations'
import { lookUpInvite } from './operations/classes/look-up-invite'
import { previewRoster } from './operations/classes/preview-roster'
import { regenerateInvite } from './operations/classes/regenerate-invite'
import { removeMember } from './operations/classes/remove-member'
import { resendInvitation } from './operations/classes/resend-invitation'
import { revokeInvitation } from './operations/classes/revoke-invitation'
import { setMemberRole } from './operations/classes/set-member-role'
import { updateClass } from './operations/classes/update-class'
import { updateMember } from './operations/classes/update-member'
import { getConcept } from './operations/concepts/get-concept'
import { getConceptMap } from './operations/concepts/get-concept-map'
import { listConcepts } from './operations/concepts/list-concepts'
import { listGlossary } from './operations/concepts/list-glossary'
import { markRead } from './operations/concepts/mark-read'
import { search } from './operations/concepts/search'
import { exportAnki } from './operations/data/export-anki'
import { importReviews } from './operations/data/import-reviews'
import { readAnki } from './operations/data/read-anki'
import { resetSkill } from './operations/data/reset-skill'
import { startOver } from './operations/data/start-over'
import { getAttempt } from './operations/drills/get-attempt'
import { getDrill } from './operations/drills/get-drill'
import { revealSolution } from './operations/drills/reveal-solution'
import { startDrill } from './operations/drills/start-drill'
import { submitDrill } from './operations/drills/submit-drill'
import { appendExamEntries } from './operations/exams/append-exam-entries'
import { findRunningExam } from './operations/exams/find-running-exam'
import { getExam } from './operations/exams/get-exam'
import { getExamReplay } from './operations/exams/get-exam-replay'
import { getExamReview } from './operations/exams/get-exam-review'
import { gradeExam } from './operations/exams/grade-exam'
import { handInExam } from './operations/exams/hand-in-exam'
import { listExams } from './operations/exams/list-exams'
import { markExamTask } from './operations/exams/mark-exam-task'
import { noteExam } from './operations/exams/note-exam'
import { openExamTask } from './operations/exams/open-exam-task'
import { startExam } from './operations/exams/start-exam'
import { createApiToken } from './operations/interop/create-api-token'
import { listApiTokens } from './operations/interop/list-api-tokens'
import { readAssignment } from './operations/interop/read-assignment'
import { readAssignments } from './operations/interop/read-assignments'
import { readClass } from './operations/interop/read-class'
import { readClasses } from './operations/interop/read-classes'
import { readMembers } from './operations/interop/read-members'
import { readResults } from './operations/interop/read-results'
import { readSubmission } from './operations/interop/read-submission'
import { revokeApiToken } from './operations/interop/revoke-api-token'
import { chooseClass } from './operations/lti/choose-class'
import { enterByLaunch } from './operations/lti/enter-by-launch'
import { finishLaunch } from './operations/lti/finish-launch'
import { getPassback } from './operations/lti/get-passback'
import { getToolKeys } from './operations/lti/get-tool-keys'
import { linkAssignment } from './operations/lti/link-assignment'
import { listPlatforms } from './operations/lti/list-platforms'
import { removePlatform } from './operations/lti/remove-platform'
import { resendScores } from './operations/lti/resend-scores'
import { savePlatform } from './operations/lti/save-platform'
import { startLaunch } from './operations/lti/start-launch'
import { viewLaunch } from './operations/lti/view-launch'
import { addComment } from './operations/marking/add-comment'
import { applyRegrade } from './operations/marking/apply-regrade'
import { continueRegrade } from './operations/marking/continue-regrade'
import { countDisputes } from './operations/marking/count-disputes'
import { disputeItem } from './operations/marking/dispute-item'
import { exportRegrade } from './operations/marking/export-regrade'
import { getCheckMoments } from './operations/marking/get-check-moments'
import { getSubmission } from './operations/marking/get-submission'
import { getTaskReplay } from './operations/marking/get-task-replay'
import { listAnswers } from './operations/marking/list-answers'
import { listDisputes } from './operations/marking/list-disputes'
import { listRegrades } from './operations/marking/list-regrades'
import { markItem } from './operations/marking/mark-item'
import { previewRegrade } from './operations/marking/preview-regrade'
import { resolveDispute } from './operations/marking/resolve-dispute'
import { takeMarkBack } from './operations/marking/take-mark-back'
import { undoRegrade } from './operations/marking/undo-regrade'
import { withdrawDispute } from './operations/marking/withdraw-dispute'
import { fitMemoryNow } from './operations/memory/fit-memory-now'
import { getMemoryFit } from './operations/memory/get-memory-fit'
import { resetParameters } from './operations/memory/reset-parameters'
import { getStudyPlan } from './operations/plan/get-study-plan'
import { getProgress } from './operations/progress/get-progress'
import { getStreak } from './operations/progress/get-streak'
import { exportQti } from './operations/qti/export-qti'
import { exportGradebook } from './operations/results/export-gradebook'
import { exportResults } from './operations/results/export-results'
import { exportStatistics } from './operations/results/export-statistics'
import { followGrading } from './operations/results/follow-grading'
import { getBoard } from './operations/results/get-board'
import { getGradebook } from './operations/results/get-gradebook'
import { getResults } from './operations/results/get-results'
import { getStatistics } from './operations/results/get-statistics'
import { findForeignWork } from './operations/review/find-foreign-work'
import { getDashboard } from './operations/review/get-dashboard'
import { getFamily } from './operations/review/get-family'
import { getPractice } from './operations/review/get-practice'
import { getReviewQueue } from './operations/review/get-review-queue'
import { getScenario } from './operations/review/get-scenario'
import { listReviews } from './operations/review/list-reviews'
import { planSession } from './operations/review/plan-session'
import { practiseSkill } from './operations/review/practise-skill'
import { recordReviews } from './operations/review/record-reviews'
import { setAside } from './operations/review/set-aside'
import { startReview } from './operations/review/start-review'
import { undoReview } from './operations/review/undo-review'
import { endSprint } from './operations/speed/end-sprint'
import { getSpeed } from './operations/speed/get-speed'
import { getSpeedWays } from './operations/speed/get-speed-ways'
import { getSprint } from './operations/speed/get-sprint'
import { listSpeed } from './operations/speed/list-speed'
import { listSprints } from './operations/speed/list-sprints'
import { planSpeedRound } from './operations/speed/plan-speed-round'
import { recordSpeedRun } from './operations/speed/record-speed-run'
import { skipInSprint } from './operations/speed/skip-in-sprint'
import { startSprint } from './operations/speed/start-sprint'
import { getStudySettings } from './operations/study/get-study-settings'
import { unsubscribeDigest } from './operations/study/unsubscribe-digest'
import { updateStudySettings } from './operations/study/update-study-settings'
import { viewDigest } from './operations/study/view-digest'

/** Everything that the application can do, by name: what the access matrix goes through. */
export const operations = {
  changePassword,
  deleteAccount,
  endOtherSessions,
  endSession,
  exportAccount,
  getAccount,
  listSessions,
  requestPasswordReset,
  resetPassword,
  signUp,
  updateProfile,
  verifyCredentials,
  listUsers,
  makeAdmin,
  makeResetLink,
  regrade,
  listAllClasses,
  listAudit,
  getConcept,
  getConceptMap,
  listConcepts,
  listGlossary,
  linkAccount,
  listLinkedAccounts,
  setPassword,
  signInLinked,
  startLink,
  unlinkAccount,
  createApiToken,
  listApiTokens,
  revokeApiToken,
  readAssignment,
  readAssignments,
  readClass,
  readClasses,
  readMembers,
  readResults,
  readSubmission,
  markRead,
  search,
  getStudyPlan,
  getProgress,
  getStreak,
  fitMemoryNow,
  getMemoryFit,
  resetParameters,
  findForeignWork,
  getDashboard,
  getFamily,
  getPractice,
  getReviewQueue,
  getScenario,
  listReviews,
  planSession,
  practiseSkill,
  recordReviews,
  setAside,
  startReview,
  undoReview,
  getAttempt,
  getDrill,
  revealSolution,
  startDrill,
  submitDrill,
  endSprint,
  getSpeed,
  getSpeedWays,
  getSprint,
  listSpeed,
  listSprints,
  planSpeedRound,
  recordSpeedRun,
  skipInSprint,
  startSprint,
  getStudySettings,
  unsubscribeDigest,
  updateStudySettings,
  viewDigest,
  createAssignment,
  updateAssignment,
  getAssignment,
  deleteAssignment,
  listAssignments,
  listAssignable,
  listAssignmentVersions,
  previewAssignment,
  previewFamily,
  releaseResults,
  exportGradebook,
  exportResults,
  exportStatistics,
  followGrading,
  getBoard,
  getGradebook,
  getResults,
  getStatistics,
  setOverride,
  removeOverride,
  getMyAssignment,
  startSubmission,
  getMySubmission,
  saveResponse,
  followSubmission,
  takeHint,
  handIn,
  getLeftWork,
  getMyResult,
  addComment,
  applyRegrade,
  continueRegrade,
  countDisputes,
  disputeItem,
  exportRegrade,
  getCheckMoments,
  getSubmission,
  getTaskReplay,
  listAnswers,
  listDisputes,
  listRegrades,
  markItem,
  previewRegrade,
  resolveDispute,
  takeMarkBack,
  undoRegrade,
  withdrawDispute,
  createClass,
  getClass,
  acceptInvitation,
  applyRoster,
  archiveClass,
  exportInvitations,
  getInvitation,
  listClassLog,
  listInvitations,
  lookUpInvite,
  previewRoster,
  resendInvitation,
  revokeInvitation,
  updateClass,
  updateMember,
  getRoster,
  joinClass,
  leaveClass,
  listClasses,
  regenerateInvite,
  removeMember,
  setMemberRole,
  appendExamEntries,
  findRunningExam,
  getExam,
  getExamReplay,
  getExamReview,
  gradeExam,
  handInExam,
  listExams,
  markExamTask,
  noteExam,
  openExamTask,
  startExam,
  exportAnki,
  readAnki,
  importReviews,
  resetSkill,
  startOver,
  chooseClass,
  enterByLaunch,
  finishLaunch,
  getPassback,
  getToolKeys,
  linkAssignment,
  listPlatforms,
  removePlatform,
  resendScores,
  savePlatform,
  startLaunch,
  viewLaunch,
  exportQti,
  createAuthored,
  duplicateAuthored,
  archiveAuthored,
  shareAuthored,
  saveDraft,
  openRecorder,
  recordScript,
  proposeChecks,
  tryAuthored,
  publishAuthored,
  compareAuthored,
  restoreVersion,
  previewVariant,
  listAuthored,
  listQuestionFamilies,
  getAuthored,
  importAuthored,
  exportAuthored,
} as const

export type OperationName = keyof typeof operations
