import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { AppError } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import { planSession } from '@/lib/server/operations/review/plan-session'
import { getActor } from '@/lib/server/request-actor'
import { QuizSession } from '../../review/quiz-session'

const MAX_COUNT = 100

/** `count=20`, or `count=all`: until the learner stops. */
function countOf(value: string | string[] | undefined): number | null {
  if (value === 'all') return null
  const count = Number(value)
  return Number.isInteger(count) && count > 0 ? Math.min(count, MAX_COUNT) : 10
}

type Query = Awaited<PageProps<'/[locale]/practice/session'>['searchParams']>

/** What the address asks for; one that makes no sense is no page. */
async function findPlan({ domain, competency, concept }: Query) {
  const scope = Object.entries({ domain, competency, concept }).filter(([, value]) => value !== undefined)
  try {
    return await planSession(await getActor(), { locale: await getLocale(), ...Object.fromEntries(scope) })
  } catch (error) {
    if (error instanceof AppError && ['NOT_FOUND', 'INVALID_INPUT'].includes(error.code)) notFound()
    throw error
  }
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice.session'))('quiz') }
}

/** A quiz about one page, one competency, one domain, or everything. */
export default async function QuizPage({ searchParams }: PageProps<'/[locale]/practice/session'>) {
  const t = await getTranslations('practice')
  const query = await searchParams
  const { title, skillIds } = await findPlan(query)
  const count = countOf(query.count)
  const length = count === null ? t('session.endless') : t('session.count', { count })
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice">{t('back')}</Link>
    </Button>
  )
  return (
    <Page
      title={title ?? t('session.mixed')}
      lead={t('session.about', { count: length })}
      width="reading"
      actions={back}
    >
      {skillIds.length > 0 ? (
        <QuizSession plan={{ skillIds, count }} />
      ) : (
        <EmptyState title={t('session.empty')} description={t('session.emptyText')} action={back} />
      )}
    </Page>
  )
}
