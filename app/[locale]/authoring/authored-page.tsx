import { getTranslations } from 'next-intl/server'
import { AuthoringActionsProvider } from '@/components/authoring/actions'
import { Page, type PageProps } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { authoringActions } from './load'

/** The frame of an editor: its title, the way back, and what the editor calls on the server. */
export async function AuthoredPage({ children, ...page }: Pick<PageProps, 'title' | 'width' | 'children'>) {
  const t = await getTranslations('authoring')
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/authoring">{t('back')}</Link>
    </Button>
  )
  return (
    <PageMessages of={['authoring']}>
      <Page {...page} actions={back}>
        <AuthoringActionsProvider actions={authoringActions}>{children}</AuthoringActionsProvider>
      </Page>
    </PageMessages>
  )
}
