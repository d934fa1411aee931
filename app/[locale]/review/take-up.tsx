'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useRouter } from '@/lib/i18n/navigation'
import { setAsideAction } from '@/lib/server/actions/review'

/** Takes a skill up again that was set aside. */
export function TakeUp({ skillId, title }: { skillId: string; title: string }) {
  const t = useTranslations('review.aside')
  const router = useRouter()
  const [busy, start] = useTransition()
  const takeUp = () =>
    start(async () => {
      await setAsideAction({ skillId, until: 'asked' })
      router.refresh()
    })
  return (
    <Button variant="outline" size="sm" busy={busy} aria-label={`${t('takeUp')}: ${title}`} onClick={takeUp}>
      {t('takeUp')}
    </Button>
  )
}
