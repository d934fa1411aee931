import { useTranslations } from 'next-intl'
import { MermaidDiagram } from './mermaid-diagram'

export interface DiagramSource {
  name: string
  source: string
  alt: string
  caption: string
  ascii: string
}

/** A diagram with caption, text alternative, and a drawing of characters where scripts do not run. */
export function DiagramFigure({ diagram }: { diagram: DiagramSource }) {
  const t = useTranslations('concepts.diagram')
  return (
    <figure className="rounded-lg border bg-card">
      <MermaidDiagram
        source={diagram.source}
        label={diagram.caption || t('label')}
        ascii={diagram.ascii || diagram.source}
      />
      <noscript>
        <pre className="overflow-x-auto p-4 text-sm leading-tight">{diagram.ascii || diagram.source}</pre>
      </noscript>
      <figcaption className="border-t px-4 py-3 text-sm">
        {diagram.caption && <p className="font-semibold">{diagram.caption}</p>}
        {diagram.alt && (
          <details className="mt-1">
            <summary className="w-fit text-muted-foreground hover:text-foreground">{t('asText')}</summary>
            <p className="mt-2">{diagram.alt}</p>
          </details>
        )}
      </figcaption>
    </figure>
  )
}
