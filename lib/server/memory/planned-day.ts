import '../server-only'
import { planToday } from '@/lib/srs/plan'
import type { Candidate } from '@/lib/srs/queue'
import { type PlanFacts, readPlanInput } from './plan-input'

/** What a plan to the exam wants of today. */
export interface PlannedDay {
  daysLeft: number
  /** Questions in the order of the plan: to review, and to begin. Those of pages that were not read are not among them. */
  reviews: Candidate[]
  fresh: Candidate[]
  drills: string[]
  /** Pages to read, so that their questions can be begun. */
  toRead: string[]
}

/** Undefined on the day of the exam and after it. */
export async function readPlannedDay(
  learner: Parameters<typeof readPlanInput>[0],
  examOn: string,
): Promise<PlannedDay | undefined> {
  const facts = await readPlanInput(learner, examOn)
  const day = planToday(facts.input)
  return day && splitDay(day, facts)
}

function splitDay(day: NonNullable<ReturnType<typeof planToday>>, { input, skills }: PlanFacts): PlannedDay {
  const begun = new Set(day.begun)
  const placed = day.skills.flatMap((id) => {
    const place = skills.get(id)
    return place ? [{ ...place, id, isNew: begun.has(id) }] : []
  })
  const questions = placed.filter(({ kind }) => kind === 'FAMILY')
  const isUnread = ({ isNew, isRead }: (typeof placed)[number]) => isNew && !isRead
  const candidates = (isNew: boolean) =>
    questions
      .filter((one) => one.isNew === isNew && !isUnread(one))
      .map(({ id, page, domain }): Candidate => ({ id, page, domain }))
  return {
    daysLeft: input.daysToExam,
    reviews: candidates(false),
    fresh: candidates(true),
    drills: placed.filter(({ kind }) => kind === 'DRILL').map(({ id }) => id),
    toRead: [...new Set(questions.filter(isUnread).map(({ page }) => page))],
  }
}
