import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ConceptMap } from '@/components/concept/concept-map'
import { IndexSwitch } from '@/components/concept/index-switch'
import { ProgressMark } from '@/components/concept/progress-mark'
import { Page } from '@/components/layout/page'
import { getConceptMap } from '@/lib/server/operations/concepts/get-concept-map'
import { getActor } from '@/lib/server/request-actor'
import { progressStates } from '@/lib/srs/concept-progress'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('concepts.map'))('title') }
}

export default async function ConceptMapPage() {
  const t = await getTranslations('concepts')
  const domains = await getConceptMap(await getActor(), { locale: await getLocale() })
  return (
    <Page title={t('map.title')} lead={t('map.lead')} actions={<IndexSwitch current="map" />}>
      <ul className="mb-8 flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {progressStates.map((progress) => (
          <li key={progress} className="flex items-center gap-2" aria-hidden>
            <ProgressMark progress={progress} />
            {t(`progress.${progress}`)}
          </li>
        ))}
      </ul>
      <ConceptMap domains={domains.filter(({ concepts }) => concepts.length > 0)} />
    </Page>
  )
}
