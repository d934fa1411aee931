import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuthoringActionsProvider } from '@/components/authoring/actions'
import { DrillEditor } from '@/components/authoring/drill-editor'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { getActor } from '@/lib/server/request-actor'
import { authoringActions, loadAuthored } from '../../load'

type Props = PageProps<'/[locale]/authoring/drills/[authoredId]'>

async function loadDrill(params: Props['params']) {
  const { content, ...authored } = await loadAuthored('drills', (await params).authoredId)
  if (content.kind !== 'DRILL') notFound()
  const { drill, problem = null } = content
  const title =
    drill.texts[await getLocale()].title || (await getTranslations('authoring.list'))('untitled.DRILL')
  return { authored, drill, problem, title }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadDrill(params)).title }
}

/** The editor of a drill. */
export default async function AuthoredDrillPage({ params }: Props) {
  const { title, ...loaded } = await loadDrill(params)
  const t = await getTranslations('authoring')
  const domains = await listConcepts(await getActor(), { locale: await getLocale() })
  const concepts = domains.flatMap((domain) =>
    domain.concepts.map(({ id, title: name }) => ({ id, title: name })),
  )
  const actions = (
    <Button asChild variant="outline" size="sm">
      <Link href="/authoring">{t('back')}</Link>
    </Button>
  )
  return (
    <PageMessages of={['authoring']}>
      <Page title={title} width="wide" actions={actions}>
        <AuthoringActionsProvider actions={authoringActions}>
          <DrillEditor {...loaded} concepts={concepts} />
        </AuthoringActionsProvider>
      </Page>
    </PageMessages>
  )
}
