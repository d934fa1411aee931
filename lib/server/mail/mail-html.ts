import '../server-only'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '')
}

/**
 * The text of a mail as HTML for programs that show nothing else well: the same paragraphs and lines, its addresses to
 * be pressed. Nothing is fetched, and there is no markup that the text does not ask for.
 */
export function mailHtml(text: string, language: string): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(line).join('<br>')}</p>`)
  return `<!doctype html><html lang="${escapeHtml(language)}"><body>${paragraphs.join('')}</body></html>`
}

function line(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/\S+/g, (address) => `<a href="${address}">${address}</a>`)
}
