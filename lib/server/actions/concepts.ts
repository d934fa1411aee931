'use server'

import { markRead } from '../operations/concepts/mark-read'
import { runActionAsSomeone } from '../run-action'

export async function markReadAction(input: Parameters<typeof markRead>[1]) {
  return runActionAsSomeone(markRead, input)
}
