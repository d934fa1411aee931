import '../server-only'
import type { RegradeReport } from '@/lib/classroom/regrade'
import { type Json, toDb } from '../json'
import { countLearners } from './regrade-work'

/** Of a regrade that has yet to begin. */
export async function newReport(assignmentId: string) {
  const of = await countLearners(assignmentId)
  const report: RegradeReport = { state: 'working', cursor: null, of, learners: [] }
  return toDb(report as unknown as Json)
}
