'use server'

import { revealSolution } from '../operations/drills/reveal-solution'
import { startDrill } from '../operations/drills/start-drill'
import { submitDrill } from '../operations/drills/submit-drill'
import { runAction, runActionAsSomeone } from '../run-action'

export async function submitDrillAction(input: Parameters<typeof submitDrill>[1]) {
  return runAction(submitDrill, input)
}

export async function startDrillAction(input: Parameters<typeof startDrill>[1]) {
  return runActionAsSomeone(startDrill, input)
}

export async function revealSolutionAction(input: Parameters<typeof revealSolution>[1]) {
  return runAction(revealSolution, input)
}
