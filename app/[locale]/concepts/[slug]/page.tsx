import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BothLanguages } from '@/components/concept/both-languages'
import { ConceptNeighbours } from '@/components/concept/concept-neighbours'
import { ConceptRecap } from '@/components/concept/concept-recap'
import { ConceptText } from '@/components/concept/concept-text'
import { KeepPlace } from '@/components/concept/keep-place'
import { ReadAndPractise } from '@/components/concept/read-and-practise'
import { TableOfContents } from '@/components/concept/table-of-contents'
import { ViewSwitch } from '@/components/concept/view-switch'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { listHeadings } from '@/lib/content/headings'
import { Link } from '@/lib/i18n/navigation'
import { markReadAction } from '@/lib/server/actions/concepts'
import { loadConcept } from './load-concept'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/concepts/[slug]'>): Promise<Metadata> {
  const { title, summary } = await loadConcept((await params).slug)
  return { title, description: summary }
}

export default async function ConceptPage({ params, searchParams }: PageProps<'/[locale]/concepts/[slug]'>) {
  const { slug } = await params
  const concept = await loadConcept(slug)
  const both = (await searchParams).view === 'both' ? await loadConcept(slug, true) : undefined
  const headings = listHeadings(concept.body)
  return (
    <div
      className={cn(
        'mx-auto grid gap-10 px-4 py-8 sm:px-6 sm:py-12',
        both ? 'max-w-[96rem]' : 'max-w-6xl lg:grid-cols-[minmax(0,1fr)_15rem]',
      )}
    >
      <article className="min-w-0">
        <KeepPlace />
        <ConceptHeader concept={concept} />
        <TableOfContents headings={headings} place="top" />
        <ViewSwitch slug={concept.id} both={both !== undefined} />
        {both ? <BothLanguages own={concept} other={both} /> : <ConceptText concept={concept} />}
        <ConceptRecap keyPoints={concept.keyPoints} traps={concept.traps} />
        <ReadAndPractise
          slug={concept.id}
          read={concept.readAt !== null}
          practicable={{
            families: concept.skills.some(({ kind }) => kind === 'FAMILY'),
            drills: concept.skills.some(({ kind }) => kind === 'DRILL'),
          }}
          markRead={markReadAction}
        />
        <References sources={concept.sources} />
        <ConceptNeighbours previous={concept.previous} next={concept.next} />
      </article>
      {!both && (
        <aside className="hidden lg:block print:hidden">
          <TableOfContents headings={headings} place="side" />
        </aside>
      )}
    </div>
  )
}

type Concept = Awaited<ReturnType<typeof loadConcept>>

async function ConceptHeader({ concept }: { concept: Concept }) {
  const t = await getTranslations('concepts')
  return (
    <header className="mb-8 grid max-w-[44rem] gap-3">
      <p className="text-sm text-muted-foreground">
        <Link href="/concepts" className="underline-offset-4 hover:underline">
          {t('title')}
        </Link>
        <span aria-hidden> / </span>
        {concept.domain.name}
      </p>
      <h1 className="text-3xl font-bold sm:text-4xl">{concept.title}</h1>
      <p className="text-lg text-muted-foreground">{concept.summary}</p>
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <Badge variant="outline">{t('level', { level: concept.level })}</Badge>
        {concept.competency && <span className="text-muted-foreground">{concept.competency}</span>}
      </div>
      {concept.prerequisites.length > 0 && (
        <p className="text-sm">
          {t('readFirst')}{' '}
          {concept.prerequisites.map((page, index) => (
            <span key={page.id}>
              {index > 0 && t('listComma')}
              <Link href={`/concepts/${page.id}`} className="underline decoration-mark underline-offset-4">
                {page.title}
              </Link>
            </span>
          ))}
        </p>
      )}
    </header>
  )
}

async function References({ sources }: { sources: Concept['sources'] }) {
  const t = await getTranslations('concepts')
  const locale = await getLocale()
  return (
    <section aria-labelledby="references" className="mt-12 text-sm">
      <h2 id="references" className="text-base font-bold">
        {t('references')}
      </h2>
      <ul className="mt-2 grid gap-1">
        {sources.map(({ label, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer" className="underline decoration-mark underline-offset-4">
              {typeof label === 'string' ? label : label[locale]}
            </a>{' '}
            <span className="text-muted-foreground">{new URL(url).hostname}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
