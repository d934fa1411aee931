import type { Io } from '@/lib/userland/tools/io'
import { sliceBytes } from '@/lib/userland/tools/shared/bytes'

/** Cuts a file, or adds zero bytes to it. @throws Errno */
export function resize(io: Io, path: string, bytes: number): void {
  const { files } = io.process
  const before = files.stat(path)?.size ?? 0
  if (!files.stat(path)) files.write(path, '')
  if (bytes < before) files.write(path, sliceBytes(files.read(path), 0, bytes))
  else if (bytes > before) files.grow(path, bytes - before)
}
