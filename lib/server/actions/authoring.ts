'use server'

import { archiveAuthored } from '../operations/authoring/archive-authored'
import { compareAuthored } from '../operations/authoring/compare-authored'
import { createAuthored } from '../operations/authoring/create-authored'
import { duplicateAuthored } from '../operations/authoring/duplicate-authored'
import { openRecorder } from '../operations/authoring/open-recorder'
import { previewVariant } from '../operations/authoring/preview-variant'
import { proposeChecks } from '../operations/authoring/propose-checks'
import { publishAuthored } from '../operations/authoring/publish-authored'
import { recordScript } from '../operations/authoring/record-script'
import { restoreVersion } from '../operations/authoring/restore-version'
import { saveDraft } from '../operations/authoring/save-draft'
import { shareAuthored } from '../operations/authoring/share-authored'
import { tryAuthored } from '../operations/authoring/try-authored'
import { runAction } from '../run-action'

export async function createAuthoredAction(input: Parameters<typeof createAuthored>[1]) {
  return runAction(createAuthored, input)
}

export async function duplicateAuthoredAction(input: Parameters<typeof duplicateAuthored>[1]) {
  return runAction(duplicateAuthored, input)
}

export async function archiveAuthoredAction(input: Parameters<typeof archiveAuthored>[1]) {
  return runAction(archiveAuthored, input)
}

export async function shareAuthoredAction(input: Parameters<typeof shareAuthored>[1]) {
  return runAction(shareAuthored, input)
}

export async function saveDraftAction(input: Parameters<typeof saveDraft>[1]) {
  return runAction(saveDraft, input)
}

export async function openRecorderAction(input: Parameters<typeof openRecorder>[1]) {
  return runAction(openRecorder, input)
}

export async function recordScriptAction(input: Parameters<typeof recordScript>[1]) {
  return runAction(recordScript, input)
}

export async function proposeChecksAction(input: Parameters<typeof proposeChecks>[1]) {
  return runAction(proposeChecks, input)
}

export async function tryAuthoredAction(input: Parameters<typeof tryAuthored>[1]) {
  return runAction(tryAuthored, input)
}

export async function publishAuthoredAction(input: Parameters<typeof publishAuthored>[1]) {
  return runAction(publishAuthored, input)
}

export async function compareAuthoredAction(input: Parameters<typeof compareAuthored>[1]) {
  return runAction(compareAuthored, input)
}

export async function restoreVersionAction(input: Parameters<typeof restoreVersion>[1]) {
  return runAction(restoreVersion, input)
}

export async function previewVariantAction(input: Parameters<typeof previewVariant>[1]) {
  return runAction(previewVariant, input)
}
