import './server-only'
import { repeat } from './background'
import { startGrading } from './classroom/grade-soon'
import { sweepSubmissions } from './classroom/sweep-submissions'
import { sendDigests } from './digest/send-digests'
import { rotateKeys } from './lti/keys'
import { sendScores } from './lti/send-scores'
import { deliverMail } from './mail/deliver-mail'
import { forgetMail } from './mail/forget-mail'
import { fitDueMemories } from './memory/fit-due'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** What the app does by itself while it runs. Without a mail server nothing is written that would wait to be sent. */
export function startBackground(): void {
  startGrading()
  repeat('submissions', 10 * SECOND, sweepSubmissions)
  repeat('memory', 10 * MINUTE, fitDueMemories)
  repeat('scores to platforms', MINUTE / 4, async () => {
    while ((await sendScores()) > 0);
  })
  repeat('keys for platforms', 360 * MINUTE, rotateKeys)
  if (!process.env.SMTP_URL) return
  // Digests go into the outbox; what is there goes out, what could not be sent is tried again.
  repeat('mail', MINUTE, async () => {
    while ((await deliverMail()) > 0);
  })
  repeat('digest', 3 * MINUTE, sendDigests)
  repeat('old mail', 60 * MINUTE, forgetMail)
}
