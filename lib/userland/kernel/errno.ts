/** The errors of system calls, as C's strerror words them. */
export const STRERROR = {
  EPERM: 'Operation not permitted',
  ENOENT: 'No such file or directory',
  ESRCH: 'No such process',
  ENXIO: 'No such device or address',
  E2BIG: 'Argument list too long',
  ENOEXEC: 'Exec format error',
  EBADF: 'Bad file descriptor',
  EAGAIN: 'Resource temporarily unavailable',
  EACCES: 'Permission denied',
  EBUSY: 'Device or resource busy',
  EEXIST: 'File exists',
  EXDEV: 'Invalid cross-device link',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EINVAL: 'Invalid argument',
  ENOTTY: 'Inappropriate ioctl for device',
  ENOSPC: 'No space left on device',
  EROFS: 'Read-only file system',
  EPIPE: 'Broken pipe',
  ENAMETOOLONG: 'File name too long',
  ENOTEMPTY: 'Directory not empty',
  ELOOP: 'Too many levels of symbolic links',
} as const

export type ErrnoCode = keyof typeof STRERROR

/** A system call that failed; its message is strerror's. */
export class Errno extends Error {
  readonly code: ErrnoCode

  constructor(code: ErrnoCode) {
    // A shell asks in vain in every folder of PATH: nobody reads where from.
    const traces = Error as unknown as { stackTraceLimit?: number }
    const { stackTraceLimit } = traces
    traces.stackTraceLimit = 0
    super(STRERROR[code])
    if (stackTraceLimit !== undefined) traces.stackTraceLimit = stackTraceLimit
    this.code = code
    this.name = 'Errno'
  }
}
