/** The file that -i edits. */

import { currentName } from '@/lib/userland/tools/input'
import { type Io, reason } from '@/lib/userland/tools/io'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

/** An edited file takes the place of the old one. */
export function replaceFile(state: SedState, io: Io): void {
  if (state.inPlace === undefined || !state.isOpen) return
  const { process } = io
  const { files } = process.machine
  const path = process.resolve(currentName(state.input))
  const folder = path.replace(/[^/]*$/, '')
  const letters = Array.from(
    { length: 6 },
    () => 'abcdefghijklmnopqrstuvwxyzABCDEF'[Math.floor(process.machine.random() * 32)],
  )
  const temporary = `${folder}sed${letters.join('')}`
  const stat = files.stat(path)
  const text = state.edited.splice(0).join('')
  state.missingEnd = false
  try {
    io.writeFile(temporary, text)
  } catch (error) {
    io.fail(`couldn't open temporary file ${temporary}: ${reason(error)}`, 4)
  }
  try {
    if (stat) {
      files.chmod(temporary, stat.mode)
      if (process.uid === 0) files.chown(temporary, stat.uid, stat.gid)
    }
    const { inPlace } = state
    if (inPlace !== '') {
      const name = path.slice(folder.length)
      const backup = inPlace.includes('*') ? inPlace.replaceAll('*', name) : name + inPlace
      files.rename(path, backup.includes('/') ? process.resolve(backup) : folder + backup)
    }
    files.rename(temporary, path)
  } catch (error) {
    files.unlink(temporary)
    io.fail(`cannot rename ${temporary}: ${reason(error)}`, 4)
  }
}
