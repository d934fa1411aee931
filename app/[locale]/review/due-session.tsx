'use client'

import { ReviewSession } from '@/components/review/review-session'
import { startReviewAction } from '@/lib/server/actions/review'
import { carrier } from './carrier'

const load = (exclude: string[]) => startReviewAction({ limit: 3, exclude })

/** What is due, then new skills of pages that were read. */
export function DueSession({ expected }: { expected: number }) {
  return <ReviewSession expected={expected} load={load} carrier={carrier} />
}
