'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Theme, themes } from './theme'
import { setTheme, useTheme } from './use-theme'

const icons = { system: Monitor, light: Sun, dark: Moon }

/** One button that goes round: device, light, dark. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations('common.theme')
  const theme = useTheme(initial)
  const Icon = icons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <button
      type="button"
      onClick={() => setTheme(next)}
      aria-label={t('switch', { theme: t(theme) })}
      title={t(theme)}
      className="grid size-11 place-items-center rounded-md hover:bg-accent"
    >
      <Icon aria-hidden className="size-5" />
    </button>
  )
}
