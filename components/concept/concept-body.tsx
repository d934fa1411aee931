import { isValidElement, type ReactNode } from 'react'
import Markdown, { type Components, type ExtraProps } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { headingId } from '@/lib/content/headings'
import { pageScript } from '@/lib/content/page-script'
import type { ContentLocale, PageCluster } from '@/lib/content/schema'
import { Link } from '@/lib/i18n/navigation'
import { Callout } from './callout'
import { CodeBlock } from './code-block'
import { DiagramFigure, type DiagramSource } from './diagram-figure'
import { GlossaryTerm } from './glossary-term'
import { PageLab } from './page-lab'
import { calloutKinds, remarkCallouts } from './remark-callouts'
import { type PageTerm, remarkTerms } from './remark-terms'

const diagramLine = /^::diagram\{([a-z0-9-]+)\}$/

export interface ConceptBodyProps {
  markdown: string
  diagrams: DiagramSource[]
  /** On which its commands run; without one they cannot be run on the spot. */
  cluster?: PageCluster
  /** To be marked where they first stand. */
  terms?: readonly (PageTerm & { other: string; definition: string })[]
  /** Of the page. */
  locale?: ContentLocale
}

/** Markdown of our content as a page: no raw HTML, diagrams in their places, headings that can be linked. */
export function ConceptBody({ markdown, diagrams, cluster, terms = [], locale = 'en' }: ConceptBodyProps) {
  return (
    <PageLab script={cluster && pageScript(markdown, cluster)}>
      <div className="prose">
        <Markdown
          remarkPlugins={[remarkGfm, remarkCallouts, [remarkTerms, terms]]}
          components={{ ...componentsWith(diagrams), span: termWith(terms, locale === 'en' ? 'ja' : 'en') }}
        >
          {markdown}
        </Markdown>
      </div>
    </PageLab>
  )
}

function componentsWith(diagrams: DiagramSource[]): Components {
  return {
    h1: ({ children }) => <AnchoredHeading level={2}>{children}</AnchoredHeading>,
    h2: ({ children }) => <AnchoredHeading level={2}>{children}</AnchoredHeading>,
    h3: ({ children }) => <AnchoredHeading level={3}>{children}</AnchoredHeading>,
    p: ({ children }) => {
      const name = diagramLine.exec(plainText(children).trim())?.[1]
      const diagram = diagrams.find((candidate) => candidate.name === name)
      return diagram ? <DiagramFigure diagram={diagram} /> : <p>{children}</p>
    },
    pre: ({ children, node }) => (
      <Fence marks={marksOf(node)} line={node?.position?.start.line}>
        {children}
      </Fence>
    ),
    aside: ({ children, node }) => {
      const kind = calloutKinds.find((one) => one === node?.properties.dataCallout)
      return kind ? <Callout kind={kind}>{children}</Callout> : <blockquote>{children}</blockquote>
    },
    a: ({ href, children }) => <ContentLink href={href ?? ''}>{children}</ContentLink>,
    // The corner of a table heads nothing.
    th: ({ children }) => (children ? <th>{children}</th> : <td />),
    table: ({ children }) => (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      <div className="overflow-x-auto" tabIndex={0}>
        <table>{children}</table>
      </div>
    ),
  }
}

function termWith(
  terms: NonNullable<ConceptBodyProps['terms']>,
  otherLocale: ContentLocale,
): Components['span'] {
  return ({ children, node }) => {
    const term = terms.find(({ id }) => id === node?.properties.dataTerm)
    if (!term) return <span>{children}</span>
    return (
      <GlossaryTerm other={term.other} otherLocale={otherLocale} definition={term.definition}>
        {children}
      </GlossaryTerm>
    )
  }
}

function AnchoredHeading({ level, children }: { level: 2 | 3; children: ReactNode }) {
  const text = plainText(children)
  const id = headingId(text)
  const Tag = `h${level}` as const
  return (
    <Tag id={id}>
      {children}
      <a className="anchor print:hidden" href={`#${id}`} aria-label={text}>
        #
      </a>
    </Tag>
  )
}

/** The words behind a fence's language. */
function marksOf(pre: ExtraProps['node']): string {
  const [code] = pre?.children ?? []
  return (code?.type === 'element' && code.data?.meta) || ''
}

interface FenceProps {
  marks: string
  /** Of the page. */
  line: number | undefined
  children: ReactNode
}

function Fence({ marks, line, children }: FenceProps) {
  if (!isValidElement<{ className?: string; children?: ReactNode }>(children)) return <pre>{children}</pre>
  const language = /language-([\w-]+)/.exec(children.props.className ?? '')?.[1] ?? ''
  const text = plainText(children.props.children).replace(/\n$/, '')
  if (language !== 'mermaid')
    return (
      <CodeBlock language={language} marks={marks} text={text} {...(line === undefined ? {} : { line })} />
    )
  return <DiagramFigure diagram={{ name: '', source: text, alt: '', caption: '', ascii: '' }} />
}

/** `./pod` leads to the page of that concept; everything else is outside. */
function ContentLink({ href, children }: { href: string; children: ReactNode }) {
  const concept = /^\.\/([a-z0-9-]+)(#.*)?$/.exec(href)
  if (concept) return <Link href={`/concepts/${concept[1]}${concept[2] ?? ''}`}>{children}</Link>
  if (href.startsWith('#')) return <a href={href}>{children}</a>
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  )
}

function plainText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(plainText).join('')
  if (isValidElement<{ children?: ReactNode }>(node)) return plainText(node.props.children)
  return ''
}
