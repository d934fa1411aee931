import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { Vim, vim } from '@replit/codemirror-vim'

/** What `:w`, `:q` and their kin do. */
export interface VimCommands {
  save(): Promise<boolean>
  /** @param force changes are thrown away */
  close(force: boolean): void
}

interface ExParams {
  argString?: string
}

/** Vim's commands know an editor only, and are defined once for all of them. */
const commandsOf = new WeakMap<EditorView, VimCommands>()

type CmHolder = { cm6: EditorView }

const define = (name: string, prefix: string, run: (commands: VimCommands, force: boolean) => unknown) =>
  Vim.defineEx(name, prefix, (cm: unknown, params: ExParams) => {
    const commands = commandsOf.get((cm as CmHolder).cm6)
    if (commands) void run(commands, params.argString?.trim() === '!')
  })

/** What was saved a moment ago is not asked about. */
const saveAndClose = async (commands: VimCommands) => {
  if (await commands.save()) commands.close(true)
}

define('write', 'w', (commands) => commands.save())
define('quit', 'q', (commands, force) => commands.close(force))
define('wq', 'wq', saveAndClose)
define('xit', 'x', saveAndClose)

/** Has to be called for an editor before its keys are used. */
export function setVimCommands(view: EditorView, commands: VimCommands): void {
  commandsOf.set(view, commands)
}

export const vimKeys = (): Extension => vim({ status: true })
