'use server'

import { createAssignment } from '../operations/assignments/create-assignment'
import { deleteAssignment } from '../operations/assignments/delete-assignment'
import { followSubmission } from '../operations/assignments/follow-submission'
import { handIn } from '../operations/assignments/hand-in'
import { previewFamily } from '../operations/assignments/preview-family'
import { releaseResults } from '../operations/assignments/release-results'
import { removeOverride } from '../operations/assignments/remove-override'
import { saveResponse } from '../operations/assignments/save-response'
import { setOverride } from '../operations/assignments/set-override'
import { startSubmission } from '../operations/assignments/start-submission'
import { takeHint } from '../operations/assignments/take-hint'
import { updateAssignment } from '../operations/assignments/update-assignment'
import { runAction } from '../run-action'

export async function createAssignmentAction(input: Parameters<typeof createAssignment>[1]) {
  return runAction(createAssignment, input)
}

export async function updateAssignmentAction(input: Parameters<typeof updateAssignment>[1]) {
  return runAction(updateAssignment, input)
}

export async function deleteAssignmentAction(input: Parameters<typeof deleteAssignment>[1]) {
  return runAction(deleteAssignment, input)
}

export async function previewFamilyAction(input: Parameters<typeof previewFamily>[1]) {
  return runAction(previewFamily, input)
}

export async function releaseResultsAction(input: Parameters<typeof releaseResults>[1]) {
  return runAction(releaseResults, input)
}

export async function setOverrideAction(input: Parameters<typeof setOverride>[1]) {
  return runAction(setOverride, input)
}

export async function removeOverrideAction(input: Parameters<typeof removeOverride>[1]) {
  return runAction(removeOverride, input)
}

export async function startSubmissionAction(input: Parameters<typeof startSubmission>[1]) {
  return runAction(startSubmission, input)
}

export async function saveResponseAction(input: Parameters<typeof saveResponse>[1]) {
  return runAction(saveResponse, input)
}

export async function followSubmissionAction(input: Parameters<typeof followSubmission>[1]) {
  return runAction(followSubmission, input)
}

export async function takeHintAction(input: Parameters<typeof takeHint>[1]) {
  return runAction(takeHint, input)
}

export async function handInAction(input: Parameters<typeof handIn>[1]) {
  return runAction(handIn, input)
}
