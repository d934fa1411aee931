import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { DrillEditor } from '@/components/authoring/drill-editor'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { getActor } from '@/lib/server/request-actor'
import { AuthoredPage } from '../../authored-page'
import { loadAuthored } from '../../load'

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
  const domains = await listConcepts(await getActor(), { locale: await getLocale() })
  const concepts = domains.flatMap((domain) =>
    domain.concepts.map(({ id, title: name }) => ({ id, title: name })),
  )
  return (
    <AuthoredPage title={title} width="wide">
      <DrillEditor {...loaded} concepts={concepts} />
    </AuthoredPage>
  )
}
