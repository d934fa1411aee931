import '../../server-only'
import { z } from 'zod'
import { resultsRows } from '@/lib/classroom/results/results-rows'
import { assignmentInstructor } from '../../access'
import { toCsv } from '../../classroom/csv'
import { loadResults } from '../../classroom/results'
import { defineOperation } from '../../operation'
import { localeSchema } from '../concepts/list-concepts'

/** The results of an assignment as CSV. */
export const exportResults = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  async run({ assignmentId }, { locale }) {
    const results = await loadResults(assignmentId, locale)
    return { title: results.title, csv: toCsv(resultsRows(results)), learners: results.learners.length }
  },
  audit: (_grant, _input, { learners }) => ({ action: 'exportResults', details: { learners } }),
})
