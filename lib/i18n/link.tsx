'use client'

import { createNavigation } from 'next-intl/navigation'
import { type ComponentProps, useState } from 'react'
import { routing } from './routing'

const { Link: IntlLink } = createNavigation(routing)

/**
 * A link that keeps the language. Where it leads is fetched ahead once somebody is about to go there: a page with a
 * hundred links would otherwise ask for a hundred pages that nobody goes to.
 */
export function Link({ prefetch, onPointerEnter, onFocus, ...props }: ComponentProps<typeof IntlLink>) {
  const [wanted, setWanted] = useState(false)
  return (
    <IntlLink
      {...props}
      prefetch={prefetch ?? (wanted ? null : false)}
      onPointerEnter={(event) => {
        setWanted(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setWanted(true)
        onFocus?.(event)
      }}
    />
  )
}
