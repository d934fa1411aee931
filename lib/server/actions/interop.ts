'use server'

import { setPassword } from '../operations/accounts/set-password'
import { startLink } from '../operations/accounts/start-link'
import { unlinkAccount } from '../operations/accounts/unlink-account'
import { createApiToken } from '../operations/interop/create-api-token'
import { revokeApiToken } from '../operations/interop/revoke-api-token'
import { runAction } from '../run-action'

export async function startLinkAction(input: Parameters<typeof startLink>[1]) {
  return runAction(startLink, input)
}

export async function unlinkAccountAction(input: Parameters<typeof unlinkAccount>[1]) {
  return runAction(unlinkAccount, input)
}

export async function setPasswordAction(input: Parameters<typeof setPassword>[1]) {
  return runAction(setPassword, input)
}

export async function createApiTokenAction(input: Parameters<typeof createApiToken>[1]) {
  return runAction(createApiToken, input)
}

export async function revokeApiTokenAction(input: Parameters<typeof revokeApiToken>[1]) {
  return runAction(revokeApiToken, input)
}
