import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { toCsv } from '../../classroom/csv'
import { loadResults } from '../../classroom/results'
import { defineOperation } from '../../operation'
import { localeSchema } from '../concepts/list-concepts'

/** The results table as CSV; scores are 0 to 1, times are ISO 8601. */
export const exportResults = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  async run({ assignmentId }, { locale }) {
    const { title, questions, learners } = await loadResults(assignmentId, locale)
    const head = [
      'name',
      'email',
      'state',
      'handed_in_at',
      'score',
      ...questions.map((q) => `q${q.position + 1} ${q.title}`),
    ]
    const rows = learners.map(({ name, email, state, handedInAt, score, items }) => [
      ...[name, email, state, handedInAt?.toISOString() ?? '', score?.toFixed(4) ?? ''],
      ...questions.map((_, i) => items?.[i]?.score.toFixed(4) ?? ''),
    ])
    return { title, csv: toCsv([head, ...rows]) }
  },
})
