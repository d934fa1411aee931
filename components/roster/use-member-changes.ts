'use client'

import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export type Role = 'INSTRUCTOR' | 'LEARNER'
export interface MemberFields {
  /** '': none */
  externalId: string
  extraTimePercent: number
}
export type OfMember = { classId: string; userId: string }

export interface MemberActions {
  update: (input: OfMember & MemberFields) => Promise<ActionResult<{ before: MemberFields }>>
  setRole: (input: OfMember & { role: Role }) => Promise<ActionResult<{ before: Role }>>
}

/** Changes a member, and offers to take the last change back. */
export function useMemberChanges(member: OfMember, { update, setRole }: MemberActions) {
  const router = useRouter()
  const [undo, setUndo] = useState<() => void>()
  const fields = useAction(update)
  const role = useAction(setRole)

  function changeFields(to: MemberFields, then?: () => void) {
    fields.run({ ...member, ...to }, ({ before }) => {
      then?.()
      setUndo(() => () => fields.run({ ...member, ...before }, forget))
      router.refresh()
    })
  }

  function changeRole(to: Role) {
    role.run({ ...member, role: to }, ({ before }) => {
      setUndo(() => () => role.run({ ...member, role: before }, forget))
      router.refresh()
    })
  }

  function forget() {
    setUndo(undefined)
    router.refresh()
  }

  return {
    ...{ changeFields, changeRole, undo },
    pending: fields.pending || role.pending,
    failure: fields.failure ?? role.failure,
  }
}
