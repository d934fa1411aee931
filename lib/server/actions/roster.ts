'use server'

import { acceptInvitation } from '../operations/classes/accept-invitation'
import { applyRoster } from '../operations/classes/apply-roster'
import { previewRoster } from '../operations/classes/preview-roster'
import { resendInvitation } from '../operations/classes/resend-invitation'
import { revokeInvitation } from '../operations/classes/revoke-invitation'
import { runAction } from '../run-action'

export async function acceptInvitationAction(input: Parameters<typeof acceptInvitation>[1]) {
  return runAction(acceptInvitation, input)
}

export async function applyRosterAction(input: Parameters<typeof applyRoster>[1]) {
  return runAction(applyRoster, input)
}

export async function previewRosterAction(input: Parameters<typeof previewRoster>[1]) {
  return runAction(previewRoster, input)
}

export async function resendInvitationAction(input: Parameters<typeof resendInvitation>[1]) {
  return runAction(resendInvitation, input)
}

export async function revokeInvitationAction(input: Parameters<typeof revokeInvitation>[1]) {
  return runAction(revokeInvitation, input)
}
