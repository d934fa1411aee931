import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Link } from '@/lib/i18n/navigation'
import type { ConceptProgress } from '@/lib/srs/concept-progress'
import { ProgressMark } from './progress-mark'
import { WeightBar } from './weight-bar'

export interface ListedConcept {
  id: string
  title: string
  summary: string
  level: number
  track: string
  readAt: Date | null
  progress: ConceptProgress
}

export interface ListedDomain {
  id: string
  name: string
  weight: number
  concepts: ListedConcept[]
}

/** A domain of the exam with its pages; a domain without pages yet shows its weight only. */
export function DomainSection({ domain }: { domain: ListedDomain }) {
  const t = useTranslations('concepts')
  const read = domain.concepts.filter((concept) => concept.readAt).length
  const empty = domain.concepts.length === 0
  return (
    <section
      aria-labelledby={domain.id}
      className={cn(
        'grid border-t-2 pt-4 lg:grid-cols-[16rem_1fr]',
        empty ? 'gap-1 lg:gap-5' : 'gap-5 border-foreground',
      )}
    >
      <div className="grid content-start gap-1">
        <h2 id={domain.id} className="text-lg font-bold">
          {domain.name}
        </h2>
        <WeightBar weight={domain.weight} />
        {!empty && (
          <p className="text-sm text-muted-foreground">
            {t('readOf', { read, total: domain.concepts.length })}
          </p>
        )}
      </div>
      {empty ? (
        <p className="text-sm text-muted-foreground">{t('noPagesYet')}</p>
      ) : (
        <ol className="grid gap-3 md:grid-cols-2">
          {domain.concepts.map((concept) => (
            <ConceptCard key={concept.id} concept={concept} />
          ))}
        </ol>
      )}
    </section>
  )
}

function ConceptCard({ concept }: { concept: ListedConcept }) {
  const t = useTranslations('concepts')
  return (
    <li className="relative flex gap-3 rounded-lg border bg-card p-4 hover:border-input">
      <ProgressMark progress={concept.progress} className="mt-0.5 size-7!" />
      <div className="grid min-w-0 content-start gap-1">
        <h3 className="font-bold">
          <Link href={`/concepts/${concept.id}`} className="after:absolute after:inset-0 after:rounded-lg">
            {concept.title}
          </Link>
        </h3>
        <p className="text-sm text-muted-foreground">{concept.summary}</p>
        <p className="mt-1 flex flex-wrap gap-2">
          <Badge variant="outline">{t('level', { level: concept.level })}</Badge>
          {concept.track === 'beyond' && <Badge variant="outline">{t('beyond')}</Badge>}
        </p>
      </div>
    </li>
  )
}
