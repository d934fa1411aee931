'use client'

import { useTranslations } from 'next-intl'
import { CodeInput } from './code-input'
import type { QuestionInput } from './question-input'

/** A manifest, written from what stands there at first. */
export const ManifestQuestion: QuestionInput<'manifest'> = ({ body, value, onChange, disabled }) => {
  const t = useTranslations('review.input')
  const text = value?.text ?? body.template
  return (
    <CodeInput
      label={t('manifest')}
      hint={t('indents')}
      rows={Math.min(28, Math.max(12, text.split('\n').length + 2))}
      maxLength={20_000}
      indents
      className="bg-code! text-sm! leading-relaxed!"
      value={text}
      disabled={disabled}
      onChange={(next) => onChange({ text: next })}
    />
  )
}
