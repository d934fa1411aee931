'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

const MIN_LENGTH = 10

export interface PasswordFieldProps {
  name: string
  label: string
  /** A new password has a least length; the current one is only compared. */
  purpose: 'new' | 'current'
  error?: string | undefined
}

/**
 * A password that can be shown while it is typed. Its form is a `post`: what is sent before the page has its code would
 * stand in the address otherwise.
 */
export function PasswordField({ name, label, purpose, error }: PasswordFieldProps) {
  const t = useTranslations('account')
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <div className="relative">
      <Field
        label={label}
        hint={purpose === 'new' ? t('passwordHint', { min: MIN_LENGTH }) : undefined}
        error={error}
      >
        <Input
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={`${purpose}-password`}
          required
          minLength={purpose === 'new' ? MIN_LENGTH : undefined}
          maxLength={200}
          className="pr-12"
        />
      </Field>
      <button
        type="button"
        aria-pressed={shown}
        aria-label={t('showPassword')}
        onClick={() => setShown(!shown)}
        className="absolute top-[1.65rem] right-0 grid size-11 place-items-center text-muted-foreground hover:text-foreground"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  )
}
