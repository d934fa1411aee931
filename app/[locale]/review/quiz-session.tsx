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

const nothing = { ok: true as const, data: [] }

/** What a plan has next, a fresh question each time; after the day's reviews what has fallen due meanwhile. */
async function load(plan: QuizPlan, exclude: string[], asked: number) {
  const skillId = plan.skillIds[asked % plan.skillIds.length]
  if (skillId === undefined || (plan.count !== null && asked >= plan.count))
    return plan.review ? ask({ limit: 3, exclude }) : nothing
  return ask({ skillId })
}

/** A session with the server's operations behind it. */
export function QuizSession({ plan }: { plan: QuizPlan }) {
  return <StoredSession plan={plan} load={load} carrier={carrier} />
}
