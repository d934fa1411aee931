const MAIL_EVERY_MS = 60_000

/** Runs once in each server process: mail that could not be sent is tried again while the app runs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.SMTP_URL) return
  const { deliverMail } = await import('@/lib/server/mail/deliver-mail')
  const deliver = () => deliverMail().catch((error: unknown) => console.error('mail', error))
  setInterval(deliver, MAIL_EVERY_MS).unref()
}
