import { carryHandIn, type HandIn } from '@/components/drill/hand-in'
import { HAND_INS_KEY, REVIEWS_KEY } from '@/components/outbox/keys'
import { Outbox } from '@/components/outbox/outbox'
import { ReviewOutbox } from '@/components/review/outbox'
import { browserStorage } from '@/components/storage/browser-storage'
import { drillActions } from './practice/drills/[slug]/drill-actions'
import { carrier } from './review/carrier'

/** Sends what an earlier page of this browser could not. Sent twice (the drill's own page does it too) counts once. */
export async function sendOwed(): Promise<void> {
  await new ReviewOutbox(REVIEWS_KEY, browserStorage, carrier).flush()
  await new Outbox<HandIn>(HAND_INS_KEY, browserStorage, (one) => carryHandIn(drillActions, one)).flush()
}
