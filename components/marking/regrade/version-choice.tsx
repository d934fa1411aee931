'use client'

import { useTranslations } from 'next-intl'
import { RadioField } from '@/components/ui/radio-field'

type Version = 'PINNED' | 'NEWEST'

export interface VersionChoiceProps {
  version: Version
  onChoose(version: Version): void
}

/** By which version of instructors' own drills their tasks are graded again. */
export function VersionChoice({ version, onChoose }: VersionChoiceProps) {
  const t = useTranslations('marking.regrade')
  return (
    <RadioField<Version>
      label={t('version')}
      value={version}
      options={[
        { value: 'PINNED', label: t('versions.PINNED') },
        { value: 'NEWEST', label: t('versions.NEWEST'), description: t('versions.NEWESTHint') },
      ]}
      onChange={onChoose}
    />
  )
}
