'use client'

import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import type { Override } from './override-form'
import type { SetOverride } from './use-override-form'

export interface SavedOverride extends Override {
  userId: string
  name: string
  /** Null: no learner of the class any more. */
  extraTimePercent: number | null
}

export interface RemovableOverrides {
  assignmentId: string
  save: SetOverride
  remove: (input: { assignmentId: string; userId: string }) => Promise<ActionResult<unknown>>
}

/** Removes an exception, and puts back the one that was removed last. */
export function useRemovedOverride({ assignmentId, save, remove }: RemovableOverrides) {
  const router = useRouter()
  const [removed, setRemoved] = useState<SavedOverride>()
  const removal = useAction(remove)
  const undo = useAction(save)

  function removeOne(override: SavedOverride) {
    removal.run({ assignmentId, userId: override.userId }, () => {
      setRemoved(override)
      router.refresh()
    })
  }
  function putBack({ name: _, extraTimePercent: __, ...override }: SavedOverride) {
    undo.run({ assignmentId, ...override }, () => {
      setRemoved(undefined)
      router.refresh()
    })
  }
  return {
    ...{ removed, remove: removeOne, putBack, forget: () => setRemoved(undefined) },
    ...{ removing: removal.pending, undoing: undo.pending, failure: removal.failure ?? undo.failure },
  }
}
