'use client'

import { postJson } from '@/components/outbox/post-json'
import type { PracticeQuestion } from '@/components/review/session'
import type { QuizPlan } from '@/components/review/session-store'
import { StoredSession } from '@/components/review/stored-session'
import { carrier } from './carrier'

/** A question is made by running the engine; a busy server may take a while. */
const PATIENCE_MS = 30_000

const ask = (what: { skillId: string } | { limit: number; exclude: string[] }) =>
  postJson<PracticeQuestion[]>('/api/review/questions', what, { patienceMs: PATIENCE_MS })

/** What a plan has next, a fresh question each time; without one what is due, then new skills of pages read. */
async function load(plan: QuizPlan | undefined, exclude: string[], asked: number) {
  if (!plan) return ask({ limit: 3, exclude })
  const skillId = plan.skillIds[asked % plan.skillIds.length]
  if (skillId === undefined || (plan.count !== null && asked >= plan.count))
    return { ok: true as const, data: [] }
  return ask({ skillId })
}

/** A session with the server's operations behind it. */
export function QuizSession({ plan, expected }: { plan?: QuizPlan; expected?: number }) {
  return <StoredSession plan={plan} expected={expected} load={load} carrier={carrier} />
}
