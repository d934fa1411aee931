import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Lab } from '@/components/lab/lab'
import { Playground } from '@/components/lab/playground'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { AppError } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { isStartingPoint } from '@/lib/lab/starting-points'
import { getScenario } from '@/lib/server/operations/review/get-scenario'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lab'))('title') }
}

/** A cluster to play with (`start` says which), or with `question` the one of a question that was answered. */
export default async function LabPage({ searchParams }: PageProps<'/[locale]/lab'>) {
  const { question, start } = await searchParams
  if (typeof question === 'string') return <QuestionLab servedVariantId={question} />
  const t = await getTranslations('lab')
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      <Playground start={isStartingPoint(start) ? start : 'three-nodes'} />
    </Page>
  )
}

async function findScenario(servedVariantId: string) {
  try {
    return await getScenario(await getActor(), { servedVariantId, locale: await getLocale() })
  } catch (error) {
    if (error instanceof AppError) notFound()
    throw error
  }
}

async function QuestionLab({ servedVariantId }: { servedVariantId: string }) {
  const { title, scenario } = await findScenario(servedVariantId)
  const t = await getTranslations('practice.lab')
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice">{t('back')}</Link>
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead', { title })} width="wide" actions={back}>
      <Lab scenario={scenario as LabScenarioInput} />
    </Page>
  )
}
