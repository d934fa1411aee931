'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'

const VERSIONS = ['PINNED', 'NEWEST'] as const

export interface VersionChoiceProps {
  version: (typeof VERSIONS)[number]
  onChoose(version: (typeof VERSIONS)[number]): void
}

/** By which version of instructors' own drills their tasks are graded again. */
export function VersionChoice({ version, onChoose }: VersionChoiceProps) {
  const t = useTranslations('marking.regrade')
  return (
    <fieldset className="grid">
      <legend className="text-sm font-semibold">{t('version')}</legend>
      {VERSIONS.map((name) => (
        <Choice
          key={name}
          type="radio"
          name="version"
          label={t(`versions.${name}`)}
          {...(name === 'NEWEST' ? { description: t('versions.NEWESTHint') } : {})}
          checked={version === name}
          onChange={() => onChoose(name)}
        />
      ))}
    </fieldset>
  )
}
