# fails: may-read-pods
# near miss: whoever may get a Pod may not read its log
kubectl apply -f - <<'Y'
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: developer
  namespace: invoicing-dev
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get, list, watch, create, update, patch]
  - apiGroups: [""]
    resources: [pods]
    verbs: [get, list, watch]
Y
kubectl create rolebinding developer-mio --role=developer --user=mio -n invoicing-dev
