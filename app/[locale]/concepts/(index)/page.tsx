import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DomainSection } from '@/components/concept/concept-list'
import { IndexSwitch } from '@/components/concept/index-switch'
import { Page } from '@/components/layout/page'
import { getConceptMap } from '@/lib/server/operations/concepts/get-concept-map'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('concepts'))('title') }
}

export default async function ConceptsPage() {
  const t = await getTranslations('concepts')
  const domains = await getConceptMap(await getActor(), { locale: await getLocale() })
  const withPagesFirst = [...domains].sort((a, b) => Number(!a.concepts.length) - Number(!b.concepts.length))
  return (
    <Page title={t('title')} lead={t('lead')} actions={<IndexSwitch current="list" />}>
      <div className="grid gap-12">
        {withPagesFirst.map((domain) => (
          <DomainSection key={domain.id} domain={domain} />
        ))}
      </div>
    </Page>
  )
}
