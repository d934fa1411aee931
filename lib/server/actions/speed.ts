'use server'

import { endSprint } from '../operations/speed/end-sprint'
import { getSpeedWays } from '../operations/speed/get-speed-ways'
import { getSprint } from '../operations/speed/get-sprint'
import { recordSpeedRun } from '../operations/speed/record-speed-run'
import { skipInSprint } from '../operations/speed/skip-in-sprint'
import { startSprint } from '../operations/speed/start-sprint'
import { runAction, runActionAsSomeone } from '../run-action'

export async function recordSpeedRunAction(input: Parameters<typeof recordSpeedRun>[1]) {
  return runActionAsSomeone(recordSpeedRun, input)
}

export async function getSpeedWaysAction(input: Parameters<typeof getSpeedWays>[1]) {
  return runAction(getSpeedWays, input)
}

export async function startSprintAction(input: Parameters<typeof startSprint>[1]) {
  return runActionAsSomeone(startSprint, input)
}

export async function getSprintAction(input: Parameters<typeof getSprint>[1]) {
  return runAction(getSprint, input)
}

export async function skipInSprintAction(input: Parameters<typeof skipInSprint>[1]) {
  return runAction(skipInSprint, input)
}

export async function endSprintAction(input: Parameters<typeof endSprint>[1]) {
  return runAction(endSprint, input)
}
