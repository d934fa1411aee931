/** Under which the browser keeps what waits for the network. */
export const HAND_INS_KEY = 'kubekata-hand-ins'
export const REVIEWS_KEY = 'kubekata-reviews'
export const SPRINTS_KEY = 'kubekata-sprints'
