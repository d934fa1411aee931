import type { FileStat } from '@/lib/userland/kernel/file-system'

const KINDS: Record<FileStat['type'], string> = {
  file: 'regular file',
  directory: 'directory',
  symlink: 'symbolic link',
  fifo: 'fifo',
  socket: 'socket',
  character: 'character special file',
  block: 'block special file',
}

/** What rm and stat call a file of its kind. */
export const kindOf = (stat: FileStat): string =>
  stat.type === 'file' && stat.size === 0 ? 'regular empty file' : KINDS[stat.type]
