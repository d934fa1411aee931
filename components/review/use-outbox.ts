'use client'

import { useEffect, useMemo, useState } from 'react'
import { REVIEWS_KEY } from '@/components/outbox/keys'
import type { OutboxState } from '@/components/outbox/outbox'
import { browserStorage } from '@/components/storage/browser-storage'
import { type AcknowledgedReview, type Carrier, ReviewOutbox } from './outbox'

const retryMs = 15_000

/** The reviews of this browser that wait for the server: sent at once, on coming online, and again every 15 s. */
export function useOutbox(carrier: Carrier, onAcknowledged: (review: AcknowledgedReview) => void) {
  const [state, setState] = useState<OutboxState>({ waiting: 0, sending: false, rejected: [], returned: 0 })
  // Made once: it reads localStorage only when asked, so that rendering on the server is fine.
  // biome-ignore lint/correctness/useExhaustiveDependencies: callers pass stable functions
  const outbox = useMemo(() => new ReviewOutbox(REVIEWS_KEY, browserStorage, carrier, onAcknowledged), [])
  useEffect(() => {
    const stop = outbox.subscribe(setState)
    const flush = () => void outbox.flush()
    flush()
    window.addEventListener('online', flush)
    const timer = window.setInterval(flush, retryMs)
    return () => {
      stop()
      window.removeEventListener('online', flush)
      window.clearInterval(timer)
    }
  }, [outbox])
  return { outbox, state }
}
