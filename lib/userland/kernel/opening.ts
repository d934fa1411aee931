import type { Core } from '@/lib/userland/kernel/core'
import { Errno } from '@/lib/userland/kernel/errno'
import { openFifo } from '@/lib/userland/kernel/open-files'
import { READ, WRITE } from '@/lib/userland/kernel/permissions'
import type { OpenOptions } from '@/lib/userland/kernel/process'
import type { ProcessFiles } from '@/lib/userland/kernel/process-files'
import type { ProcessRecord } from '@/lib/userland/kernel/state'
import type { VirtualNode } from '@/lib/userland/kernel/virtual-files'

/** An open file for a node of /dev or /proc. */
function openVirtual(core: Core, record: ProcessRecord, node: VirtualNode, options: OpenOptions): number {
  if (node.type === 'symlink' && node.file !== undefined) return node.file
  if (node.type === 'directory') throw new Errno('EISDIR')
  if (node.type === 'file') {
    if (options.write) throw new Errno('EACCES')
    return core.addFile({ kind: 'text', text: node.text, offset: 0, write: false, append: false })
  }
  if (node.type !== 'character') throw new Errno('ENOENT')
  if (node.device) return core.addFile({ kind: 'device', device: node.device, place: record.place })
  if (!node.tty) throw new Errno('ENXIO')
  return core.addFile({ kind: 'terminal', tty: node.tty })
}

/** The id of an open file, as open(2) makes it. */
export function openPath(
  core: Core,
  record: ProcessRecord,
  files: ProcessFiles,
  path: string,
  options: OpenOptions,
): number {
  const found = files.locate(path)
  if (found.node) return openVirtual(core, record, found.node, options)
  let stat = files.stat(found.path)
  if (!stat) {
    if (!options.create) throw new Errno('ENOENT')
    files.write(found.path, '')
    stat = files.stat(found.path)
    if (!stat) throw new Errno('ENOENT')
  } else {
    if (options.exclusive) throw new Errno('EEXIST')
    if (stat.type === 'directory' && options.write) throw new Errno('EISDIR')
    if (options.read) files.check(found.path, READ)
    if (options.write) files.check(found.path, WRITE)
    if (stat.type === 'socket') throw new Errno('ENXIO')
    if (stat.type === 'fifo')
      return openFifo(core, `${record.place} ${stat.device ?? 0} ${stat.inode}`, options)
    if (options.truncate && stat.size > 0) files.write(found.path, '')
  }
  return core.addFile({
    kind: 'file',
    place: record.place,
    path: found.path,
    inode: stat.inode,
    offset: 0,
    read: options.read ?? false,
    write: options.write ?? false,
    append: options.append ?? false,
    uid: record.uid,
  })
}
