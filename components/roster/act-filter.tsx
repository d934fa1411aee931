import { useLocale, useMessages, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/input'
import { Link } from '@/lib/i18n/navigation'
import { useActWords } from './use-act-words'

export interface ActFilterProps {
  href: string
  /** What there is to choose; left out: every kind that has words. */
  kinds?: readonly string[] | undefined
  action: string | undefined
  person: string | undefined
}

/** Narrows a log to one kind of act; whoever was chosen by their name stays chosen. */
export function ActFilter({ href, kinds, action, person }: ActFilterProps) {
  const t = useTranslations('roster.log')
  const wordsFor = useActWords()
  const locale = useLocale()
  const known = Object.keys(useMessages().roster.log.actions)
  const offered = new Set([...(kinds ?? known), ...(action ? [action] : [])])
  const sorted = [...offered].map((name) => ({ name, words: wordsFor(name) }))
  sorted.sort((a, b) => a.words.localeCompare(b.words, locale))
  return (
    <div className="flex flex-wrap items-center gap-3">
      <form method="get" className="flex min-w-0 flex-wrap gap-2">
        {person && <input type="hidden" name="person" value={person} />}
        <NativeSelect
          name="kind"
          aria-label={t('kind')}
          defaultValue={action ?? ''}
          className="w-auto! max-w-full"
        >
          <option value="">{t('all')}</option>
          {sorted.map(({ name, words }) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </NativeSelect>
        <Button type="submit" variant="outline">
          {t('show')}
        </Button>
      </form>
      {(person || action) && (
        <Button asChild variant="link">
          <Link href={href}>{t(person ? 'everybody' : 'clear')}</Link>
        </Button>
      )}
    </div>
  )
}
