/** Minutes before the end at which the time left is read out. */
const ANNOUNCED_MINUTES = [30, 10, 5, 1]

const MINUTE_MS = 60_000
const DAY_S = 86_400

/** ms → `1:59:03`, `9:05`; never below `0:00`. A second that has begun counts whole. @param hours said even if none are left */
export function clockText(ms: number, hours = false): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hour, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${hours || hour > 0 ? `${hour}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}

/** The same beside whole days: `7` and `0:59:15`. Below a day it is the clock alone. */
export function daysAndClock(ms: number): { days: number; clock: string } {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const days = Math.floor(seconds / DAY_S)
  return { days, clock: clockText((seconds - days * DAY_S) * 1000, days > 0) }
}

/** Whole minutes that were spent; a minute that has begun counts when it is the first. */
export function minutesOf(ms: number): number {
  return ms > 0 ? Math.max(1, Math.round(ms / MINUTE_MS)) : 0
}

/** The minutes to read out when the time left falls from one value to another: the last that was passed. */
export function announcedBetween(beforeMs: number, nowMs: number): number | undefined {
  return ANNOUNCED_MINUTES.findLast(
    (minutes) => beforeMs > minutes * MINUTE_MS && nowMs <= minutes * MINUTE_MS,
  )
}

/**
 * The server's clock, read on this machine: what the server said, and how long ago that was by a clock that goes on
 * while the lid is closed.
 */
export class ServerClock {
  private ahead: number

  constructor(
    serverNow: Date,
    private readonly local: () => number = Date.now,
  ) {
    this.ahead = serverNow.getTime() - local()
  }

  /** What the server says now. */
  set(serverNow: Date): void {
    this.ahead = serverNow.getTime() - this.local()
  }

  /** ms since the epoch. */
  now(): number {
    return this.local() + this.ahead
  }

  /** ms until a moment of the server's; not below 0. */
  until(moment: Date): number {
    return Math.max(0, moment.getTime() - this.local() - this.ahead)
  }
}
