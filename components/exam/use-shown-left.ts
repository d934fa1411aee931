'use client'

import { useCallback } from 'react'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

/** Looks at what the server says: whoever is no longer in the class is shown that, in the place of the page. */
export function useShownLeft() {
  const router = useRouter()
  return useCallback(
    <T>(result: ActionResult<T>): ActionResult<T> => {
      if (!result.ok && result.code === 'NOT_IN_CLASS') router.refresh()
      return result
    },
    [router],
  )
}
