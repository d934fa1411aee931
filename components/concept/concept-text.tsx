import type { PageCluster } from '@/lib/content/schema'
import { ConceptBody, type ConceptBodyProps } from './concept-body'
import type { DiagramSource } from './diagram-figure'

/** What a page's text needs of a concept in one language. */
export interface ConceptTexts {
  body: string
  diagrams: DiagramSource[]
  cluster: PageCluster
  terms: NonNullable<ConceptBodyProps['terms']>
  locale: NonNullable<ConceptBodyProps['locale']>
}

/** The text of a page in one language. */
export function ConceptText({ concept }: { concept: ConceptTexts }) {
  const { body, diagrams, cluster, terms, locale } = concept
  return <ConceptBody markdown={body} diagrams={diagrams} cluster={cluster} terms={terms} locale={locale} />
}
