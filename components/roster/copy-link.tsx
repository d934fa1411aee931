'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Puts somebody's personal link on the clipboard; where that is not allowed, shows it to be copied by hand. */
export function CopyLink({ link, of }: { link: string; of: string }) {
  const t = useTranslations('roster.invitations')
  const [state, setState] = useState<'copied' | 'refused'>()
  if (state === 'refused') return <code className="max-w-full text-xs wrap-anywhere">{link}</code>
  return (
    <Button
      size="sm"
      variant="outline"
      aria-label={state ? undefined : t('copyOf', { email: of })}
      onClick={() =>
        navigator.clipboard.writeText(link).then(
          () => setState('copied'),
          () => setState('refused'),
        )
      }
    >
      <span aria-live="polite">{t(state ? 'copied' : 'copy')}</span>
    </Button>
  )
}
