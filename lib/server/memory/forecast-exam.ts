import '../server-only'
import { now } from '../clock'
import { db } from '../db'
import { type Json, toDb } from '../json'
import { memoryFields } from '../practice/refold-card'
import { readPlanInput } from './plan-input'
import { readDomains, readinessNow, readRecord } from './readiness'
import { findStudySettings } from './study-settings'

/** What is to be expected of a mock exam that somebody starts now, as ReadinessForecast keeps it. */
export async function forecastExam(userId: string) {
  const at = now()
  const [owner, settings, domains] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { ...memoryFields, timeZone: true } }),
    findStudySettings(userId),
    readDomains(),
  ])
  const [facts, record] = await Promise.all([
    readPlanInput({ owner, settings, at }, null),
    readRecord(userId, at, owner.memoryParameters),
  ])
  const readiness = readinessNow(facts, domains, record)
  const { passing, mean } = readiness
  return { userId, passing, mean, data: toDb(readiness as unknown as Json), createdAt: at }
}
