import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { AppError } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import { getSpeed } from '@/lib/server/operations/speed/get-speed'
import { getActor } from '@/lib/server/request-actor'
import { SpeedSession } from './speed-session'

const findExercise = cache(async (exerciseId: string) => {
  try {
    return await getSpeed(await getActor(), { exerciseId, locale: await getLocale() })
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

type Props = PageProps<'/[locale]/practice/speed/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findExercise((await params).id)).task.title }
}

export default async function SpeedExercisePage({ params }: Props) {
  const { task, nextId } = await findExercise((await params).id)
  const t = await getTranslations('speed')
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice/speed">{t('back')}</Link>
    </Button>
  )
  return (
    <Page title={task.title} actions={back}>
      <SpeedSession task={task} nextId={nextId} />
    </Page>
  )
}
