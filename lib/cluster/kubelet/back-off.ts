/** How long a container stays in its last state before `CrashLoopBackOff` shows, in s, per crash. */
const CRASH = [0, 10, 27, 41, 81, 161]
const CRASH_MAX = 300

/** CrashLoopBackOff is a flash just before the restart. */
export const CRASH_FLASH = 1000

/** A container that ran this long starts over with its back-off. */
export const RESET_AFTER = 10 * 60_000

/** ms from a container's end to the flash of CrashLoopBackOff; 0: restarted at once. */
export const crashWait = (crashes: number): number => (CRASH[crashes - 1] ?? CRASH_MAX) * 1000

/** ms that ErrImagePull shows after a failed pull. */
export const pullErrorTime = (failures: number): number => (failures <= 1 ? 9500 : 13_000)

/** ms that ImagePullBackOff shows before the next pull: 13 s at first, doubling to five minutes. */
export const pullBackoffTime = (failures: number): number =>
  Math.min(300_000, 13_000 * 2 ** Math.max(0, failures - 2))

/** What is said of a container that waits for its next start. @param pod `name_namespace(uid)` */
export function backOffMessage(container: string, crashes: number, pod: string): string {
  const seconds = Math.min(300, 10 * 2 ** Math.max(0, crashes - 2))
  const pause = seconds >= 60 ? `${Math.floor(seconds / 60)}m${seconds % 60}s` : `${seconds}s`
  return `back-off ${pause} restarting failed container=${container} pod=${pod}`
}
