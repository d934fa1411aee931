'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { Link, useRouter } from '@/lib/i18n/navigation'

export interface ReadAndPractiseProps {
  slug: string
  read: boolean
  /** There are questions about this page; there are drills. */
  practicable: { families: boolean; drills: boolean }
  markRead: (input: { slug: string }) => Promise<ActionResult<unknown>>
}

/** The end of a page: say that it is read, so that its questions join the reviews, and practise at once. */
export function ReadAndPractise({ slug, read, practicable, markRead }: ReadAndPractiseProps) {
  const t = useTranslations('concepts')
  const router = useRouter()
  const { run, pending, failure, done } = useAction(markRead)
  const isRead = read || done
  return (
    <section
      aria-labelledby="read-and-practise"
      className="mt-12 grid max-w-[44rem] gap-4 rounded-lg bg-mark-soft p-5 print:hidden sm:p-6"
    >
      <div>
        <h2 id="read-and-practise" className="text-lg font-bold">
          {t(isRead ? 'readTitle' : 'unreadTitle')}
        </h2>
        <p className="mt-1">{t(isRead ? 'readText' : 'unreadText')}</p>
      </div>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <div className="flex flex-wrap gap-3">
        {isRead ? (
          <p role="status" className="inline-flex h-11 items-center gap-2 font-semibold text-success">
            <Check aria-hidden className="size-5" /> {t('read')}
          </p>
        ) : (
          <Button variant="mark" busy={pending} onClick={() => run({ slug }, () => router.refresh())}>
            {t('markRead')}
          </Button>
        )}
        {practicable.families && (
          <Button asChild variant={isRead ? 'mark' : 'outline'}>
            <Link href={`/practice/session?concept=${slug}&count=5`}>{t('practise')}</Link>
          </Button>
        )}
        {practicable.drills && (
          <Button asChild variant="outline">
            <Link href={`/practice?concept=${slug}&type=drills`}>{t('drills')}</Link>
          </Button>
        )}
      </div>
    </section>
  )
}
