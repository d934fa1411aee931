'use server'

import { changePassword } from '../operations/accounts/change-password'
import { deleteAccount } from '../operations/accounts/delete-account'
import { endOtherSessions } from '../operations/accounts/end-other-sessions'
import { endSession } from '../operations/accounts/end-session'
import { requestPasswordReset } from '../operations/accounts/request-password-reset'
import { resetPassword } from '../operations/accounts/reset-password'
import { signUp } from '../operations/accounts/sign-up'
import { updateProfile } from '../operations/accounts/update-profile'
import { runAction } from '../run-action'

export async function signUpAction(input: Parameters<typeof signUp>[1]) {
  return runAction(signUp, input)
}

export async function updateProfileAction(input: Parameters<typeof updateProfile>[1]) {
  return runAction(updateProfile, input)
}

export async function endSessionAction(input: Parameters<typeof endSession>[1]) {
  return runAction(endSession, input)
}

export async function endOtherSessionsAction(input: Parameters<typeof endOtherSessions>[1]) {
  return runAction(endOtherSessions, input)
}

export async function changePasswordAction(input: Parameters<typeof changePassword>[1]) {
  return runAction(changePassword, input)
}

export async function requestPasswordResetAction(input: Parameters<typeof requestPasswordReset>[1]) {
  return runAction(requestPasswordReset, input)
}

export async function resetPasswordAction(input: Parameters<typeof resetPassword>[1]) {
  return runAction(resetPassword, input)
}

export async function deleteAccountAction(input: Parameters<typeof deleteAccount>[1]) {
  return runAction(deleteAccount, input)
}
