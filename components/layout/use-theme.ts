'use client'

import { useSyncExternalStore } from 'react'
import { parseTheme, type Theme, themeCookie } from './theme'

const year = 365 * 24 * 60 * 60

/** The choice as it stands on the document; `initial` is what the server read from the cookie. */
export function useTheme(initial: Theme): Theme {
  return useSyncExternalStore(
    subscribe,
    () => parseTheme(document.documentElement.dataset.theme),
    () => initial,
  )
}

/** What is shown: light or dark. For what cannot use CSS variables: diagrams, terminals, editors. */
export function useResolvedTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, resolvedTheme, () => 'light')
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${year}; samesite=lax`
}

function resolvedTheme(): 'light' | 'dark' {
  const theme = parseTheme(document.documentElement.dataset.theme)
  if (theme !== 'system') return theme
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  media.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', onChange)
  }
}
