import '../server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { deliverMail } from '../mail/deliver-mail'
import { INVITATION_DAYS } from './invitation-state'

export interface InvitationFacts {
  className: string
  /** Who invites. */
  inviter: string
  link: string
}

interface Words {
  subject(className: string): string
  text(facts: InvitationFacts): string
}

const words: Record<'en' | 'ja', Words> = {
  en: {
    subject: (className) => `Invitation to “${className}”`,
    text: ({ className, inviter, link }) =>
      [
        `${inviter} invites you to the class “${className}” on Kubekata, where Kubernetes is practised.`,
        `Open this link within ${INVITATION_DAYS} days to join; it works once, and with any account of yours:\n${link}`,
        'If you did not expect this, you need not do anything: nobody is added to a class without saying so.',
      ].join('\n\n'),
  },
  ja: {
    subject: (className) => `クラス「${className}」への招待`,
    text: ({ className, inviter, link }) =>
      [
        `${inviter}さんから、Kubernetesを練習するKubekataのクラス「${className}」に招待されています。`,
        `参加するには、${INVITATION_DAYS}日以内に次のリンクを開いてください。リンクは1回だけ使え、どのアカウントでも参加できます。\n${link}`,
        'お心当たりがない場合は、何もする必要はありません。ご本人が承諾しない限り、クラスに追加されることはありません。',
      ].join('\n\n'),
  },
}

/** In both languages, the inviter's first: nothing is known yet about whoever reads it. */
export function invitationMail(
  to: string,
  given: InvitationFacts,
  locale: string,
): Prisma.MailCreateManyInput {
  const facts = { ...given, className: tame(given.className), inviter: tame(given.inviter) }
  const [first, second] = locale === 'ja' ? (['ja', 'en'] as const) : (['en', 'ja'] as const)
  return {
    to,
    nextAttemptAt: now(),
    subject: `Kubekata: ${words[first].subject(facts.className)} / ${words[second].subject(facts.className)}`,
    text: [words[first].text(facts), '***', words[second].text(facts)].join('\n\n'),
    headers: { 'Content-Language': first, 'Auto-Submitted': 'auto-generated' },
  }
}

/** What people call themselves and their classes is one line, and leads nowhere. */
function tame(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/:\/\/|www\./gi, ' ')
}

/** What waits goes out after the answer; the rest of a long list with the next round of the background. */
export function sendWaitingMail(): void {
  setImmediate(() => deliverMail().catch((error: unknown) => console.error('mail', error)))
}
