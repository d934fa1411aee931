import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { drawTasks } from '@/lib/exam/draw'
import type { ExamForm } from '@/lib/exam/form'
import { now } from '../clock'
import { listCandidates, listDomainWeights } from '../exams/list-candidates'

/** A task of an exam that was drawn. */
export interface DrawnDrill {
  skillId: string
  contentVersionId: string
  domainId: string
  minutes: number
  /** Whole percent of the exam. */
  weight: number
}

/** What an item of the kind EXAM keeps: with `drawn` everybody gets these tasks. */
export interface ExamItem {
  form: ExamForm
  drawn?: DrawnDrill[]
}

/** Draws as for somebody of whom nothing is known: what one has practised must not change what is assigned. */
export async function drawExam(form: ExamForm, seed: number): Promise<DrawnDrill[]> {
  const at = now()
  const [domains, candidates] = await Promise.all([listDomainWeights(), listCandidates(undefined, at)])
  const versions = new Map(candidates.map(({ id, contentVersionId }) => [id, contentVersionId]))
  const drawn = drawTasks({ form, candidates, domains, at: at.getTime(), seed })
  if (drawn.length === 0) throw new AppError('NO_TASKS')
  return drawn.map(({ id, ...task }) => ({ ...task, skillId: id, contentVersionId: versions.get(id) ?? '' }))
}
