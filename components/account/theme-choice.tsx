'use client'

import { useTranslations } from 'next-intl'
import { type Theme, themes } from '@/components/layout/theme'
import { setTheme, useTheme } from '@/components/layout/use-theme'
import { Choice } from '@/components/ui/choice'

/** The colours of this device; takes effect at once. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const t = useTranslations('common.theme')
  const label = useTranslations('account.settings')('theme')
  const chosen = useTheme(initial)
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-x-6">
        {themes.map((theme) => (
          <Choice
            key={theme}
            type="radio"
            name="theme"
            label={t(theme)}
            checked={theme === chosen}
            onChange={() => setTheme(theme)}
          />
        ))}
      </div>
    </fieldset>
  )
}
