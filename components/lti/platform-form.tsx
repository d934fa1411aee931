'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { type PlatformInput, type PlatformValues, readPlatform } from './platform-values'

export interface PlatformFormProps {
  /** Left out: a new one. */
  platform?: PlatformValues
  save: (input: PlatformInput) => Promise<ActionResult<{ platformId: string }>>
  done?: () => void
}

const ADDRESSES = ['authUrl', 'tokenUrl', 'jwksUrl'] as const
const TEXTS = ['name', 'issuer', 'clientId'] as const

/** What an administrator copies from a platform's own page about us. */
export function PlatformForm({ platform, save, done }: PlatformFormProps) {
  const t = useTranslations('interop.lti.platforms')
  const router = useRouter()
  const { run, pending, failure } = useAction(save)
  const wrong = failure?.code === 'INVALID_INPUT' ? String(failure.params.field).split('.')[0] : undefined
  const field = (name: (typeof TEXTS)[number] | (typeof ADDRESSES)[number], type: 'text' | 'url') => (
    <Field key={name} label={t(name)} hint={t(`${name}Hint`)} error={wrong === name && t('wrong')}>
      <Input
        name={name}
        type={type}
        required
        maxLength={name === 'name' ? 100 : 500}
        defaultValue={platform?.[name]}
        autoComplete="off"
      />
    </Field>
  )
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        run(readPlatform(new FormData(form), platform?.id), () => {
          if (!platform) form.reset()
          router.refresh()
          done?.()
        })
      }}
    >
      {failure && !wrong && (
        <Alert variant="destructive">{failure.code === 'CONFLICT' ? t('taken') : failure.message}</Alert>
      )}
      {TEXTS.map((name) => field(name, 'text'))}
      {ADDRESSES.map((name) => field(name, 'url'))}
      <Field
        label={t('deployments')}
        hint={t('deploymentsHint')}
        error={wrong === 'deployments' && t('wrong')}
      >
        <Textarea name="deployments" required defaultValue={platform?.deployments.join('\n')} />
      </Field>
      <Field label={t('tokenAudience')} hint={t('tokenAudienceHint')}>
        <Input name="tokenAudience" maxLength={500} defaultValue={platform?.tokenAudience ?? ''} />
      </Field>
      <Button type="submit" busy={pending} className="justify-self-start">
        {platform ? t('save') : t('register')}
      </Button>
    </form>
  )
}
