import { isValidElement, type ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { CodeBlock } from '@/components/concept/code-block'
import { CopyName } from './running/copy-name'

/** The Markdown of a task: its names are copied by pressing them. */
export function TaskText({ markdown }: { markdown: string }) {
  return (
    <div className="prose">
      <Markdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {markdown}
      </Markdown>
    </div>
  )
}

const COMPONENTS: Components = {
  code: ({ children }) => <CopyName text={plainText(children)} />,
  pre: ({ children }) => {
    const code = isValidElement<{ className?: string; children?: ReactNode }>(children) ? children.props : {}
    const language = /language-([\w-]+)/.exec(code.className ?? '')?.[1] ?? ''
    return <CodeBlock language={language} text={plainText(code.children).replace(/\n$/, '')} />
  },
  // A task leads nowhere out of the exam.
  a: ({ children }) => <span>{children}</span>,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="overflow-x-auto" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
  // The corner of a table heads nothing.
  th: ({ children }) => (children ? <th>{children}</th> : <td />),
}

function plainText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(plainText).join('')
  if (isValidElement<{ children?: ReactNode }>(node)) return plainText(node.props.children)
  return ''
}
