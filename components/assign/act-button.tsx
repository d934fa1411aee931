'use client'

import type { ReactNode } from 'react'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import type { ButtonProps } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface ActButtonProps<Input> extends Pick<ButtonProps, 'variant'> {
  label: ReactNode
  title: string
  text: string
  input: Input
  action: (input: Input) => Promise<ActionResult<unknown>>
  /** Where to go afterwards; absent: this page shows what has become of it. */
  to?: string
}

/** Asks, does one thing, and shows the page as it is afterwards. */
export function ActButton<Input>({ input, action, to, ...look }: ActButtonProps<Input>) {
  const router = useRouter()
  const { run, pending, failure } = useAction(action)
  return (
    <ConfirmButton
      {...look}
      size="sm"
      busy={pending}
      failure={failure}
      onConfirm={(close) =>
        run(input, () => {
          close()
          if (to) router.push(to)
          else router.refresh()
        })
      }
    />
  )
}
