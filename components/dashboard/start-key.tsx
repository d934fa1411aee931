'use client'

import { useEffect } from 'react'
import { useRouter } from '@/lib/i18n/navigation'

const FIELDS = 'textarea, select, input, [contenteditable], [role=dialog] *'
const KEY = 'r'

/** One key leads to the day's reviews, from wherever the page has the focus. */
export function StartKey() {
  const router = useRouter()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.matches(FIELDS)
      const withOthers = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
      if (event.key !== KEY || elsewhere || withOthers || event.defaultPrevented) return
      event.preventDefault()
      router.push('/review')
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [router])
  return (
    <kbd aria-hidden className="ml-1 text-sm uppercase max-sm:hidden">
      {KEY}
    </kbd>
  )
}
