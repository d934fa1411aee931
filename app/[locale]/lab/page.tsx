import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Lab } from '@/components/lab/lab'
import { Page } from '@/components/layout/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lab'))('title') }
}

export default async function LabPage() {
  const t = await getTranslations('lab')
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      <Lab scenario={{}} />
    </Page>
  )
}
