/** What the situations of the authorizer are about, and what Kubernetes says of them. */
export const no = (what: string, where: string, who = 'ann') => `User "${who}" cannot ${what} ${where}`
export const inA = 'in the namespace "a"'
export const anywhere = 'at the cluster scope'
export const READ = 'create role read --verb=get,list --resource=pods -n a'
export const READ_RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }
export const TO_ANN = 'create rolebinding read --role=read --user=ann -n a'
export const bindingIn = (namespace: string, name = 'read') => ({ kind: 'RoleBinding', name, namespace })
export const roleIn = (namespace: string, name = 'read') => ({ kind: 'Role', name, namespace })
export const clusterRole = (name: string) => ({ kind: 'ClusterRole', name })
export const ROBOT = 'system:serviceaccount:a:robot'
export const podsForbidden = (rest: string) => `pods is forbidden: ${rest}`
export const listPods = (who = 'ann') => podsForbidden(no('list resource "pods" in API group ""', inA, who))
