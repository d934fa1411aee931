'use server'

import { makeResetLink } from '../operations/admin/make-reset-link'
import { runAction } from '../run-action'

export async function makeResetLinkAction(input: Parameters<typeof makeResetLink>[1]) {
  return runAction(makeResetLink, input)
}
