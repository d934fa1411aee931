'use server'

import { getSpeedWays } from '../operations/speed/get-speed-ways'
import { recordSpeedRun } from '../operations/speed/record-speed-run'
import { runAction, runActionAsSomeone } from '../run-action'

export async function recordSpeedRunAction(input: Parameters<typeof recordSpeedRun>[1]) {
  return runActionAsSomeone(recordSpeedRun, input)
}

export async function getSpeedWaysAction(input: Parameters<typeof getSpeedWays>[1]) {
  return runAction(getSpeedWays, input)
}
