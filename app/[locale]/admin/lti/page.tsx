import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { PageSection } from '@/components/layout/page-section'
import { PlatformCard } from '@/components/lti/platform-card'
import { PlatformForm } from '@/components/lti/platform-form'
import { ToolAddresses } from '@/components/lti/tool-addresses'
import { AdminTabs } from '@/components/roster/admin-tabs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { removePlatformAction, savePlatformAction } from '@/lib/server/actions/lti'
import { listPlatforms } from '@/lib/server/operations/lti/list-platforms'
import { loadAdmin } from '../load-admin'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interop.lti.platforms'))('title') }
}

/** The learning platforms that may send people here. Does not exist for anybody but administrators. */
export default async function PlatformsPage() {
  const { actor } = await loadAdmin()
  const t = await getTranslations('interop.lti')
  const { tool, platforms } = await listPlatforms(actor, {})
  return (
    <Page
      title={t('platforms.title')}
      lead={t('platforms.lead')}
      actions={<AdminTabs current="platforms" />}
      width="reading"
    >
      <PageMessages of={['interop']}>
        <div className="grid gap-10">
          <PageSection id="tool" title={t('tool.title')}>
            <ToolAddresses tool={tool} />
          </PageSection>
          <PageSection id="registered" title={t('platforms.registered')}>
            {platforms.length === 0 && (
              <EmptyState title={t('platforms.none')} description={t('platforms.noneText')} />
            )}
            {platforms.map((platform) => (
              <PlatformCard
                key={platform.id}
                platform={platform}
                save={savePlatformAction}
                remove={removePlatformAction}
              />
            ))}
          </PageSection>
          <PageSection id="add" title={t('platforms.add')}>
            <Card>
              <PlatformForm save={savePlatformAction} />
            </Card>
          </PageSection>
        </div>
      </PageMessages>
    </Page>
  )
}
