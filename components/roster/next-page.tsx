import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'

export interface NextPageProps {
  href: string
  /** What else the address says. */
  query: Record<string, string>
  /** The parameter with the place. */
  name: string
  /** Whether this is not the first page. */
  later: boolean
  next: string | null
}

/** On through a long list, and back to its beginning. */
export function NextPage({ href, query, name, later, next }: NextPageProps) {
  const t = useTranslations('roster')
  if (!later && next === null) return null
  return (
    <p className="flex flex-wrap gap-3">
      {later && (
        <Button asChild variant="outline">
          <Link prefetch={false} href={{ pathname: href, query }}>
            {t('first')}
          </Link>
        </Button>
      )}
      {next !== null && (
        <Button asChild variant="outline">
          <Link prefetch={false} href={{ pathname: href, query: { ...query, [name]: next } }}>
            {t('next')}
          </Link>
        </Button>
      )}
    </p>
  )
}
