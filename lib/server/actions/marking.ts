'use server'

import { addComment } from '../operations/marking/add-comment'
import { applyRegrade } from '../operations/marking/apply-regrade'
import { continueRegrade } from '../operations/marking/continue-regrade'
import { disputeItem } from '../operations/marking/dispute-item'
import { getCheckMoments } from '../operations/marking/get-check-moments'
import { getTaskReplay } from '../operations/marking/get-task-replay'
import { listAnswers } from '../operations/marking/list-answers'
import { markItem } from '../operations/marking/mark-item'
import { previewRegrade } from '../operations/marking/preview-regrade'
import { resolveDispute } from '../operations/marking/resolve-dispute'
import { takeMarkBack } from '../operations/marking/take-mark-back'
import { undoRegrade } from '../operations/marking/undo-regrade'
import { withdrawDispute } from '../operations/marking/withdraw-dispute'
import { runAction } from '../run-action'

export async function markItemAction(input: Parameters<typeof markItem>[1]) {
  return runAction(markItem, input)
}

export async function takeMarkBackAction(input: Parameters<typeof takeMarkBack>[1]) {
  return runAction(takeMarkBack, input)
}

export async function addCommentAction(input: Parameters<typeof addComment>[1]) {
  return runAction(addComment, input)
}

export async function disputeItemAction(input: Parameters<typeof disputeItem>[1]) {
  return runAction(disputeItem, input)
}

export async function withdrawDisputeAction(input: Parameters<typeof withdrawDispute>[1]) {
  return runAction(withdrawDispute, input)
}

export async function resolveDisputeAction(input: Parameters<typeof resolveDispute>[1]) {
  return runAction(resolveDispute, input)
}

export async function getTaskReplayAction(input: Parameters<typeof getTaskReplay>[1]) {
  return runAction(getTaskReplay, input)
}

export async function getCheckMomentsAction(input: Parameters<typeof getCheckMoments>[1]) {
  return runAction(getCheckMoments, input)
}

export async function listAnswersAction(input: Parameters<typeof listAnswers>[1]) {
  return runAction(listAnswers, input)
}

export async function previewRegradeAction(input: Parameters<typeof previewRegrade>[1]) {
  return runAction(previewRegrade, input)
}

export async function applyRegradeAction(input: Parameters<typeof applyRegrade>[1]) {
  return runAction(applyRegrade, input)
}

export async function continueRegradeAction(input: Parameters<typeof continueRegrade>[1]) {
  return runAction(continueRegrade, input)
}

export async function undoRegradeAction(input: Parameters<typeof undoRegrade>[1]) {
  return runAction(undoRegrade, input)
}
