'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { CopyButton } from '@/components/ui/copy-button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { ConfirmButton } from './confirm-button'

export interface InvitePanelProps {
  classId: string
  code: string
  regenerate: (input: { classId: string }) => Promise<ActionResult<unknown>>
}

/** The code to hand out, in two halves so that it can be read aloud. */
export function InvitePanel({ classId, code, regenerate }: InvitePanelProps) {
  const t = useTranslations('classes.class')
  const router = useRouter()
  const { run, pending, failure } = useAction(regenerate)
  const spelt = `${code.slice(0, 5)}-${code.slice(5)}`
  return (
    <section aria-labelledby="invite" className="grid gap-3 rounded-lg border bg-card p-5">
      <h2 id="invite" className="text-lg font-bold">
        {t('invite')}
      </h2>
      <div className="relative rounded-md bg-code py-3 pr-12 pl-4">
        <code data-testid="invite-code" className="text-xl font-semibold tracking-widest">
          {spelt}
        </code>
        <CopyButton text={spelt} />
      </div>
      <p className="text-sm text-muted-foreground">{t('inviteText')}</p>
      <ConfirmButton
        label={t('newCode')}
        title={t('newCodeTitle')}
        text={t('newCodeText')}
        variant="outline"
        size="sm"
        className="justify-self-start"
        busy={pending}
        failure={failure}
        onConfirm={(close) =>
          run({ classId }, () => {
            close()
            router.refresh()
          })
        }
      />
    </section>
  )
}
