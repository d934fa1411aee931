import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { listPractice } from '@/lib/server/operations/review/list-practice'
import { getActor } from '@/lib/server/request-actor'
import { SkillSession } from '../[skill]/skill-session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review.practice'))('title') }
}

/** All families of one concept in turn. */
export default async function MixedPracticePage({ searchParams }: PageProps<'/[locale]/practice/mixed'>) {
  const t = await getTranslations('review.practice')
  const locale = await getLocale()
  const { concept } = await searchParams
  const actor = await getActor()
  const [domains, families] = await Promise.all([
    listConcepts(actor, { locale }),
    listPractice(actor, { locale }),
  ])
  const page = domains.flatMap((domain) => domain.concepts).find(({ id }) => id === concept)
  const skillIds = families.filter((family) => page && family.concepts.includes(page.id)).map(({ id }) => id)
  if (!page || skillIds.length === 0) notFound()
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href={`/practice?concept=${page.id}`}>{t('back')}</Link>
    </Button>
  )
  return (
    <Page title={page.title} lead={page.summary} width="reading" actions={back}>
      <SkillSession skillIds={skillIds} />
    </Page>
  )
}
