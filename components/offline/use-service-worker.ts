'use client'

import { useEffect } from 'react'
import { usePathname } from '@/lib/i18n/navigation'
import type { Visited } from '@/lib/offline/messages-to-worker'

/** After the page has come to rest: what is fetched ahead must not hold up what is needed now. */
const REST_MS = 3000

/**
 * Keeps the service worker informed of what is read, so that it is there without a network. None in development,
 * where files change under one name.
 */
export function useServiceWorker(): void {
  const pathname = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again on each page
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    const timer = setTimeout(() => {
      // A browser that allows none, or has no network now: the next page tries again.
      tellWorker().catch(() => {})
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [pathname])
}

async function tellWorker(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  const { saveData = false } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {}
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/_next/static/`))
  const message: Visited = { kind: 'visited', url: location.href, files, saveData }
  active?.postMessage(message)
}
