'use client'

import type { QuizPlan } from '@/components/review/session-store'
import { StoredSession } from '@/components/review/stored-session'
import { practiseSkillAction, startReviewAction } from '@/lib/server/actions/review'
import { carrier } from './carrier'

/** What a plan has next, a fresh question each time; without one what is due, then new skills of pages read. */
async function load(plan: QuizPlan | undefined, exclude: string[], asked: number) {
  if (!plan) return startReviewAction({ limit: 3, exclude })
  const skillId = plan.skillIds[asked % plan.skillIds.length]
  if (skillId === undefined || (plan.count !== null && asked >= plan.count))
    return { ok: true as const, data: [] }
  const result = await practiseSkillAction({ skillId })
  return result.ok ? { ok: true as const, data: [result.data] } : result
}

/** A session with the server's operations behind it. */
export function QuizSession({ plan, expected }: { plan?: QuizPlan; expected?: number }) {
  return <StoredSession plan={plan} expected={expected} load={load} carrier={carrier} />
}
