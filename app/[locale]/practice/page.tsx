import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PracticeFilter, type PracticeType } from '@/components/practice/practice-filter'
import { SkillList } from '@/components/practice/skill-list'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { now } from '@/lib/server/clock'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { listDrills } from '@/lib/server/operations/drills/list-drills'
import { listPractice } from '@/lib/server/operations/review/list-practice'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review.practice'))('title') }
}

const typeOf = (value: unknown): PracticeType => (value === 'families' || value === 'drills' ? value : 'all')

export default async function PracticePage({ searchParams }: PageProps<'/[locale]/practice'>) {
  const t = await getTranslations('review.practice')
  const locale = await getLocale()
  const query = await searchParams
  const type = typeOf(query.type)
  const actor = await getActor()
  const [domains, families, drills] = await Promise.all([
    listConcepts(actor, { locale }),
    listPractice(actor, { locale }),
    listDrills(actor, { locale }),
  ])
  const practised = new Set([...families, ...drills].flatMap((skill) => skill.concepts))
  const concepts = domains.flatMap((domain) => domain.concepts).filter(({ id }) => practised.has(id))
  const concept = concepts.find(({ id }) => id === query.concept)?.id ?? ''
  const fits = (skill: { concepts: string[] }) => !concept || skill.concepts.includes(concept)
  const shown = {
    families: type === 'drills' ? [] : families.filter(fits),
    drills: type === 'families' ? [] : drills.filter(fits),
  }
  const nothing = shown.families.length + shown.drills.length === 0
  const all = concept && shown.families.length > 1 && (
    <Button asChild variant="mark">
      <Link href={`/practice/mixed?concept=${concept}`}>{t('startAll')}</Link>
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={all}>
      <div className="grid gap-8">
        <PracticeFilter concept={concept} type={type} concepts={concepts} />
        <SkillList
          id="families"
          title={t('families')}
          skills={shown.families}
          hrefOf={({ id }) => `/practice/${id}`}
          now={now()}
        />
        <SkillList
          id="drills"
          title={t('drills')}
          skills={shown.drills}
          hrefOf={({ id }) => `/practice/drills/${id}`}
          now={now()}
        />
        {nothing && (
          <EmptyState
            title={t('none')}
            description={t('noneText')}
            action={
              <Button asChild variant="outline">
                <Link href="/practice">{t('showAll')}</Link>
              </Button>
            }
          />
        )}
      </div>
    </Page>
  )
}
