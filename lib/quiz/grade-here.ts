import { InlinePort } from '@/lib/lab/inline-port'
import { LabClient } from '@/lib/lab/lab-client'
import { type AnyGradable, check, isRun, type RunGradable } from './check'
import { gradeByRunning } from './grade-by-running'
import type { Verdict } from './variant'

const ignore = () => undefined

/**
 * Grades a response of any kind in this thread: for scripts, tests and the server's workers, never for a page.
 * @throws LabError when the variant's scenario cannot be opened
 */
export async function gradeHere(question: AnyGradable, response: unknown): Promise<Verdict> {
  return isRun(question) ? runHere(question, response) : check(question, response)
}

async function runHere(question: RunGradable, response: unknown): Promise<Verdict> {
  const client = new LabClient(new InlinePort(), { picture: ignore, print: ignore, stop: ignore })
  try {
    return await gradeByRunning(client, question, response)
  } finally {
    client.stop()
  }
}
