import { handInOutbox } from '@/components/drill/hand-in'
import { REVIEWS_KEY } from '@/components/outbox/keys'
import { ReviewOutbox } from '@/components/review/outbox'
import { sprintOutbox } from '@/components/speed/sprint/sprint-outbox'
import { browserStorage } from '@/components/storage/browser-storage'
import { drillActions } from './practice/drills/[slug]/drill-actions'
import { sprintActions } from './practice/speed/sprint/sprint-actions'
import { carrier } from './review/carrier'

/**
 * Sends what an earlier page of this browser could not, as far as it is by whoever is signed in. Sent twice (the drill's
 * or the sprint's own page does it too) counts once.
 * @returns how many had waited for their owner to sign in again
 */
export async function sendOwed(): Promise<number> {
  const outboxes = [
    new ReviewOutbox(REVIEWS_KEY, browserStorage, carrier),
    handInOutbox(browserStorage, drillActions),
    // Nobody reads the answers, so that the language is all the same.
    sprintOutbox(browserStorage, sprintActions('en')),
  ]
  for (const outbox of outboxes) await outbox.flush()
  return outboxes.reduce((sum, outbox) => sum + outbox.state().returned, 0)
}
