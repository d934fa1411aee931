import type { FromWorker, TranscriptJob } from '@/lib/transcript/pool'
import { runTranscript } from '@/lib/transcript/run'

/** Runs transcripts one after the other in a process that the pool can end. */

/** Resolves when the message is on its way: the next step may never let this process write again. */
const tell = (message: FromWorker) =>
  new Promise<void>((resolve) => process.send?.(message, undefined, undefined, () => resolve()))

process.once('message', async (jobs: TranscriptJob[]) => {
  for (const { index, area, text } of jobs) {
    await tell({ kind: 'file', index })
    try {
      for await (const { output } of runTranscript(area, text)) await tell({ kind: 'step', index, output })
      await tell({ kind: 'done', index })
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      await tell({ kind: 'crash', index, message })
    }
  }
  process.disconnect()
  process.exit()
})
