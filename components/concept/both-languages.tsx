import { cn } from '@/components/ui/cn'
import { splitSections } from '@/lib/content/sections'
import { ConceptBody } from './concept-body'
import type { ConceptTexts } from './concept-text'

/** Both languages, heading beside heading; on a narrow screen, each section under its translation. */
export function BothLanguages({ own, other }: { own: ConceptTexts; other: ConceptTexts }) {
  const [left, right] = [splitSections(own.body), splitSections(other.body)]
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      {left.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a page never change places
        <div key={at} className="contents">
          <Section concept={own} section={section} />
          <Section concept={other} section={right[at] ?? ''} beside />
        </div>
      ))}
    </div>
  )
}

interface SectionProps {
  concept: ConceptTexts
  section: string
  /** The reader's other language. */
  beside?: boolean
}

function Section({ concept: { diagrams, terms, locale }, section, beside = false }: SectionProps) {
  return (
    <div
      lang={locale}
      className={cn('min-w-0', beside && 'border-l-2 pl-4 lg:border-l-0 lg:pl-0', !beside && 'max-lg:mt-6')}
    >
      <ConceptBody markdown={section} diagrams={diagrams} terms={beside ? [] : terms} locale={locale} />
    </div>
  )
}
