import '../server-only'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Mail } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { env } from '../env'
import { mailHtml } from './mail-html'

const BATCH = 5
const MAX_ATTEMPTS = 8
/** Of a server that says nothing. Connecting, its greeting and each of its answers may take that long. */
const SILENCE_MS = 15_000
/** Longer than a batch can take: while it lasts, nobody else sends the same mail. */
const LEASE_MS = 600_000

/**
 * Sends what waits in the outbox. A row is leased first, so that replicas do not send it twice; a failure is tried
 * again later, each time after twice as long. Returns how many were sent.
 */
export async function deliverMail(): Promise<number> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) return 0
  const silence = { connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS }
  const transport = createTransport({ url: SMTP_URL, ...silence })
  let sent = 0
  for (const mail of await lease()) {
    try {
      await transport.sendMail({ from: MAIL_FROM, ...messageOf(mail) })
      // Text and headers held secret links; the row stays as a record without them.
      await db().mail.update({ where: { id: mail.id }, data: { sentAt: now(), text: '', headers: {} } })
      sent++
    } catch (error) {
      await postpone(mail, error)
    }
  }
  return sent
}

function messageOf({ to, subject, text, headers: stored }: Mail): SendMailOptions {
  const headers = stored as Record<string, string>
  return { to, subject, text, html: mailHtml(text, headers['Content-Language'] ?? 'en'), headers }
}

/** What somebody waits for goes before what may be stopped. */
async function lease(): Promise<Mail[]> {
  const at = now()
  const until = new Date(at.getTime() + LEASE_MS)
  return db().$queryRaw<Mail[]>`
    UPDATE "Mail" SET "nextAttemptAt" = ${until}, "attempts" = "attempts" + 1
    WHERE "id" IN (
      SELECT "id" FROM "Mail"
      WHERE "sentAt" IS NULL AND "nextAttemptAt" <= ${at} AND "attempts" < ${MAX_ATTEMPTS}
      ORDER BY "headers" ? 'List-Unsubscribe', "nextAttemptAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING *`
}

async function postpone(mail: Mail, error: unknown): Promise<void> {
  const delay = 60_000 * 2 ** mail.attempts
  const lastError = String(error instanceof Error ? error.message : error).slice(0, 500)
  const nextAttemptAt = new Date(now().getTime() + delay)
  await db().mail.update({ where: { id: mail.id }, data: { lastError, nextAttemptAt } })
}
