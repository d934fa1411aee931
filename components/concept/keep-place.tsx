'use client'

import { useEffect } from 'react'
import { returnToPlace } from '@/components/layout/reading-place'
import { usePathname } from '@/lib/i18n/navigation'

/** On a page that can be read in two languages: one comes back to where one was in the other. */
export function KeepPlace() {
  const pathname = usePathname()
  useEffect(() => returnToPlace(pathname), [pathname])
  return null
}
