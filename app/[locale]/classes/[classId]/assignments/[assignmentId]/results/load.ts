import { notFound } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import type { Phase } from '@/lib/classroom/terms'
import { countDisputes } from '@/lib/server/operations/marking/count-disputes'
import { getResults } from '@/lib/server/operations/results/get-results'
import { getStatistics } from '@/lib/server/operations/results/get-statistics'
import { loadTaughtClass, orNotFound } from '../../../../load'

interface Place {
  classId: string
  assignmentId: string
}

/** Only below the class that it belongs to. */
function inClass<T extends { classId: string }>(found: T, classId: string): T {
  if (found.classId !== classId) notFound()
  return found
}

const readResults = cache(async (assignmentId: string, classId: string) => {
  const { actor, found } = await loadTaughtClass(classId)
  const results = await orNotFound(getResults(actor, { assignmentId, locale: await getLocale() }))
  const disputes = await countDisputes(actor, { classId, assignmentId })
  return { results: inClass(results, classId), disputes, timeZone: found.timeZone }
})

/** Read once for metadata and page. */
export const loadResults = ({ assignmentId, classId }: Place) => readResults(assignmentId, classId)

const readStatistics = cache(async (assignmentId: string, classId: string, late: boolean) => {
  const { actor } = await loadTaughtClass(classId)
  const found = await orNotFound(getStatistics(actor, { assignmentId, late, locale: await getLocale() }))
  return inClass(found, classId)
})

export const loadStatistics = ({ assignmentId, classId }: Place, late: boolean) =>
  readStatistics(assignmentId, classId, late)

/** "Closes 23 November 2026, 12:00", in the time zone of the class. */
export async function phaseText(
  { phase, opensAt, closesAt }: { phase: Phase; opensAt: Date; closesAt: Date },
  timeZone: string,
): Promise<string> {
  const t = await getTranslations('results.phase')
  const format = await getFormatter()
  const at = phase === 'upcoming' ? opensAt : closesAt
  return t(phase, { when: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone }) })
}
