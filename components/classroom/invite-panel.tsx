import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'
import { Link } from '@/lib/i18n/navigation'

export interface InvitePanelProps {
  classId: string
  code: string
  /** The address that leads to joining. */
  link: string
  open: boolean
}

/** The code to hand out, in two halves so that it can be read aloud, and the same as a link. */
export function InvitePanel({ classId, code, link, open }: InvitePanelProps) {
  const t = useTranslations('classes.class')
  const spelt = `${code.slice(0, 5)}-${code.slice(5)}`
  const more = 'underline decoration-mark underline-offset-4'
  return (
    <section aria-labelledby="invite" className="grid content-start gap-3 rounded-lg border bg-card p-5">
      <h2 id="invite" className="text-lg font-bold">
        {t('invite')}
      </h2>
      {open ? (
        <>
          <div className="relative rounded-md bg-code py-3 pr-12 pl-4">
            <code data-testid="invite-code" className="text-xl font-semibold tracking-widest">
              {spelt}
            </code>
            <CopyButton text={spelt} />
          </div>
          <div className="relative min-w-0 rounded-md bg-code py-3 pr-12 pl-4">
            <code className="text-sm wrap-anywhere">{link}</code>
            <CopyButton text={link} />
          </div>
          <p className="text-sm text-muted-foreground">{t('inviteText')}</p>
        </>
      ) : (
        <Alert>{t('inviteClosed')}</Alert>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
        <Link href={`/classes/${classId}/people#import`} className={more}>
          {t('inviteList')}
        </Link>
        <Link href={`/classes/${classId}/settings#invite`} className={more}>
          {t('inviteSettings')}
        </Link>
      </p>
    </section>
  )
}
