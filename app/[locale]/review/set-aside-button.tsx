'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useRouter } from '@/lib/i18n/navigation'
import { setAsideAction } from '@/lib/server/actions/review'

export interface SetAsideButtonProps {
  skillId: string
  title: string
  /** It is set aside now. */
  isAside: boolean
}

/** Sets a skill aside until it is taken up again, or takes it up again. */
export function SetAsideButton({ skillId, title, isAside }: SetAsideButtonProps) {
  const t = useTranslations('review.aside')
  const router = useRouter()
  const [busy, start] = useTransition()
  const name = t(isAside ? 'takeUp' : 'suspend')
  const change = () =>
    start(async () => {
      await setAsideAction({ skillId, until: isAside ? 'asked' : 'taken-up' })
      router.refresh()
    })
  return (
    <Button variant="outline" size="sm" busy={busy} aria-label={`${name}: ${title}`} onClick={change}>
      {name}
    </Button>
  )
}
