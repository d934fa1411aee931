'use client'

import { useLocale } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { DrillDraft } from '@/lib/authoring/drill-draft'
import { useRouter } from '@/lib/i18n/navigation'
import type { DraftHandle } from './use-draft'

/** The page's heading is the server's: it is asked for again once another title is saved. */
export function useFreshTitle({ draft, state }: Pick<DraftHandle<DrillDraft>, 'draft' | 'state'>): void {
  const { title } = draft.texts[useLocale()]
  const shown = useRef(title)
  const router = useRouter()
  useEffect(() => {
    if (state !== 'saved' || shown.current === title) return
    shown.current = title
    router.refresh()
  }, [state, title, router])
}
