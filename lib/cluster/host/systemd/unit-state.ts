import type { Complaint } from '@/lib/cluster/host/systemd/service-start'

/** How a unit of a host runs. Plain data. */
export type ActiveState = 'active' | 'inactive' | 'failed' | 'activating'

export interface UnitRun {
  state: ActiveState
  /** When it came into that state, ms. */
  since: number
  /** When its main process began last, ms, with its number. */
  process?: { pid: number; startedAt: number; argv: readonly string[] }
  /** How the last main process ended, and when. */
  exit?: { code: number; signal?: string; at: number }
  /** How often it came back by itself. */
  restarts: number
  /** The main process will end then by itself. */
  ending?: { at: number; code: number }
  /** What the main process says again and again. */
  complaint?: Complaint
  /** When it comes back. */
  comesBackAt?: number
}

/** One line of the journal. */
export interface JournalEntry {
  /** ms */
  at: number
  /** Who writes: `systemd`, `kubelet`. */
  program: string
  pid: number
  text: string
  /** Unset for lines of the service manager about no unit. */
  unit?: string
}

/** The service manager of a host, as far as it is not as it was at the boot. Plain data. */
export interface UnitsState {
  runs: Readonly<Record<string, UnitRun>>
  /** Oldest first. */
  journal: readonly JournalEntry[]
  /** The next process number. */
  nextPid: number
  /** The texts of units as the last daemon-reload found them; unset: as they were at the boot. */
  loaded?: Readonly<Record<string, readonly string[]>>
}

/** Lines of the journal that stay. */
export const JOURNAL_LINES = 2000
