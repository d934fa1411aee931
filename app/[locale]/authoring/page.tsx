import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthoredList } from '@/components/authoring/authored-list'
import { NewAuthored } from '@/components/authoring/new-authored'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import {
  archiveAuthoredAction,
  createAuthoredAction,
  duplicateAuthoredAction,
} from '@/lib/server/actions/authoring'
import { now } from '@/lib/server/clock'
import { listAuthored } from '@/lib/server/operations/authoring/list-authored'
import { getActor } from '@/lib/server/request-actor'
import { loadOwn } from '../load-own'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authoring'))('title') }
}

/** Drills and questions of one's own, and those that others share. */
export default async function AuthoringPage() {
  const t = await getTranslations('authoring')
  const items = await loadOwn('/authoring', async () => listAuthored(await getActor(), { archived: true }))
  const actions = { archive: archiveAuthoredAction, duplicate: duplicateAuthoredAction }
  return (
    <PageMessages of={['authoring']}>
      <Page title={t('title')} lead={t('lead')} actions={<NewAuthored create={createAuthoredAction} />}>
        <AuthoredList items={items} actions={actions} now={now().getTime()} />
      </Page>
    </PageMessages>
  )
}
