'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useServiceWorker } from '@/components/offline/use-service-worker'
import { HAND_INS_KEY, REVIEWS_KEY, SPRINTS_KEY } from '@/components/outbox/keys'
import { browserStorage } from '@/components/storage/browser-storage'

const isOwed = (key: string) => (browserStorage.getItem(key) ?? '[]') !== '[]'

/** Pages for when the network is gone, and what is owed from then: sent on any page, once it is back. */
export function OfflineSupport() {
  useServiceWorker()
  const [notice, setNotice] = useState<ReactNode>(null)
  useEffect(() => {
    // Most owe nothing, and need no code to send it. What fails is tried again on the next page.
    const send = async () => {
      if (![HAND_INS_KEY, REVIEWS_KEY, SPRINTS_KEY].some(isOwed)) return
      const { sendOwed } = await import('./send-owed')
      const returned = await sendOwed()
      if (returned === 0) return
      const { ReturnedNotice } = await import('./returned-notice')
      setNotice(<ReturnedNotice count={returned} onClose={() => setNotice(null)} />)
    }
    const trySend = () => void send().catch(() => {})
    trySend()
    window.addEventListener('online', trySend)
    return () => window.removeEventListener('online', trySend)
  }, [])
  return notice
}
