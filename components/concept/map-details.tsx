import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import type { MappedConcept } from './concept-map'

export interface MapDetailsProps {
  concept: MappedConcept
  /** Everything that it builds on, in reading order. */
  before: MappedConcept[]
  /** What builds on it directly. */
  after: MappedConcept[]
  onClose(): void
}

/** The page that was chosen on the map, the way there, and where one can go from it. */
export function MapDetails({ concept, before, after, onClose }: MapDetailsProps) {
  const t = useTranslations('concepts.map')
  const page = useTranslations('concepts')
  const common = useTranslations('common')
  const left = before.filter(({ progress }) => progress === 'unread')
  return (
    <div className="grid gap-3">
      <div className="flex items-start justify-between gap-2">
        <p className="font-bold">{concept.title}</p>
        <button
          type="button"
          aria-label={common('close')}
          onClick={onClose}
          className="-m-2 grid size-9 shrink-0 place-items-center rounded-md hover:bg-accent"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      <p className="text-sm max-lg:line-clamp-2">{concept.summary}</p>
      <Pages
        title={t('before', { count: before.length, left: left.length })}
        pages={left}
        marked="text-mark"
      />
      <Pages title={t('after', { count: after.length })} pages={after} marked="text-info" />
      <div className="grid gap-2 max-lg:grid-flow-col">
        <Button asChild size="sm" variant="mark">
          <Link href={`/concepts/${concept.id}`}>{t('open')}</Link>
        </Button>
        {concept.practicable && (
          <Button asChild size="sm" variant="outline">
            <Link href={`/practice/session?concept=${concept.id}&count=5`}>{page('practise')}</Link>
          </Button>
        )}
      </div>
    </div>
  )
}

function Pages({ title, pages, marked }: { title: string; pages: MappedConcept[]; marked: string }) {
  return (
    <div className="text-sm max-lg:hidden">
      <p className={`font-semibold ${marked}`}>{title}</p>
      <ol className="max-h-48 overflow-y-auto">
        {pages.map(({ id, title: name }) => (
          <li key={id}>
            <Link href={`/concepts/${id}`} className="hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </div>
  )
}
