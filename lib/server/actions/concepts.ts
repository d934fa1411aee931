'use server'

import { markRead } from '../operations/concepts/mark-read'
import { searchConcepts } from '../operations/concepts/search-concepts'
import { runAction, runActionAsSomeone } from '../run-action'

export async function searchConceptsAction(input: Parameters<typeof searchConcepts>[1]) {
  return runAction(searchConcepts, input)
}

export async function markReadAction(input: Parameters<typeof markRead>[1]) {
  return runActionAsSomeone(markRead, input)
}
