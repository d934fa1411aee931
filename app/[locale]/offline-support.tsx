'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useServiceWorker } from '@/components/offline/use-service-worker'
import { HAND_INS_KEY, REVIEWS_KEY, SPRINTS_KEY } from '@/components/outbox/keys'
import { browserStorage } from '@/components/storage/browser-storage'

const ReturnedNotice = dynamic(() => import('./returned-notice').then((module) => module.ReturnedNotice), {
  ssr: false,
})

/** Pages for when the network is gone, and what is owed from then: sent on any page, once it is back. */
export function OfflineSupport() {
  useServiceWorker()
  const [returned, setReturned] = useState(0)
  useEffect(() => {
    const send = () => {
      const owes = [HAND_INS_KEY, REVIEWS_KEY, SPRINTS_KEY].some(
        (key) => (browserStorage.getItem(key) ?? '[]') !== '[]',
      )
      // Most owe nothing, and need no code to send it. What fails is tried again on the next page.
      if (owes)
        import('./send-owed')
          .then(({ sendOwed }) => sendOwed())
          .then(setReturned)
          .catch(() => {})
    }
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [])
  return returned > 0 && <ReturnedNotice count={returned} onClose={() => setReturned(0)} />
}
