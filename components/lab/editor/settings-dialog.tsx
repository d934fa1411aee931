'use client'

import { Settings } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { setEditorSettings, useEditorSettings } from './editor-settings'

const KEYS = ['standard', 'vim'] as const

/** Keys, and whether the terminals' editors open here. */
export function SettingsDialog() {
  const t = useTranslations('lab.editor')
  const { keys, takeover } = useEditorSettings()
  const id = useId()
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button
          variant="ghost"
          size="sm"
          aria-label={t('actions.settings')}
          title={t('actions.settings')}
          className="px-2! pointer-coarse:size-11"
        >
          <Settings aria-hidden />
        </Button>
      </DialogTrigger>
      <DialogContent title={t('settings.title')} closeLabel={t('files.dialogClose')}>
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-semibold">{t('settings.keys')}</legend>
          {KEYS.map((name) => (
            <label key={name} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="radio"
                name={`${id}-keys`}
                checked={keys === name}
                onChange={() => setEditorSettings({ keys: name })}
                className="size-4 accent-mark"
              />
              {t(`settings.${name}`)}
            </label>
          ))}
        </fieldset>
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={takeover}
            aria-describedby={`${id}-takeover`}
            onChange={(event) => setEditorSettings({ takeover: event.target.checked })}
            className="mt-1 size-4 accent-mark"
          />
          <span>{t('settings.takeover')}</span>
        </label>
        <p id={`${id}-takeover`} className="text-sm text-muted-foreground">
          {t('settings.takeoverLead')}
        </p>
      </DialogContent>
    </Dialog>
  )
}
