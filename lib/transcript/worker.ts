import type { FromWorker, TranscriptJob } from '@/lib/transcript/pool'
import { runTranscript } from '@/lib/transcript/run'

/** Runs transcripts one after the other in a process that the pool can end. */
const tell = (message: FromWorker) => process.send?.(message)

process.once('message', async (jobs: TranscriptJob[]) => {
  for (const { index, area, text } of jobs) {
    tell({ kind: 'file', index })
    try {
      for await (const { output } of runTranscript(area, text)) tell({ kind: 'step', index, output })
      tell({ kind: 'done', index })
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      tell({ kind: 'crash', index, message })
    }
  }
  process.disconnect()
})
