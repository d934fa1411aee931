const RELEASE = '0.32.0'

export const VERSION = `kind v${RELEASE} go1.25.8 linux/amd64`
export const SHORT_VERSION = `kind version ${RELEASE}`
