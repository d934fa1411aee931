# fails: works, may, no-more
# near miss: the first refusal is gone, and nobody reads the second
kubectl apply -f - <<'Y'
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: dimmer, namespace: printing}
rules:
- {apiGroups: [batch], resources: [jobs], verbs: [list]}
- {apiGroups: [apps], resources: [deployments], resourceNames: [press], verbs: [patch]}
Y
