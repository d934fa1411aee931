'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { usePathname, useRouter } from '@/lib/i18n/navigation'

/** Looks for learners by what stands in the address as `q`: a class may have thousands. */
export function LearnerSearch({ query }: { query: string }) {
  const t = useTranslations('assign.overrides')
  const router = useRouter()
  const path = usePathname()
  const [pending, startTransition] = useTransition()
  return (
    <search>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const q = String(new FormData(event.currentTarget).get('q')).trim()
          startTransition(() => router.replace({ pathname: path, query: q ? { q } : {} }, { scroll: false }))
        }}
      >
        <Field label={t('find')} className="min-w-0 flex-1 sm:max-w-sm">
          <Input
            type="search"
            name="q"
            maxLength={100}
            placeholder={t('findHint')}
            defaultValue={query}
            autoComplete="off"
          />
        </Field>
        <Button type="submit" variant="outline" busy={pending}>
          {t('search')}
        </Button>
      </form>
    </search>
  )
}
