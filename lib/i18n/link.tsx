'use client'

import { createNavigation } from 'next-intl/navigation'
import { type ComponentProps, useState } from 'react'
import { routing } from './routing'

const { Link: IntlLink } = createNavigation(routing)

/**
 * A link that keeps the language. Where it leads is fetched ahead once somebody is about to go there: a page with a
 * hundred links would otherwise ask for a hundred pages that nobody goes to. Pages of a class are not: its log would name
 * administrators as visitors who have only passed by.
 */
export function Link({ prefetch, onPointerEnter, onFocus, ...props }: ComponentProps<typeof IntlLink>) {
  const [pointedAt, setPointedAt] = useState(false)
  const wanted = pointedAt && !/^\/classes\/./.test(pathOf(props.href))
  return (
    <IntlLink
      {...props}
      prefetch={prefetch ?? (wanted ? null : false)}
      onPointerEnter={(event) => {
        setPointedAt(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setPointedAt(true)
        onFocus?.(event)
      }}
    />
  )
}

const pathOf = (href: ComponentProps<typeof IntlLink>['href']) =>
  (typeof href === 'string' ? href : href.pathname) ?? ''
