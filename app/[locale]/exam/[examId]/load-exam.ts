import { cache } from 'react'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getActor } from '@/lib/server/request-actor'
import { loadOwn } from '../../load-own'

/** My exam, read once for metadata and page. */
export const loadExam = cache((examId: string) =>
  loadOwn(`/exam/${examId}`, async () => getExam(await getActor(), { examId })),
)
