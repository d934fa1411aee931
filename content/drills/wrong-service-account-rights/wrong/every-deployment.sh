# fails: no-more
# near miss: any Deployment of the Namespace may be scaled
kubectl apply -f - <<'Y'
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: dimmer, namespace: printing}
rules:
- {apiGroups: [batch], resources: [jobs], verbs: [list]}
- {apiGroups: [apps], resources: [deployments/scale], verbs: [patch]}
Y
