import '../server-only'
import { type PlanInput, planStudy, type StudyPlan } from '@/lib/srs/plan'
import { type TimeToFit, timeToFit } from '@/lib/srs/plan-fit'
import { remembered } from './remembered'

/** Learners whose plans are kept: they look at them again and again, and making one takes up to a second. */
const KEPT = 100

/** A plan, and what would have to be set so that nothing is left out; undefined: no day is long enough for it. */
export interface WholePlan {
  plan: StudyPlan
  fit: TimeToFit | undefined
}

export const wholePlan: (input: PlanInput) => WholePlan = remembered(KEPT, (input: PlanInput) => ({
  plan: planStudy(input),
  fit: timeToFit(input),
}))
