'use server'

import { listUsers } from '../operations/admin/list-users'
import { makeAdmin } from '../operations/admin/make-admin'
import { makeResetLink } from '../operations/admin/make-reset-link'
import { runAction } from '../run-action'

export async function listUsersAction(input: Parameters<typeof listUsers>[1]) {
  return runAction(listUsers, input)
}

export async function makeResetLinkAction(input: Parameters<typeof makeResetLink>[1]) {
  return runAction(makeResetLink, input)
}

export async function makeAdminAction(input: Parameters<typeof makeAdmin>[1]) {
  return runAction(makeAdmin, input)
}
