import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { JoinClass } from '@/components/classroom/join-class'
import { SignInFirst } from '@/components/classroom/sign-in-first'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { AppError } from '@/lib/errors/app-error'
import { Link, redirect } from '@/lib/i18n/navigation'
import { joinClassAction } from '@/lib/server/actions/classes'
import { lookUpInvite } from '@/lib/server/operations/classes/look-up-invite'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes.join'))('title'), robots: { index: false } }
}

/** Where the link with an invite code leads: what class it is, before anybody joins. */
export default async function JoinPage({ params }: PageProps<'/[locale]/join/[code]'>) {
  const t = await getTranslations('classes')
  const locale = await getLocale()
  const code = decodeURIComponent((await params).code)
  const actor = await getActor()
  if (actor.kind !== 'user')
    return (
      <Page title={t('join.title')} width="reading">
        <SignInFirst
          title={t('guest.title')}
          text={t('guest.text')}
          next={`/${locale}/join/${encodeURIComponent(code)}`}
        />
      </Page>
    )
  const found = await orError(lookUpInvite(actor, { code }))
  if ('error' in found) return <NoClass code={found.error} />
  if (found.joined) redirect({ href: `/classes/${found.classId}`, locale })
  return (
    <Page
      title={t('join.of', { name: found.name })}
      lead={t('class.taughtBy', { names: found.instructors.join(', ') })}
      width="reading"
    >
      <PageMessages of={['classes']}>
        <div className="grid gap-5">
          <p>{t('join.seen')}</p>
          <JoinClass code={code} join={joinClassAction} />
        </div>
      </PageMessages>
    </Page>
  )
}

async function NoClass({ code }: { code: AppError['code'] }) {
  const t = await getTranslations('classes.join')
  const errors = await getTranslations('errors')
  return (
    <Page title={t('title')} width="reading">
      <div className="grid justify-items-start gap-5">
        <Alert variant="destructive">{errors(code)}</Alert>
        <Button asChild variant="outline">
          <Link href="/classes">{t('other')}</Link>
        </Button>
      </div>
    </Page>
  )
}

async function orError<T extends object>(asked: Promise<T>): Promise<T | { error: AppError['code'] }> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof AppError) return { error: error.code }
    throw error
  }
}
