import { initialSession, type SessionState } from './session'

/** A quiz that is planned: its families in turn, a fresh question each. */
export interface QuizPlan {
  skillIds: string[]
  /** How many questions; null: until the learner stops. */
  count: number | null
  /** The day's reviews: after the plan comes what has fallen due meanwhile. */
  review?: true
  /** After so many minutes a break is proposed; 0 or left out: never. */
  breakMinutes?: number
}

export interface StoredSession {
  /** Undefined in what was kept by an earlier version. */
  plan?: QuizPlan
  /** Undefined: not begun. */
  state?: SessionState
}

/** sessionStorage, or a Map in tests. */
export type SessionStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'kubekata-session:'
const draftPrefix = 'kubekata-draft:'

/** Sessions of one browser tab, by an id that stands in the address, so that reloading or coming back goes on. */
export class SessionStore {
  constructor(private readonly storage: SessionStorage) {}

  read(id: string): StoredSession | undefined {
    const stored = this.parse(prefix + id) as StoredSession | undefined
    return stored?.state ? { ...stored, state: resumed(stored.state) } : stored
  }

  write(id: string, session: StoredSession): void {
    this.keep(prefix + id, JSON.stringify(session))
  }

  /** The response that is being made. */
  readDraft(id: string): unknown {
    return this.parse(draftPrefix + id)
  }

  writeDraft(id: string, draft: unknown): void {
    if (draft === undefined) this.storage.removeItem(draftPrefix + id)
    else this.keep(draftPrefix + id, JSON.stringify(draft))
  }

  private parse(key: string): unknown {
    const text = this.storage.getItem(key)
    try {
      return text === null ? undefined : JSON.parse(text)
    } catch {
      return undefined
    }
  }

  /** A full storage is emptied of other sessions; a session that does not fit even then lives without a copy. */
  private keep(key: string, text: string): void {
    try {
      this.storage.setItem(key, text)
    } catch {
      this.dropOthers(key)
      try {
        this.storage.setItem(key, text)
      } catch {
        this.storage.removeItem(key)
      }
    }
  }

  private dropOthers(kept: string): void {
    const keys = Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i) ?? '')
    for (const key of keys)
      if (key !== kept && (key.startsWith(prefix) || key.startsWith(draftPrefix)))
        this.storage.removeItem(key)
  }
}

/** What was under way when the page was left has to be begun again. */
function resumed(stored: SessionState): SessionState {
  // What an earlier version kept lacks what is newer.
  const state = { ...initialSession, ...stored }
  if (state.phase === 'checking') return { ...state, phase: 'question' }
  return state.phase === 'failed' ? { ...state, phase: 'loading' } : state
}
