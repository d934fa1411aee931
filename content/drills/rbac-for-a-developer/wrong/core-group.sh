# fails: may-deploy
# near miss: everything stands in one rule, but Deployments are not in the core group
kubectl apply -f - <<'Y'
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: developer
  namespace: invoicing-dev
rules:
  - apiGroups: [""]
    resources: [deployments]
    verbs: [get, list, watch, create, update, patch]
  - apiGroups: [""]
    resources: [pods]
    verbs: [get, list, watch]
  - apiGroups: [""]
    resources: [pods/log]
    verbs: [get]
Y
kubectl create rolebinding developer-mio --role=developer --user=mio -n invoicing-dev
