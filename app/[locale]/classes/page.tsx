import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClassList } from '@/components/classroom/class-list'
import { CreateClassForm } from '@/components/classroom/create-class-form'
import { JoinClassForm } from '@/components/classroom/join-class-form'
import { SignInFirst } from '@/components/classroom/sign-in-first'
import { Page } from '@/components/layout/page'
import { PageSection } from '@/components/layout/page-section'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { createClassAction, joinClassAction } from '@/lib/server/actions/classes'
import { listClasses } from '@/lib/server/operations/classes/list-classes'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('title') }
}

export default async function ClassesPage({ searchParams }: PageProps<'/[locale]/classes'>) {
  const t = await getTranslations('classes')
  const actor = await getActor()
  const { code } = await searchParams
  const invited = typeof code === 'string' ? code : undefined
  if (actor.kind !== 'user')
    return (
      <Page title={t('title')} lead={t('lead')}>
        <SignInFirst
          title={t('guest.title')}
          text={t('guest.text')}
          next={`/${await getLocale()}/classes${invited ? `?code=${encodeURIComponent(invited)}` : ''}`}
        />
      </Page>
    )
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="grid gap-10 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0">
          <PageSection id="mine" title={t('mine')}>
            <ClassList classes={await listClasses(actor, {})} />
          </PageSection>
        </div>
        <div className="grid content-start gap-8">
          <Panel id="join" title={t('join.title')} text={t('join.text')}>
            <JoinClassForm code={invited} join={joinClassAction} />
          </Panel>
          <Panel id="create" title={t('create.title')} text={t('create.text')}>
            <CreateClassForm create={createClassAction} />
          </Panel>
          <Panel id="authoring" title={t('own.title')} text={t('own.text')}>
            <Button asChild variant="outline" className="justify-self-start">
              <Link href="/authoring">{t('own.open')}</Link>
            </Button>
          </Panel>
        </div>
      </div>
    </Page>
  )
}

interface PanelProps {
  id: string
  title: string
  text: string
  children: ReactNode
}

function Panel({ id, title, text, children }: PanelProps) {
  return (
    <section aria-labelledby={id} className="grid gap-4 rounded-lg border bg-card p-5">
      <div className="grid gap-1">
        <h2 id={id} className="text-lg font-bold">
          {title}
        </h2>
        <p className="text-sm text-muted-foreground">{text}</p>
      </div>
      {children}
    </section>
  )
}
