'use server'

import { getConcept } from '../operations/concepts/get-concept'
import { markRead } from '../operations/concepts/mark-read'
import { runAction, runActionAsSomeone } from '../run-action'

export async function markReadAction(input: Parameters<typeof markRead>[1]) {
  return runActionAsSomeone(markRead, input)
}

export async function getConceptAction(input: Parameters<typeof getConcept>[1]) {
  return runAction(getConcept, input)
}
