import { quote } from '../../go-format'

interface At {
  /** Where an error about the node points. */
  pos: number
}

export type Term = At &
  (
    | { type: 'dot' }
    | { type: 'nil' }
    | { type: 'bool'; value: boolean }
    | { type: 'number'; value: number | bigint; text: string }
    | { type: 'string'; value: string; text: string }
    | { type: 'field'; names: string[] }
    | { type: 'variable'; name: string; names: string[] }
    | { type: 'chain'; of: Term; names: string[] }
    | { type: 'function'; name: string }
    | Pipe
  )

export interface Command extends At {
  type: 'command'
  args: Term[]
}

export interface Pipe extends At {
  type: 'pipe'
  variables: string[]
  assigns: boolean
  commands: Command[]
}

export type TemplateNode = At &
  (
    | { type: 'text'; text: string }
    | { type: 'action'; pipe: Pipe }
    | { type: 'range' | 'if' | 'with'; pipe: Pipe; body: TemplateNode[]; otherwise: TemplateNode[] }
    | { type: 'template'; name: string; pipe: Pipe | undefined }
    | { type: 'break' | 'continue' }
  )

const path = (names: string[]) => names.map((name) => `.${name}`).join('')

function termText(term: Term): string {
  switch (term.type) {
    case 'dot':
      return '.'
    case 'nil':
      return 'nil'
    case 'bool':
      return String(term.value)
    case 'number':
    case 'string':
      return term.text
    case 'field':
      return path(term.names)
    case 'variable':
      return term.name + path(term.names)
    case 'chain':
      return argumentText(term.of) + path(term.names)
    case 'function':
      return term.name
    case 'pipe':
      return pipeText(term)
  }
}

const argumentText = (term: Term) => (term.type === 'pipe' ? `(${pipeText(term)})` : termText(term))

function pipeText({ variables, assigns, commands }: Pipe): string {
  const left = variables.length > 0 ? `${variables.join(', ')} ${assigns ? '=' : ':='} ` : ''
  return left + commands.map(commandText).join(' | ')
}

const commandText = ({ args }: Command) => args.map(argumentText).join(' ')

/** A node as Go writes it back, which errors show. */
export function nodeText(node: Term | Command | TemplateNode): string {
  switch (node.type) {
    case 'command':
      return commandText(node)
    case 'text':
      return quote(node.text)
    case 'action':
      return `{{${pipeText(node.pipe)}}}`
    case 'range':
    case 'if':
    case 'with': {
      const list = (nodes: TemplateNode[]) => nodes.map(nodeText).join('')
      const otherwise = node.otherwise.length > 0 ? `{{else}}${list(node.otherwise)}` : ''
      return `{{${node.type} ${pipeText(node.pipe)}}}${list(node.body)}${otherwise}{{end}}`
    }
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe ? ` ${pipeText(node.pipe)}` : ''}}}`
    case 'break':
    case 'continue':
      return `{{${node.type}}}`
    default:
      return termText(node)
  }
}
