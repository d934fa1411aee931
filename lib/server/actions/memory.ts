'use server'

import { fitMemoryNow } from '../operations/memory/fit-memory-now'
import { resetParameters } from '../operations/memory/reset-parameters'
import { runAction } from '../run-action'

export async function fitMemoryNowAction(input: Parameters<typeof fitMemoryNow>[1]) {
  return runAction(fitMemoryNow, input)
}

export async function resetParametersAction(input: Parameters<typeof resetParameters>[1]) {
  return runAction(resetParameters, input)
}
