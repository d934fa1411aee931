import type { BrowserStorage } from '@/components/storage/browser-storage'
import type { AnswerRecord } from './answer-record'

const keyOf = (submissionId: string, itemId: string) => `kubekata-answer ${submissionId} ${itemId}`

/** The records of one submission in this browser: they outlive a reload, and all tabs see them. */
export class AnswerStore {
  constructor(
    private readonly storage: BrowserStorage,
    private readonly submissionId: string,
  ) {}

  read(itemId: string): AnswerRecord | undefined {
    return parsed(this.storage.getItem(keyOf(this.submissionId, itemId)))
  }

  write(itemId: string, record: AnswerRecord): void {
    this.storage.setItem(keyOf(this.submissionId, itemId), JSON.stringify(record))
  }

  forget(itemIds: readonly string[]): void {
    for (const itemId of itemIds) this.storage.removeItem(keyOf(this.submissionId, itemId))
  }

  /** The item that a key of the storage is about, if it is one of this submission. */
  itemOf(key: string | null): string | undefined {
    const start = keyOf(this.submissionId, '')
    return key?.startsWith(start) ? key.slice(start.length) : undefined
  }
}

/** What somebody else has put there, or an older version of this page, is not believed. */
function parsed(text: string | null): AnswerRecord | undefined {
  if (text === null) return undefined
  try {
    const record = JSON.parse(text) as Partial<AnswerRecord> | null
    const { response, revision, writtenAt, by, over, owed, sent } = record ?? {}
    const isWhole =
      response !== undefined &&
      [revision, writtenAt, over].every(Number.isFinite) &&
      typeof owed === 'boolean' &&
      typeof by === 'string' &&
      Array.isArray(sent) &&
      sent.every((each) => typeof each === 'string')
    return isWhole ? (record as AnswerRecord) : undefined
  } catch {
    return undefined
  }
}
