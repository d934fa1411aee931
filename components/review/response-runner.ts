import { LabClient, type LabPort } from '@/lib/lab/lab-client'
import type { RunGradable } from '@/lib/quiz/check'
import { gradeByRunning, openScenario } from '@/lib/quiz/grade-by-running'
import type { Verdict } from '@/lib/quiz/variant'

const ignore = () => undefined

/** Runs responses on an engine in a worker, one after the other. One that stopped is followed by a new one. */
export class ResponseRunner {
  private client: LabClient | undefined
  private queue: Promise<unknown> = Promise.resolve()

  constructor(private readonly connect: () => LabPort) {}

  /** Brings over the network what grading will need, so that it can be lost then. Never rejects. */
  prepare(question: RunGradable): Promise<void> {
    return this.enqueue(async (client) => {
      await openScenario(client, question)
      await client.check([])
    }).catch(ignore)
  }

  /** @throws LabError when the engine cannot be loaded or stops: trying again starts another one */
  grade(question: RunGradable, response: unknown): Promise<Verdict> {
    return this.enqueue((client) => gradeByRunning(client, question, response))
  }

  stop(): void {
    this.client?.stop()
    this.client = undefined
  }

  private enqueue<T>(run: (client: LabClient) => Promise<T>): Promise<T> {
    const result = this.queue.then(async () => {
      this.client ??= new LabClient(this.connect(), { picture: ignore, print: ignore, stop: ignore })
      try {
        return await run(this.client)
      } catch (error) {
        this.stop()
        throw error
      }
    })
    this.queue = result.catch(ignore)
    return result
  }
}
