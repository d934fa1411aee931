import { getFormatter, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { ToldTitle } from '@/components/ui/told-title'
import { Link } from '@/lib/i18n/navigation'
import type { getLeftWork } from '@/lib/server/operations/assignments/get-left-work'

interface LeftClassProps {
  work: NonNullable<Awaited<ReturnType<typeof getLeftWork>>>
  timeZone: string
}

/** For whoever was taken out of the class: that they were, and what became of this attempt. */
export async function LeftClass({ work, timeZone }: LeftClassProps) {
  const t = await getTranslations('assignment.left')
  const format = await getFormatter()
  const when = (at: Date) => format.dateTime(at, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const { title, className, handedInAt, dueAt, workedUntil } = work
  return (
    <Page title={<ToldTitle>{t('title')}</ToldTitle>} lead={`${className} · ${title}`} width="reading">
      <div className="grid justify-items-start gap-4">
        {handedInAt ? (
          <p>{t('handedIn', { when: when(handedInAt) })}</p>
        ) : (
          <>
            <p>{t('saved', { when: when(workedUntil) })}</p>
            <p>{t('collected', { when: when(dueAt) })}</p>
            <p>{t('back')}</p>
          </>
        )}
        <p>{t('ask')}</p>
        <Button asChild variant="outline">
          <Link href="/classes">{t('classes')}</Link>
        </Button>
      </div>
    </Page>
  )
}
