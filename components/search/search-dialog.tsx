'use client'

import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** Most pages are left without a search. */
const loadWindow = () => import('./search-window').then((module) => module.SearchWindow)
const SearchWindow = dynamic(loadWindow, { ssr: false })

const TYPES = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

/** Whether a key is meant for something else: a field, a terminal, an editor. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (TYPES.has(target.tagName) || target.isContentEditable)
}

/** A button, and `/` or Ctrl+K (⌘K) from anywhere: the window that searches. */
export function SearchDialog() {
  const t = useTranslations('common')
  /** Undefined: it was not asked for. */
  const [open, setOpen] = useState<boolean>()
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
      const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey
      if (!(isK || isSlash) || isTyping(event.target)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-label={t('search.open')}
        title={`${t('search.open')} (/)`}
        aria-keyshortcuts="/ Control+K Meta+K"
        aria-haspopup="dialog"
        aria-expanded={open ?? false}
        onPointerEnter={() => void loadWindow().catch(() => undefined)}
        onFocus={() => void loadWindow().catch(() => undefined)}
        onClick={() => setOpen(true)}
        className="grid size-11 place-items-center rounded-md hover:bg-accent"
      >
        <Search aria-hidden className="size-5" />
      </button>
      {open !== undefined && <SearchWindow open={open} onOpenChange={setOpen} />}
    </>
  )
}
