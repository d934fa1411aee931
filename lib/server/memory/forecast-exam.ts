import '../server-only'
import { now } from '../clock'
import { type Json, toDb } from '../json'
import { findLearner } from './learner'
import { readPlanInput } from './plan-input'
import { readDomains, readinessNow, readRecord } from './readiness'

/** What is to be expected of a mock exam that somebody starts now, as ReadinessForecast keeps it. */
export async function forecastExam(userId: string) {
  const at = now()
  const [learner, domains] = await Promise.all([findLearner(userId), readDomains()])
  const [facts, record] = await Promise.all([
    readPlanInput({ ...learner, at }, null),
    readRecord(userId, at, learner.owner.memoryParameters),
  ])
  const readiness = readinessNow(facts, domains, record)
  const { passing, mean } = readiness
  return { userId, passing, mean, data: toDb(readiness as unknown as Json), createdAt: at }
}
