import '../../server-only'
import { z } from 'zod'
import { GRADEBOOK_FORMATS, gradebookRows } from '@/lib/classroom/gradebook/gradebook-rows'
import { classInstructor } from '../../access'
import { toCsv } from '../../classroom/csv'
import { loadGradebook } from '../../classroom/gradebook'
import { defineOperation } from '../../operation'

/** The gradebook of a class as CSV, for people or for another system. */
export const exportGradebook = defineOperation({
  access: classInstructor,
  input: z.strictObject({
    classId: z.uuid(),
    format: z.enum(GRADEBOOK_FORMATS).default('full'),
    missingAs: z.enum(['blank', 'zero']).default('blank'),
  }),
  async run({ classId }, { format, missingAs }) {
    const book = await loadGradebook(classId)
    const csv = toCsv(gradebookRows(format, book, missingAs))
    return { className: book.className, csv, learners: book.learners.length }
  },
  audit: (_grant, { format, missingAs }, { learners }) => ({
    action: 'exportGradebook',
    details: { format, missingAs, learners },
  }),
})
