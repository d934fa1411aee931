let queue: Promise<unknown> = Promise.resolve()

/**
 * Draws Mermaid source as an SVG text in the page's colours and font. One at a time: Mermaid keeps its
 * configuration in one place.
 */
export function renderMermaid(id: string, source: string): Promise<string> {
  const drawn = queue.then(() => draw(id, source))
  queue = drawn.catch(() => undefined)
  return drawn
}

async function draw(id: string, source: string): Promise<string> {
  const { fontFamily } = getComputedStyle(document.body)
  // Mermaid measures its labels: the slices of the web font that they need must be there first.
  const [{ default: mermaid }] = await Promise.all([
    import('mermaid'),
    document.fonts.load(`16px ${fontFamily}`, source),
  ])
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    fontFamily,
    themeVariables: { fontFamily, fontSize: '15px', ...themeColours() },
    // Narrow enough for a phone.
    flowchart: { useMaxWidth: false, padding: 10, nodeSpacing: 22, rankSpacing: 38, wrappingWidth: 140 },
    sequence: { useMaxWidth: false },
    state: { useMaxWidth: false },
    class: { useMaxWidth: false },
  })
  const { svg } = await mermaid.render(id, source.trim())
  return fitToFrame(svg)
}

/** As wide as drawn, narrowed by a small frame to two thirds at most: below that one scrolls. */
function fitToFrame(svg: string): string {
  const width = Number(/viewBox="[-\d.]+ [-\d.]+ ([\d.]+)/.exec(svg)?.[1] ?? 0)
  const fit = `width:min(${width}px,max(100%,${Math.round(width * 0.62)}px));height:auto;max-width:none;margin:auto`
  return svg.replace(/<svg[^>]*>/, (tag) =>
    tag.replace(/ (width|height|style)="[^"]*"/g, '').replace('<svg', `<svg style="${fit}"`),
  )
}

function themeColours(): Record<string, string> {
  const probe = document.body.appendChild(document.createElement('span'))
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const [paper, card, ink, muted, border, line] = [
    colour('background'),
    colour('card'),
    colour('foreground'),
    colour('muted'),
    colour('input'),
    colour('muted-foreground'),
  ]
  const warning = colour('warning-soft')
  probe.remove()
  return {
    background: card,
    primaryColor: paper,
    primaryTextColor: ink,
    primaryBorderColor: border,
    secondaryColor: muted,
    tertiaryColor: muted,
    mainBkg: paper,
    nodeBorder: border,
    nodeTextColor: ink,
    textColor: ink,
    titleColor: ink,
    lineColor: line,
    clusterBkg: muted,
    clusterBorder: border,
    edgeLabelBackground: card,
    noteBkgColor: warning,
    noteTextColor: ink,
    noteBorderColor: border,
    actorBkg: paper,
    actorBorder: border,
    actorTextColor: ink,
    signalColor: line,
    signalTextColor: ink,
    labelBoxBkgColor: muted,
    labelTextColor: ink,
    loopTextColor: ink,
    activationBkgColor: muted,
    activationBorderColor: border,
  }
}
