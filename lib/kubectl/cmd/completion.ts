import { defineCommand, usageError } from '../cli/command'

/** Each script asks kubectl itself for the words that may follow. */
const BASH = `# bash completion for kubectl
__start_kubectl() {
  local words="\${COMP_WORDS[*]:1:COMP_CWORD}"
  COMPREPLY=($(kubectl __complete $words 2>/dev/null))
}
if type complete >/dev/null 2>&1; then
  complete -o default -F __start_kubectl kubectl
fi
`
const ZSH = `#compdef kubectl
compdef _kubectl kubectl
_kubectl() {
  compadd -- $(kubectl __complete \${words[2,CURRENT]} 2>/dev/null)
}
`
const FISH = `# fish completion for kubectl
complete -c kubectl -f -a '(kubectl __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`
const POWERSHELL = `# powershell completion for kubectl
Register-ArgumentCompleter -CommandName kubectl -ScriptBlock {
  param($word, $ast)
  kubectl __complete $ast.CommandElements[1..99] 2>$null
}
`
const SCRIPTS: Record<string, string> = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL }

export const completion = defineCommand({
  use: 'completion SHELL',
  short: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)',
  group: 'Settings Commands:',
  examples: `
    # In this bash
    source <(kubectl completion bash)

    # In every new bash, for an alias as well
    echo 'source <(kubectl completion bash)' >> ~/.bashrc
    echo 'alias k=kubectl' >> ~/.bashrc
    echo 'complete -o default -F __start_kubectl k' >> ~/.bashrc
  `,
  flags: [],
  run(context) {
    const { args } = context
    if (args.length === 0) throw usageError(context, 'Shell not specified.')
    if (args.length > 1) throw usageError(context, 'Too many arguments. Expected only the shell type.')
    const script = SCRIPTS[args[0]!]
    if (script === undefined) throw usageError(context, `Unsupported shell type ${JSON.stringify(args[0])}.`)
    context.out(script)
  },
})
