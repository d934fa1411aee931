const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership'

/**
 * Whether somebody teaches the course that they come from. Roles in the institution do not count: a professor may learn
 * in somebody else's course. Roles of a course may be given by their simple names.
 */
export function teaches(roles: readonly string[]): boolean {
  return roles.some(
    (role) =>
      role === 'Instructor' ||
      role === `${MEMBERSHIP}#Instructor` ||
      role.startsWith(`${MEMBERSHIP}/Instructor#`),
  )
}
