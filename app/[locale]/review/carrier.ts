import type { Carrier } from '@/components/review/outbox'
import {
  findForeignWorkAction,
  recordReviewsAction,
  setAsideAction,
  undoReviewAction,
} from '@/lib/server/actions/review'

type Recorded = Parameters<typeof recordReviewsAction>[0]['reviews'][number]

/** Reviews and undos on their way to the server's operations. */
export const carrier: Carrier = {
  async review({ kind: _, reviewedAt, response, hints = [], ...rest }) {
    const review = {
      ...rest,
      hints: [...hints],
      response: response as Recorded['response'],
      reviewedAt: new Date(reviewedAt),
    }
    return recordReviewsAction({ reviews: [review] })
  },
  async undo({ id, reviewId }) {
    return undoReviewAction({ id, reviewId })
  },
  foreign: findForeignWorkAction,
  aside: setAsideAction,
}
