'use server'

import { removePlatform } from '../operations/lti/remove-platform'
import { resendScores } from '../operations/lti/resend-scores'
import { savePlatform } from '../operations/lti/save-platform'
import { runAction } from '../run-action'

export async function savePlatformAction(input: Parameters<typeof savePlatform>[1]) {
  return runAction(savePlatform, input)
}

export async function removePlatformAction(input: Parameters<typeof removePlatform>[1]) {
  return runAction(removePlatform, input)
}

export async function resendScoresAction(input: Parameters<typeof resendScores>[1]) {
  return runAction(resendScores, input)
}
