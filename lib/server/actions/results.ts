'use server'

import { followGrading } from '../operations/results/follow-grading'
import { getBoard } from '../operations/results/get-board'
import { runAction } from '../run-action'

export async function getBoardAction(input: Parameters<typeof getBoard>[1]) {
  return runAction(getBoard, input)
}

export async function followGradingAction(input: Parameters<typeof followGrading>[1]) {
  return runAction(followGrading, input)
}
