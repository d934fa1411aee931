import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { Heading } from '@/lib/content/headings'

/** Beside the text on a wide screen, folded above it on a narrow one. */
export function TableOfContents({ headings, place }: { headings: Heading[]; place: 'side' | 'top' }) {
  const t = useTranslations('concepts')
  const list = (
    <ol className="grid gap-0.5 text-sm">
      {headings.map((heading) => (
        <li key={heading.id}>
          <a
            href={`#${heading.id}`}
            className={cn(
              'block py-1.5 leading-snug text-muted-foreground hover:text-foreground',
              heading.level === 3 && 'pl-4',
            )}
          >
            {heading.text}
          </a>
        </li>
      ))}
    </ol>
  )
  if (place === 'top')
    return (
      <details className="mb-6 rounded-md border bg-card px-4 py-3 lg:hidden print:hidden">
        <summary className="font-semibold">{t('onThisPage')}</summary>
        <nav aria-label={t('onThisPage')} className="mt-2">
          {list}
        </nav>
      </details>
    )
  return (
    <nav aria-labelledby="toc-title" className="sticky top-24 max-h-[calc(100dvh-8rem)] overflow-y-auto pr-1">
      <p id="toc-title" className="mb-2 text-sm font-bold">
        {t('onThisPage')}
      </p>
      {list}
    </nav>
  )
}
