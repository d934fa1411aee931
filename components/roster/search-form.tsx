import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

/** Looks for something on the same page; works before scripts do. */
export function SearchForm({ label, value }: { label: string; value: string }) {
  const t = useTranslations('roster')
  return (
    <search>
      <form method="get" className="flex max-w-xl gap-2">
        <Input
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          defaultValue={value}
          maxLength={100}
        />
        <Button type="submit" variant="outline">
          {t('search')}
        </Button>
      </form>
    </search>
  )
}
