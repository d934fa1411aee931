'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Returned } from '@/components/outbox/returned'
import { Button } from '@/components/ui/button'

/** Stands over the page, above the bar at the bottom of a phone, until it is closed. */
export function ReturnedNotice({ count, onClose }: { count: number; onClose(): void }) {
  const t = useTranslations('common')
  return (
    <div className="fixed inset-x-4 bottom-20 z-40 mx-auto flex max-w-xl items-start rounded-md bg-card shadow-lg md:bottom-4">
      <Returned count={count} className="grow" />
      <Button variant="ghost" size="icon" aria-label={t('close')} onClick={onClose}>
        <X aria-hidden />
      </Button>
    </div>
  )
}
