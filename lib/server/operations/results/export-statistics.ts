import '../../server-only'
import { z } from 'zod'
import { statisticsRows } from '@/lib/classroom/item-statistics/statistics-rows'
import { assignmentInstructor } from '../../access'
import { toCsv } from '../../classroom/csv'
import { loadStatistics } from '../../classroom/results-statistics'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { localeSchema } from '../concepts/list-concepts'

/** The figures of an assignment's places as CSV. */
export const exportStatistics = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), locale: localeSchema },
    /** Whether attempts that came late are counted. */
    late: z.boolean().default(true),
  }),
  async run({ assignmentId, userId }, { locale, late }) {
    await consume(LIMITS.statisticsUser, userId)
    const { title, items } = await loadStatistics(assignmentId, locale, late)
    return { title, csv: toCsv(statisticsRows(items)) }
  },
  audit: () => ({ action: 'exportStatistics' }),
})
