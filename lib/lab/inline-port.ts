import type { LabPort } from '@/lib/lab/lab-client'
import { LabServer } from '@/lib/lab/lab-server'

/** A lab in this very thread; messages are copied as a Worker copies them. */
export class InlinePort implements LabPort {
  onmessage: LabPort['onmessage'] = null
  onerror: LabPort['onerror'] = null
  ended = false
  private readonly server = new LabServer((reply) => {
    if (!this.ended) this.onmessage?.(new MessageEvent('message', { data: structuredClone(reply) }))
  })

  postMessage(message: unknown): void {
    void this.server.receive(structuredClone(message))
  }

  terminate(): void {
    this.ended = true
  }
}
