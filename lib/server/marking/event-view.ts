import '../server-only'
import { answerKey } from '@/lib/classroom/answer-key'
import type { SubmissionEvent } from '@/lib/generated/prisma/client'
import { fromDb, type Json } from '../json'

interface EventItem {
  id: string
  position: number
  servedVariant: { variant: unknown } | null
}

/** What happened to a submission. `answer`: of a save that came too late, as `answerKey` has it. */
export function eventView({ id, kind, at, data }: SubmissionEvent, items: readonly EventItem[]) {
  const details = fromDb(data) as { [key: string]: Json }
  const item = items.find((one) => one.id === details.itemId)
  const { response, itemId: _, ...rest } = details
  return {
    ...{ id, kind, at, position: item?.position ?? null, details: rest },
    answer: response === undefined ? null : answerKey(item?.servedVariant?.variant, response),
  }
}
