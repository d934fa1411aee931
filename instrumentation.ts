const MINUTE = 60_000

/** Runs once in each server process: what the app does by itself while it runs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  await repeatFits()
  if (process.env.SMTP_URL) await repeatMail()
}

async function repeatFits(): Promise<void> {
  const { repeat } = await import('@/lib/server/background')
  const { fitDueMemories } = await import('@/lib/server/memory/fit-due')
  repeat('memory', 10 * MINUTE, fitDueMemories)
}

/** Digests go into the outbox; what is there goes out, what could not be sent is tried again. */
async function repeatMail(): Promise<void> {
  const [{ repeat }, { deliverMail }, { forgetMail }, { sendDigests }] = await Promise.all([
    import('@/lib/server/background'),
    import('@/lib/server/mail/deliver-mail'),
    import('@/lib/server/mail/forget-mail'),
    import('@/lib/server/digest/send-digests'),
  ])
  repeat('mail', MINUTE, async () => {
    while ((await deliverMail()) > 0);
  })
  repeat('digest', 3 * MINUTE, sendDigests)
  repeat('old mail', 60 * MINUTE, forgetMail)
}
