'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { Modal } from '@/components/ui/modal'
import { useRouter } from '@/lib/i18n/navigation'
import { hrefOf, SearchResults } from './search-results'
import { useSearch } from './use-search'

export interface SearchWindowProps {
  open: boolean
  onOpenChange(open: boolean): void
}

/** A field that searches while one types, over the page. */
export function SearchWindow({ open, onOpenChange }: SearchWindowProps) {
  const t = useTranslations('common')
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t('search.title')}
      closeLabel={t('close')}
      className="top-4! max-w-2xl! translate-y-0! sm:top-[12dvh]! sm:max-h-[76dvh]!"
    >
      <SearchField onLeave={() => onOpenChange(false)} />
    </Modal>
  )
}

function SearchField({ onLeave }: { onLeave(): void }) {
  const t = useTranslations('common.search')
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const locale = useLocale()
  const search = useSearch(typed, locale)
  const pages = search.hits?.pages ?? []
  const current = Math.min(chosen, pages.length - 1)

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composition of Japanese, and then opens nothing.
    if (event.nativeEvent.isComposing) return
    const hit = pages[current]
    if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, pages.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0))
    else if (event.key === 'Enter' && hit) {
      router.push(hrefOf({ id: hit.id, anchor: hit.locale === locale ? hit.anchor : '' }))
      onLeave()
    } else return
    event.preventDefault()
  }

  return (
    <div className="grid gap-3">
      <input
        type="search"
        role="combobox"
        aria-label={t('placeholder')}
        aria-expanded={pages.length > 0}
        aria-controls="search-results"
        aria-autocomplete="list"
        aria-activedescendant={pages[current] ? `search-result-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full rounded-md border border-input bg-background px-4 text-base"
      />
      <SearchResults search={search} current={current} onLeave={onLeave} />
      <p className="hidden text-xs text-muted-foreground sm:block">{t('keys')}</p>
    </div>
  )
}
