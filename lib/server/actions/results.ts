'use server'

import { getBoard } from '../operations/results/get-board'
import { runAction } from '../run-action'

export async function getBoardAction(input: Parameters<typeof getBoard>[1]) {
  return runAction(getBoard, input)
}
