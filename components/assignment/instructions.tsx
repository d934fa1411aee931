import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'

/** What an instructor wrote, as Markdown: no raw HTML, nothing is fetched from elsewhere, and links leave for a new tab. */
export function Instructions({ markdown }: { markdown: string }) {
  return (
    <div className="prose wrap-anywhere">
      <Markdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {markdown}
      </Markdown>
    </div>
  )
}

const COMPONENTS: Components = {
  // The page has its own first and second headings.
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  img: ({ alt }) => alt,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  ),
}
